use super::{check, money};
use crate::domain::{language::Language, money::Currency};

fn of_250(table: &[(&str, &str)]) {
    check(table, Language::En, money("250", Currency::USD));
}

#[test]
fn a_day_that_is_stated_is_a_promise() {
    of_250(&[
        ("I'll pay on Friday", "promise 2026-11-27"),
        ("ill pay fri", "promise 2026-11-27"),
        ("will pay by fri", "promise 2026-11-27"),
        ("I’ll pay tmrw", "promise 2026-11-24"),
        ("paying tonight", "promise 2026-11-23"),
        ("I'll pay right now", "promise 2026-11-23"),
        ("I can pay on the 15th", "promise 2026-12-15"),
        ("i will pay the 23rd", "promise 2026-12-23"),
        ("gonna pay EOM", "promise 2026-11-30"),
        ("I'll pay by the end of the month", "promise 2026-11-30"),
        ("Dec 15", "promise 2026-12-15"),
        ("in two weeks", "promise 2026-12-07"),
        ("I will settle it in a week", "promise 2026-11-30"),
        ("Sorry, I was ill. I'll pay on Wednesday!", "promise 2026-11-25"),
        ("I can't pay today, but I'll pay tomorrow", "promise 2026-11-24"),
        ("I'll pay $250 on Dec 1", "promise 2026-12-01"),
        ("I'll send the rest on Dec 5", "promise 2026-12-05"),
        ("I'll pay no later than Dec 10", "promise 2026-12-10"),
    ]);
}

#[test]
fn a_day_that_is_asked_for_is_a_deferral() {
    of_250(&[
        ("can I pay after the 10th?", "deferral 2026-12-11"),
        ("can i pay on friday", "deferral 2026-11-27"),
        ("give me until the end of the month", "deferral 2026-11-30"),
        ("give me a week", "deferral 2026-11-30"),
        ("I need 2 more weeks", "deferral 2026-12-07"),
        ("could you wait until Dec 15?", "deferral 2026-12-15"),
        ("Can I have until Friday?", "deferral 2026-11-27"),
        ("can we do Friday", "deferral 2026-11-27"),
        ("how about Friday?", "deferral 2026-11-27"),
        ("Friday ok?", "deferral 2026-11-27"),
        ("please extend by two weeks", "deferral 2026-12-07"),
        ("another week please", "deferral 2026-11-30"),
        ("not before the 10th", "deferral 2026-12-10"),
        ("I'll pay after Friday", "deferral 2026-11-28"),
        ("is it ok if I pay on the 5th?", "deferral 2026-12-05"),
        ("postpone to December 20", "deferral 2026-12-20"),
    ]);
}

#[test]
fn parts_are_a_series_or_named_one_by_one() {
    of_250(&[
        ("50 a week", "5 x 50 weekly"),
        ("I can pay 100 a month", "3 x 100, last 50 monthly"),
        ("$50/week", "5 x 50 weekly"),
        ("50 a week from December 10", "5 x 50 weekly from 2026-12-10"),
        ("$50 every Friday", "5 x 50 weekly from 2026-11-27"),
        ("50 bucks biweekly", "5 x 50 fortnightly"),
        ("20 weekly", "13 x 20, last 10 weekly"),
        ("100 on the 10th of every month", "3 x 100, last 50 monthly from 2026-12-10"),
        ("3 monthly payments", "3 x 83.33, last 83.34 monthly"),
        ("can I pay in 4 installments?", "4 x 62.5"),
        ("split it into 5", "5 x 50"),
        ("two equal parts", "2 x 125"),
        ("4 weekly payments starting Dec 1", "4 x 62.5 weekly from 2026-12-01"),
        ("3 payments of $100", "3 x 100, last 50"),
        ("can I pay over 5 months?", "5 x 50 monthly"),
        ("half on Friday and the rest on Dec 20", "2026-11-27 125, 2026-12-20 125"),
        ("I can pay half on Friday and the rest next month", "2026-11-27 125, 2026-12-31 125"),
        ("half now, the other half EOM", "2026-11-23 125, 2026-11-30 125"),
        ("$100 tomorrow, the rest on the 20th", "2026-11-24 100, 2026-12-20 150"),
        ("tomorrow 100, the remainder Dec 20", "2026-11-24 100, 2026-12-20 150"),
        ("20% today and the balance on Friday", "2026-11-23 50, 2026-11-27 200"),
        ("100 today, 100 on Dec 1 and 50 on Dec 15", "2026-11-23 100, 2026-12-01 100, 2026-12-15 50"),
        ("2 payments: Friday and Dec 15", "2026-11-27 125, 2026-12-15 125"),
    ]);
}

#[test]
fn a_discount_is_for_paying_at_once() {
    of_250(&[
        ("can I get 10% off if I pay today", "10 % off 2026-11-23"),
        ("$20 off if I pay right now?", "20 off 2026-11-23"),
        ("I'll pay tomorrow with a 5 percent discount", "5 % off 2026-11-24"),
        ("discount of 25 if I pay in full today", "25 off 2026-11-23"),
        ("can I get a 10% discount?", "ask which day"),
        ("any discount if I pay today?", "ask how much"),
        ("I'll pay 200 today with a discount", "ask how much"),
        ("10% discount and 3 monthly payments", "ask mixed"),
    ]);
}

#[test]
fn what_means_no_single_thing_is_asked_about() {
    of_250(&[
        ("soon", "ask which day"),
        ("I'll pay soon", "ask which day"),
        ("I'll pay next week", "ask which day"),
        ("I'll pay next month", "ask which day"),
        ("in a while", "ask which day"),
        ("I'll pay when I get paid", "ask which day"),
        ("after payday", "ask which day"),
        ("I need an extension", "ask which day"),
        ("half now half later", "ask which day"),
        ("3 payments by Dec 15", "ask which day"),
        ("I'll pay Feb 30", "ask which day"),
        ("I'll pay on 11/12", "ask 2027-11-12 or 2026-12-11"),
        ("next friday", "ask 2026-11-27 or 2026-12-04"),
        ("on the 10th or the 15th", "ask 2026-12-10 or 2026-12-15"),
        ("I'll pay today or tomorrow", "ask 2026-11-23 or 2026-11-24"),
        ("I'll pay 1,250 tomorrow", "ask 1250 or 1.25"),
        ("in parts", "ask how much"),
        ("can I pay in installments?", "ask how much"),
        ("50 euros a week", "ask how much"),
        ("10 a day", "ask how often"),
        ("$50 twice a month", "ask how often"),
        ("I'll pay 100 on Friday", "ask why 100"),
        ("I'll pay $500 on Friday", "ask why 500"),
        ("500 a week", "ask why 500"),
        ("half on Friday", "ask why 125"),
        ("1 a week", "ask too many"),
        ("30 weekly payments", "ask too many"),
        ("I'll pay on 11/20/2026", "ask past"),
        ("100 now then 50 a month", "ask mixed"),
    ]);
}

#[test]
fn other_words_are_left_alone() {
    of_250(&[
        ("", "-"),
        ("...", "-"),
        ("250", "-"),
        ("Hi, good morning!", "-"),
        ("ok thanks", "-"),
        ("I won't pay", "-"),
        ("I wont pay on friday", "-"),
        ("can't pay", "-"),
        ("I can't pay 100 a month", "-"),
        ("not paying this", "-"),
        ("I refuse to pay", "-"),
        ("already paid", "-"),
        ("I paid yesterday", "-"),
        ("paid 100, the rest on Friday", "-"),
        ("sent it today", "-"),
        ("How much do I owe by Friday?", "-"),
        ("how do I pay?", "-"),
        ("when do I have to pay?", "-"),
        ("what is this about?", "-"),
        ("can I pay by card?", "-"),
        ("can I pick it up on Friday?", "-"),
        ("Acme, 250, Dec 15", "-"),
        ("Anna owes $250 by Friday for paint", "-"),
        ("I'll pay on Friday if you fix the laptop", "-"),
        ("John will call tomorrow", "-"),
    ]);
}
