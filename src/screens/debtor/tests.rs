//! The debtor's screens, rendered in both languages from facts.

use chrono::{DateTime, Utc};

use super::*;
use crate::domain::calendar::Country;
use crate::domain::claim::PaymentClaim;
use crate::domain::debt::{Debt, DebtKind, DebtState};
use crate::domain::dispute::{Dispute, DisputeReason, DisputeState};
use crate::domain::dossier::Dossier;
use crate::domain::hold::{Hold, HoldReason};
use crate::domain::ids::{
    BusinessId, ClientId, DebtId, DisputeId, InvitationId, OfferId, PaymentClaimId, PersonId, PlanId,
};
use crate::domain::language::Language;
use crate::domain::ledger::{EntryKind, Ledger};
use crate::domain::money::{Currency, Money};
use crate::domain::people::{
    Business, Client, ClientReminding, LegalForm, Person, Reminding, Side, Standing,
};
use crate::domain::plan::{Offer, Part, Plan, PlanDebt, PlanState, Terms, lay_over};
use crate::domain::reminder::{Pause, Preset};
use crate::i18n::{Texts, texts};
use crate::screens::{Action, DebtorAction, Press, Screen, owner};

/// Telegram's limit for a message.
const TEXT_CHARS_MAX: usize = 4096;

fn now() -> DateTime<Utc> {
    "2026-12-12T10:00:00Z".parse().unwrap()
}

fn rub(roubles: i64) -> Money {
    Money::from_minor(roubles * 100, Currency::RUB).unwrap()
}

/// Ivan owes «Ремонт Плюс» 12 500 roubles by 15 December.
pub(crate) fn dossier() -> Dossier {
    let mut ledger = Ledger::new(Currency::RUB, Vec::new()).unwrap();
    ledger.record(ledger.entry(EntryKind::Charge, rub(12_500), None, None, now()).unwrap());
    Dossier {
        debt: Debt {
            id: DebtId(1),
            business: BusinessId(1),
            client: ClientId(1),
            number: 17,
            what: "ремонт <ноутбука>".to_owned(),
            service_on: "2026-12-01".parse().ok(),
            currency: Currency::RUB,
            due_on: "2026-12-15".parse().unwrap(),
            kind: DebtKind::Invoice,
            state: DebtState::Open,
            version: 4,
            next_contact_at: None,
            opened_at: Some(now()),
            resume_from: None,
            paused_for: None,
            by_age: false,
            created_at: now(),
            closed_at: None,
        },
        business: Business {
            id: BusinessId(1),
            name: "Ремонт Плюс".to_owned(),
            currency: Currency::RUB,
            zone: chrono_tz::Tz::Europe__Moscow,
            country: Country::Ru,
            payment_details: Some("Сбербанк 2202 2061 1234 5678".to_owned()),
            contact_name: Some("Анна".to_owned()),
            contact_phone: Some("+7 901 234-56-78".to_owned()),
            ladder: Preset::Standard,
            reminding: Reminding::Send,
            minimum: None,
            own_ladder: None,
            ladder_since: None,
            legal_form: LegalForm::Company,
            version: 1,
        },
        client: Client {
            id: ClientId(1),
            business: BusinessId(1),
            name: "Иван Петров".to_owned(),
            phone: None,
            legal_form: LegalForm::Person,
            reminding: ClientReminding::AsBusiness,
            person: Some(PersonId(2)),
            stopped_at: None,
        },
        debtor: Some(Person {
            id: PersonId(2),
            telegram_id: 200,
            first_name: "Иван".to_owned(),
            last_name: None,
            username: None,
            language: Language::Ru,
            zone: None,
            phone: None,
            unreachable_at: None,
            informed_at: None,
        }),
        ledger,
        holds: Vec::new(),
        agreed: None,
        talks: None,
        dispute: None,
        claim: None,
        inquiries: Vec::new(),
        promise: None,
        asked_obstacle: crate::domain::obstacle::Asked::default(),
        papers: Vec::new(),
        steps: std::collections::BTreeMap::new(),
        reminders: 0,
    }
}

fn with_plan(state: PlanState) -> Dossier {
    let part = |due_on: &str, roubles| Part { due_on: due_on.parse().unwrap(), amount: rub(roubles) };
    let terms = Terms::stored(
        vec![part("2026-12-15", 4_000), part("2027-01-15", 4_000), part("2027-02-15", 4_500)],
        None,
    );
    let slices = lay_over(&terms, &[rub(12_500)]).remove(0);
    let offer = Offer {
        id: OfferId(1),
        round: 1,
        side: Side::Debtor,
        made_by: PersonId(2),
        made_at: now(),
        expires_at: now(),
        cause: None,
        terms,
    };
    let debts = vec![PlanDebt { debt: DebtId(1), number: 17, amount: rub(12_500), slices }];
    let plan = Plan {
        id: PlanId(1),
        debt: DebtId(1),
        number: 1,
        state,
        reason: None,
        created_at: now(),
        debts,
        offer,
    };
    match state {
        PlanState::Accepted => Dossier { agreed: Some(plan), ..dossier() },
        _ => Dossier { talks: Some(plan), ..dossier() },
    }
}

fn disputed() -> Dossier {
    let dispute = Dispute {
        id: DisputeId(1),
        reason: DisputeReason::Defect,
        text: None,
        amount: None,
        opened_at: now(),
        state: DisputeState::Open,
        resolution: None,
        seen_at: None,
        wait_until: None,
        nudges: 0,
    };
    let hold = Hold { reason: HoldReason::Dispute, amount: None, since: now(), until: None };
    Dossier { dispute: Some(dispute), holds: vec![hold], ..dossier() }
}

fn claimed() -> Dossier {
    let claim = PaymentClaim {
        id: PaymentClaimId(1),
        amount: None,
        paid_on: now().date_naive(),
        claimed_at: now(),
        receipt_asked: false,
        nudges: 0,
    };
    let until = now() + chrono::TimeDelta::days(3);
    let hold = Hold { reason: HoldReason::PaymentClaim, amount: None, since: now(), until: Some(until) };
    Dossier { claim: Some(claim), holds: vec![hold], ..dossier() }
}

fn closed(state: DebtState) -> Dossier {
    let mut dossier = dossier();
    dossier.debt.close(state, now()).unwrap();
    dossier
}

fn paid(roubles: i64, mut dossier: Dossier) -> Dossier {
    let entry = dossier.ledger.entry(EntryKind::Payment, rub(roubles), None, None, now()).unwrap();
    dossier.ledger.record(entry);
    dossier
}

fn both() -> [&'static Texts; 2] {
    Language::ALL.map(texts)
}

fn plain(screen: &Screen) -> String {
    screen.text.as_str().replace('\u{a0}', " ")
}

fn actions(buttons: &[Vec<crate::screens::Button>]) -> Vec<DebtorAction> {
    let pressed = buttons.iter().flatten().filter_map(|button| match &button.press {
        Press::Act(Action::Debtor(action)) => Some(action.clone()),
        _ => None,
    });
    pressed.collect()
}

#[test]
fn every_hold_and_every_pause_is_on_both_cards_with_its_end() {
    let until = "2026-12-27T10:00:00Z".parse().ok();
    let held = HoldReason::ALL.into_iter().flat_map(|reason| {
        [None, Some(rub(1_000))].map(|amount| {
            let hold = Hold { reason, amount, since: now(), until };
            Dossier { holds: vec![hold], ..dossier() }
        })
    });
    let paused = Pause::ALL.into_iter().map(|pause| {
        let mut dossier = dossier();
        dossier.debt.resume_from = until;
        dossier.debt.paused_for = Some(pause);
        dossier
    });
    for dossier in held.chain(paused) {
        for t in both() {
            let facts = owner::card::Card {
                dossier: &dossier,
                parts: &[],
                late: false,
                next: owner::card::Next::Now,
                now: now(),
                zone: dossier.business.zone,
            };
            for card in [card(t, &dossier, now()), owner::card::card(t, &facts)] {
                let text = plain(&card);
                let why = (&dossier.holds, dossier.debt.paused_for);
                assert!(
                    text.contains("27") && !text.contains("[o") && !text.contains("[d"),
                    "{why:?}: {text}"
                );
            }
        }
    }
}

#[test]
fn only_what_is_possible_now_is_offered() {
    let debt = phrases::debt_ref(&dossier());
    let (pay, already) = (DebtorAction::Pay(debt), DebtorAction::AlreadyPaid(debt));
    let (time, problem) = (DebtorAction::NeedTime(debt), DebtorAction::AskObstacle(debt.id));
    let plan = DebtorAction::Plan(debt.id);
    let table = [
        (dossier(), vec![pay.clone(), already.clone(), time, problem.clone()]),
        (with_plan(PlanState::Accepted), vec![pay.clone(), already.clone(), plan.clone(), problem.clone()]),
        (with_plan(PlanState::Proposed), vec![pay.clone(), already.clone(), plan, problem.clone()]),
        (disputed(), vec![pay.clone(), already]),
        (claimed(), vec![pay, problem]),
        (closed(DebtState::Settled), vec![]),
        (closed(DebtState::Cancelled), vec![]),
    ];
    for (dossier, expected) in table {
        assert_eq!(actions(&payment_buttons(texts(Language::Ru), &dossier)), expected);
    }
}

#[test]
fn the_card_tells_what_is_owed_by_when_and_what_has_been_paid() {
    let shown = plain(&card(texts(Language::Ru), &paid(5_000, dossier()), now()));
    let expected = "<b>«Ремонт Плюс» · № 17</b>\nРемонт &lt;ноутбука&gt;, 1 декабря\n\n\
                    <b>7 500 ₽</b> · до вторника, 15 декабря (через 3 дня)\n\
                    Оплачено 5 000 ₽ из 12 500 ₽.";
    assert_eq!(shown, expected);
    let later = "2026-12-16T10:00:00Z".parse().unwrap();
    let shown = plain(&card(texts(Language::En), &dossier(), later));
    assert!(shown.contains("<b>₽12,500</b> · was due December 15 (yesterday)"), "{shown}");
}

#[test]
fn the_parts_of_a_plan_are_ticked_off_and_the_next_one_stands_out() {
    let shown = plain(&card(texts(Language::Ru), &paid(5_000, with_plan(PlanState::Accepted)), now()));
    assert!(shown.contains("<b>3 000 ₽</b> · до 15 января 2027 (через 34 дня)"), "{shown}");
    let parts = "✓ 15 декабря: 4 000 ₽\n<b>→ 15 января 2027: 3 000 ₽</b>\n· 15 февраля 2027: 4 500 ₽";
    assert!(shown.contains(parts), "{shown}");
}

#[test]
fn holds_are_told_in_plain_words() {
    let ru = texts(Language::Ru);
    let mut stopped = dossier();
    stopped.client.stopped_at = Some(now());
    let mut partly = dossier();
    partly.holds.push(Hold {
        reason: HoldReason::Dispute,
        amount: Some(rub(2_000)),
        since: now(),
        until: None,
    });
    let table = [
        (disputed(), "Напоминания на паузе: вы написали, что не так."),
        (claimed(), "Напоминания на паузе до 15 декабря: вы сказали, что оплатили, ждём подтверждения."),
        (stopped, "Напоминания выключены, как вы просили."),
        (partly, "2 000 ₽ пока не в счёт"),
    ];
    for (dossier, words) in table {
        let shown = plain(&card(ru, &dossier, now()));
        assert!(shown.contains(words), "{shown}");
    }
}

#[test]
fn a_closed_debt_is_friendly_and_asks_for_nothing() {
    let table = [
        (DebtState::Settled, "Спасибо"),
        (DebtState::Cancelled, "платить ничего не нужно"),
        (DebtState::HandedOver, "уже не здесь"),
    ];
    for (state, words) in table {
        let screen = card(texts(Language::Ru), &closed(state), now());
        assert!(plain(&screen).contains(words), "{}", plain(&screen));
        assert_eq!(actions(&screen.buttons), [DebtorAction::Mine]);
    }
}

#[test]
fn before_its_me_nothing_of_the_debt_is_shown() {
    for t in both() {
        let shown = plain(&invitation(t, &dossier(), InvitationId(5)));
        for secret in ["12", "500", "ноутбук", "15", "17"] {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
        for screen in [taken(t), spent(t), unknown(t)] {
            assert!(!plain(&screen).contains("Ремонт Плюс"));
        }
    }
}

#[test]
fn the_first_line_of_news_gives_nothing_away() {
    let dossier = dossier();
    for t in both() {
        let from = dossier.debt.due_on;
        let news = [
            new_debt(t, &dossier),
            settled(t, &closed(DebtState::Settled)),
            payment_received(t, &dossier, rub(500)),
            due_date_changed(t, &dossier, from),
            cancelled(t, &closed(DebtState::Cancelled)),
        ];
        for screen in news {
            let text = plain(&screen);
            let first = text.lines().next().unwrap_or_default();
            assert!(first.contains("Ремонт Плюс") && !first.contains('5') && !first.contains("17"), "{text}");
        }
    }
}

#[test]
fn the_longest_list_fits_into_a_message_and_its_buttons_in_rows_of_three() {
    let owed: Vec<Dossier> = (1..=20)
        .map(|number| {
            let mut dossier = dossier();
            dossier.debt.number = number * 1_000_003;
            dossier.debt.what = "очень длинное описание работы & прочего ".repeat(20);
            dossier.business.id = BusinessId(i64::from(number));
            dossier.business.name = "Общество с длинным названием ".repeat(2);
            dossier
        })
        .collect();
    assert_eq!(owed.len(), MINE_MAX);
    for t in both() {
        let screen = mine(t, &owed, 3, now());
        let length =
            plain(&screen).replace("<b>", "").replace("</b>", "").replace("&amp;", "&").chars().count();
        assert!(length <= TEXT_CHARS_MAX, "{length}");
        for screen in [screen, accepted(t, &dossier(), now()), choose_zone(t), pay(t, &dossier(), &[])] {
            assert!(screen.buttons.iter().all(|row| (1..=3).contains(&row.len())));
        }
    }
}

#[test]
fn the_ready_text_speaks_the_clients_language_and_fits_a_copy_button() {
    let owed = dossier();
    let screen = told::stopped(texts(Language::En), texts(Language::Ru), &owed, std::slice::from_ref(&owed));
    let copied = screen.buttons.iter().flatten().find_map(|button| match &button.press {
        Press::Copy(text) => Some(text.replace('\u{a0}', " ")),
        _ => None,
    });
    let expected = "Иван Петров, здравствуйте! Это Анна, «Ремонт Плюс». Пишу про оплату: \
                    ремонт <ноутбука>, 12 500 ₽ до 15 декабря. Подскажите, как вам удобно?";
    assert_eq!(copied.as_deref(), Some(expected));
    assert!(plain(&screen).starts_with("Иван Петров does not want reminders"));
}

#[test]
fn one_business_is_confirmed_and_several_are_chosen_from() {
    let standing = |id: i64| Standing {
        client: Client { id: ClientId(id), ..dossier().client },
        business_name: format!("Business {id}"),
        debt: DebtId(id),
    };
    let one = ask_stop(texts(Language::En), &[standing(1)]);
    assert_eq!(actions(&one.buttons), [DebtorAction::Stop(DebtId(1)), DebtorAction::Mine]);
    let two = ask_stop(texts(Language::En), &[standing(1), standing(2)]);
    let expected = [
        DebtorAction::Stop(DebtId(1)),
        DebtorAction::Stop(DebtId(2)),
        DebtorAction::StopAll,
        DebtorAction::Mine,
    ];
    assert_eq!(actions(&two.buttons), expected);
}
