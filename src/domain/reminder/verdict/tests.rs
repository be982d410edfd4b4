use super::*;
use crate::domain::reminder::ladder::Preset;

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A moment on the wall clock in Moscow (UTC+3).
fn moscow(text: &str) -> DateTime<Utc> {
    instant(&format!("{text}:00+03:00"))
}

/// Due on Tuesday 15 December 2026, opened a month before.
fn facts() -> Facts {
    Facts {
        due_on: "2026-12-15".parse().unwrap(),
        opened_at: moscow("2026-11-15T12:00"),
        unpaid: true,
        kept_back: None,
        hold: None,
        last_step: None,
        resume_from: None,
        reachable: true,
        opted_out: false,
        contacts: Vec::new(),
        contacts_elsewhere: Vec::new(),
        zone: Some(Tz::Europe__Moscow),
        country: Country::Ru,
    }
}

fn policy() -> Policy {
    Policy::new(Ladder::preset(Preset::Standard), Profile::Ru230fz)
}

fn remind(offset_days: i32, tone: Tone) -> Verdict {
    Verdict::Remind { step: Step::new(offset_days, tone) }
}

fn done(offset_days: i32, at: &str) -> LastStep {
    LastStep { offset_days, at: moscow(at) }
}

/// Lets time pass from one contact to the next and writes down what happened, in Moscow time.
fn play(mut facts: Facts, policy: &Policy, mut now: DateTime<Utc>) -> Vec<(String, i32, Tone)> {
    let mut story = Vec::new();
    loop {
        match decide(&facts, policy, now) {
            Verdict::Wait(until) => now = until,
            Verdict::Stop(_) => return story,
            Verdict::Remind { step } | Verdict::OfferClaim { step } => {
                let local = now.with_timezone(&Tz::Europe__Moscow).format("%a %d.%m %H:%M").to_string();
                story.push((local, step.offset_days, step.tone));
                facts.last_step = Some(LastStep { offset_days: step.offset_days, at: now });
                if step.is_for_debtor() {
                    facts.contacts.push(Contact { at: now, overdue: step.offset_days > 0 });
                }
            }
        }
    }
}

fn days(story: &[(String, i32, Tone)]) -> Vec<(&str, i32)> {
    story.iter().map(|(day, offset, _)| (day.as_str(), *offset)).collect()
}

#[test]
fn a_whole_ladder_goes_out_at_ten_on_fitting_days_and_ends() {
    let story = play(facts(), &policy(), moscow("2026-11-23T12:00"));
    assert_eq!(
        days(&story),
        [
            ("Sat 12.12 10:00", -3),
            ("Tue 15.12 10:00", 0),
            ("Fri 18.12 10:00", 3),
            ("Tue 22.12 10:00", 7),
            ("Tue 29.12 10:00", 14),
            ("Mon 11.01 10:00", 21),
            ("Thu 14.01 10:00", 30),
            ("Tue 19.01 10:00", 35),
            ("Tue 02.02 10:00", 49),
            ("Tue 16.02 10:00", 63),
            ("Tue 02.03 10:00", 77),
            ("Tue 16.03 10:00", 91),
            ("Tue 30.03 10:00", 105),
        ],
        "the steps of the New Year rest wait for the first working day"
    );
    assert_eq!(story[6].2, Tone::Claim);
    assert!(story.iter().skip(7).all(|(_, _, tone)| *tone == Tone::Firm));
}

#[test]
fn an_instalment_gets_the_soft_part_only() {
    let policy = Policy { ladder: Ladder::for_instalments(), ..policy() };
    let story = play(facts(), &policy, moscow("2026-12-01T12:00"));
    assert_eq!(days(&story), [("Sat 12.12 10:00", -3), ("Tue 15.12 10:00", 0), ("Fri 18.12 10:00", 3)]);
}

#[test]
fn a_date_on_a_day_off_counts_from_the_next_working_day() {
    let facts = Facts { due_on: "2027-01-05".parse().unwrap(), ..facts() };
    let story = play(facts, &policy(), moscow("2026-12-01T12:00"));
    // Monday 11 January 2027 is the first working day.
    assert_eq!(days(&story)[..3], [("Fri 08.01 10:00", -3), ("Mon 11.01 10:00", 0), ("Thu 14.01 10:00", 3)]);
}

#[test]
fn missed_steps_collapse_into_the_latest_one_due() {
    let facts = Facts { last_step: Some(done(-3, "2026-12-12T10:00")), ..facts() };
    assert_eq!(decide(&facts, &policy(), moscow("2026-12-23T15:00")), remind(7, Tone::Factual));
}

#[test]
fn what_is_said_on_the_date_is_not_made_up_for_on_the_day_after() {
    let late = remind(3, Tone::Check);
    let friday = Verdict::Wait(moscow("2026-12-18T10:00"));
    for now in ["2026-12-15T19:30", "2026-12-16T12:00", "2026-12-17T12:00"] {
        assert_eq!(decide(&facts(), &policy(), moscow(now)), friday, "{now}");
    }
    assert_eq!(decide(&facts(), &policy(), moscow("2026-12-18T12:00")), late);
    // Two other businesses have written today: the day is over before there is room.
    let full = ["2026-12-15T09:00", "2026-12-15T09:30"].map(moscow).to_vec();
    let facts = Facts { contacts_elsewhere: full, ..facts() };
    assert_eq!(decide(&facts, &policy(), moscow("2026-12-15T10:00")), friday);
}

#[test]
fn a_reminder_that_was_held_up_does_not_go_out_in_the_evening() {
    let at = moscow("2026-12-12T20:00");
    assert_eq!(decide(&facts(), &policy(), at), Verdict::Wait(moscow("2026-12-13T10:00")));
}

#[test]
fn nothing_is_sent_on_the_day_the_debt_was_first_seen() {
    let on_third_day_before = Facts { opened_at: moscow("2026-12-12T09:00"), ..facts() };
    assert_eq!(
        decide(&on_third_day_before, &policy(), moscow("2026-12-12T11:00")),
        Verdict::Wait(moscow("2026-12-15T10:00"))
    );
}

#[test]
fn a_debt_that_is_late_when_it_is_opened_starts_softly_and_keeps_the_distances() {
    let late =
        Facts { due_on: "2026-09-01".parse().unwrap(), opened_at: moscow("2026-11-19T12:00"), ..facts() };
    let story = play(late, &policy(), moscow("2026-11-19T12:01"));
    assert_eq!(
        days(&story)[..4],
        [("Fri 20.11 10:00", 3), ("Tue 24.11 10:00", 7), ("Tue 01.12 10:00", 14), ("Tue 08.12 10:00", 21)]
    );
    assert_eq!(story[0].2, Tone::Check);
}

#[test]
fn after_an_answer_there_is_silence_and_then_a_soft_round() {
    let answered = Facts {
        last_step: Some(done(14, "2026-12-29T10:00")),
        resume_from: Some(moscow("2027-01-20T09:00")),
        ..facts()
    };
    assert_eq!(
        decide(&answered, &policy(), moscow("2026-12-30T12:00")),
        Verdict::Wait(moscow("2027-01-20T10:00")),
        "the card can say when"
    );
    let story = play(answered, &policy(), moscow("2027-01-20T10:00"));
    assert_eq!(story[0], ("Wed 20.01 10:00".to_owned(), 3, Tone::Check));
    assert_eq!(days(&story)[1], ("Mon 25.01 10:00", 7), "Sunday waits for Monday");
}

#[test]
fn the_first_message_after_a_break_is_no_firmer_than_a_check_even_if_steps_were_missed() {
    let answered = Facts { resume_from: Some(moscow("2026-12-17T09:00")), ..facts() };
    assert_eq!(decide(&answered, &policy(), moscow("2026-12-29T12:00")), remind(14, Tone::Check));
}

#[test]
fn an_answer_before_the_date_does_not_repeat_what_was_said() {
    let answered = Facts {
        last_step: Some(done(-3, "2026-12-12T10:00")),
        resume_from: Some(moscow("2026-12-14T09:00")),
        ..facts()
    };
    assert_eq!(
        decide(&answered, &policy(), moscow("2026-12-14T12:00")),
        Verdict::Wait(moscow("2026-12-15T10:00"))
    );
}

#[test]
fn a_hold_is_silent_until_its_end_and_then_resumes_softly() {
    let promised = Facts {
        last_step: Some(done(21, "2027-01-11T10:00")),
        hold: Some(Hold { until: Some(moscow("2027-01-26T00:00")) }),
        ..facts()
    };
    assert_eq!(
        decide(&promised, &policy(), moscow("2027-01-12T12:00")),
        Verdict::Wait(moscow("2027-01-26T10:00"))
    );
    assert_eq!(decide(&promised, &policy(), moscow("2027-01-26T10:00")), remind(3, Tone::Check));
}

#[test]
fn nothing_more_happens_by_itself_when_there_is_a_reason() {
    let now = moscow("2026-12-18T12:00");
    let stops = [
        (Facts { unpaid: false, ..facts() }, StopReason::Settled),
        (Facts { opted_out: true, ..facts() }, StopReason::OptedOut),
        (Facts { reachable: false, ..facts() }, StopReason::Unreachable),
        (Facts { hold: Some(Hold { until: None }), ..facts() }, StopReason::Held),
        (Facts { last_step: Some(done(105, "2026-12-17T10:00")), ..facts() }, StopReason::LadderComplete),
    ];
    for (facts, reason) in stops {
        let verdict = decide(&facts, &policy(), now);
        assert_eq!(verdict, Verdict::Stop(reason));
        assert_eq!(next_contact_at(verdict, now), None);
    }
}

#[test]
fn the_claim_is_not_skipped_and_is_not_the_first_word() {
    let claim = Verdict::OfferClaim { step: Step::new(30, Tone::Claim) };
    let reminded = Facts { last_step: Some(done(21, "2027-01-11T10:00")), ..facts() };
    let long_after = moscow("2027-03-01T12:00");
    assert_eq!(decide(&reminded, &policy(), long_after), claim);
    let silent = Facts { last_step: Some(done(0, "2026-12-15T10:00")), ..facts() };
    assert_eq!(decide(&silent, &policy(), long_after), remind(21, Tone::Firm));
}

#[test]
fn other_debts_and_other_businesses_leave_less_room() {
    let now = moscow("2026-12-12T12:00");
    let already_written =
        Facts { contacts: vec![Contact { at: moscow("2026-12-12T10:00"), overdue: true }], ..facts() };
    assert_eq!(decide(&already_written, &policy(), now), Verdict::Wait(moscow("2026-12-13T10:00")));
    let elsewhere = vec![moscow("2026-12-12T10:30"), moscow("2026-12-12T11:00")];
    let crowded = Facts { contacts_elsewhere: elsewhere, ..facts() };
    assert_eq!(decide(&crowded, &policy(), now), Verdict::Wait(moscow("2026-12-13T10:30")));
}

#[test]
fn weekly_caps_count_overdue_reminders_only() {
    let now = moscow("2026-12-18T12:00");
    let week =
        |overdue| ["14", "16"].map(|day| Contact { at: moscow(&format!("2026-12-{day}T10:00")), overdue });
    let noted = Facts { contacts: week(false).to_vec(), ..facts() };
    assert_eq!(decide(&noted, &policy(), now), remind(3, Tone::Check));
    let asked = Facts { contacts: week(true).to_vec(), ..facts() };
    assert_eq!(decide(&asked, &policy(), now), Verdict::Wait(moscow("2026-12-21T10:00")));
}

#[test]
fn a_delayed_reminder_is_not_followed_by_the_next_on_the_day_after() {
    let delayed = Facts { last_step: Some(done(3, "2026-12-21T10:00")), ..facts() };
    let next = decide(&delayed, &policy(), moscow("2026-12-21T11:00"));
    assert_eq!(next, Verdict::Wait(moscow("2026-12-23T10:00")));
}

#[test]
fn an_unknown_zone_is_reminded_when_the_whole_country_may_be() {
    let unknown = Facts { zone: None, ..facts() };
    let now = moscow("2026-12-14T12:00");
    let facts = Facts { last_step: Some(done(-3, "2026-12-12T10:00")), ..unknown };
    assert_eq!(decide(&facts, &policy(), now), Verdict::Wait(instant("2026-12-15T07:00:00Z")));
}

#[test]
fn a_step_whose_hour_comes_on_the_day_of_the_next_step_gives_way_to_it() {
    // Up again on Saturday evening: the step of Thursday's due date would go out on Sunday morning, when the
    // one of three days later has come, and that one waits for a working day.
    let facts = Facts {
        due_on: "2026-05-28".parse().unwrap(),
        zone: Some(Tz::America__New_York),
        opened_at: instant("2026-02-20T21:17:00Z"),
        ..facts()
    };
    let monday_at_ten = instant("2026-06-01T14:00:00Z");
    assert_eq!(decide(&facts, &policy(), instant("2026-05-31T00:17:00Z")), Verdict::Wait(monday_at_ten));
    assert_eq!(decide(&facts, &policy(), monday_at_ten), remind(3, Tone::Check));
}
