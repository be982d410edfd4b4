//! Asking for time, and the owner's answer to it: the form of the debtor, the request, the plan in force.

use chrono::{DateTime, NaiveDate, Utc};

use super::request::{self, back, debt_ref, form_button, open_debt, tap_button};
use super::{Button, DebtorAction, FormTap, OwnerAction, Screen, calendar, promise};
use crate::domain::calendar::Every;
use crate::domain::dossier::Dossier;
use crate::domain::money::Money;
use crate::domain::plan::{PARTS_MAX, PartStanding, Plan, PlanReason, Terms};
use crate::domain::requests::History;
use crate::i18n::{Html, Texts, args};

/// The fewest parts of a request; one part is a deferral, which has its own way.
pub const PARTS_MIN: u32 = 2;

/// Numbers of parts offered in one tap.
pub const LIKELY_COUNTS: [u32; 6] = [2, 3, 4, 6, 10, 12];

/// How often a part may be due, in the order of the buttons.
pub const RHYTHMS: [Every; 3] = [Every::Week, Every::TwoWeeks, Every::Month];

/// Which field a button changes.
pub const EDIT_COUNT: u16 = 0;
pub const EDIT_FIRST: u16 = 1;
pub const EDIT_WORDS: u16 = 2;
/// Not a field: the way to a promise instead of instalments.
pub const EDIT_PROMISE: u16 = 3;

/// Where the answers of each question begin among the picks, so that a button of one question is never
/// taken for an answer to another.
pub const PICK_REASON: u16 = 0;
pub const PICK_COUNT: u16 = 10;
pub const PICK_RHYTHM: u16 = 20;

fn rhythm(every: Every) -> &'static str {
    match every {
        Every::Week => "week",
        Every::TwoWeeks => "two_weeks",
        Every::Month => "month",
    }
}

fn count_of(terms: &Terms) -> i64 {
    i64::try_from(terms.parts().len()).unwrap_or(i64::MAX)
}

/// Why the debtor needs time, in the reader's language.
pub fn reason(t: &Texts, reason: &PlanReason) -> String {
    match reason {
        PlanReason::Words(words) => words.clone(),
        ready => t.plain("request-plan-reason", &args! { reason = ready.code() }),
    }
}

/// What keeps them from paying, in one tap.
pub fn ask_reason(t: &Texts, dossier: &Dossier, form: i32) -> Screen {
    let text = t.html(
        "request-plan-reason-ask",
        &args! {
            number = dossier.debt.number.to_string(),
            left = t.money(&dossier.unheld_balance()),
            business = dossier.business.name,
        },
    );
    let ready = (PICK_REASON..).zip(&PlanReason::READY);
    let ready = ready.map(|(index, ready)| tap_button(reason(t, ready), form, FormTap::Pick(index)));
    Screen::new(text)
        .rows_of(
            2,
            ready.chain([form_button(t, "request-plan-reason-other", form, FormTap::Edit(EDIT_WORDS))]),
        )
        .row([form_button(t, "request-promise-button-instead", form, FormTap::Edit(EDIT_PROMISE))])
        .row([form_button(t, "common-button-skip", form, FormTap::Skip), back(t, form)])
}

/// The reason in their own words.
pub fn ask_words(t: &Texts, dossier: &Dossier, problem: Html, form: i32) -> Screen {
    let ask = t.html("request-plan-reason-ask-words", &args! { business = dossier.business.name });
    let mut text = problem;
    text.push_line(&ask);
    let skip = form_button(t, "common-button-skip", form, FormTap::Skip);
    Screen::new(text).row([skip, back(t, form)])
}

/// What the preview shows.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    pub total: Money,
    pub count: u32,
    pub every: Every,
    pub first_on: NaiveDate,
    /// `None`: these settings make no schedule; the problem says why.
    pub terms: Option<&'a Terms>,
}

/// Every date and sum before anything is sent, and all that can be changed.
pub fn preview(t: &Texts, draft: &Draft<'_>, problem: Html, choices: Vec<Button>, form: i32) -> Screen {
    let mut text = t.html(
        "request-plan-title",
        &args! { parts = t.parts(i64::from(draft.count)), every = rhythm(draft.every) },
    );
    if let Some(terms) = draft.terms {
        text.push_line(&parts(t, terms));
        text.push_line(&t.html("request-plan-total", &args! { total = t.money(&draft.total) }));
        text.push_paragraph(&t.html("request-plan-acknowledgement", &args! {}));
    }
    if problem.is_empty() {
        text.push_line(&t.html("request-plan-hint", &args! {}));
    } else {
        text.push_paragraph(&problem);
    }
    let count = tap_button(t.parts(i64::from(draft.count)), form, FormTap::Edit(EDIT_COUNT));
    let rhythms = (PICK_RHYTHM..).zip(RHYTHMS).map(|(index, every)| {
        let chosen = if every == draft.every { "yes" } else { "no" };
        let args = args! { every = rhythm(every), chosen = chosen };
        tap_button(t.plain("request-plan-button-every", &args), form, FormTap::Pick(index))
    });
    let date = t.date_weekday_short(draft.first_on);
    let first = t.plain("request-plan-button-first", &args! { date = date });
    let send = draft.terms.map(|_| form_button(t, "common-button-send", form, FormTap::Confirm));
    Screen::new(text)
        .rows_of(2, choices)
        .row([
            form_button(t, "request-plan-button-less", form, FormTap::Less),
            count,
            form_button(t, "request-plan-button-more", form, FormTap::More),
        ])
        .row(rhythms)
        .row([tap_button(first, form, FormTap::Edit(EDIT_FIRST))])
        .row(send.into_iter().chain([back(t, form)]))
}

/// Why these settings make no schedule that can be asked for.
pub fn bad_schedule(t: &Texts, total: Money, too_small: bool) -> Html {
    if too_small {
        t.html("request-plan-too-small", &args! { total = t.money(&total) })
    } else {
        t.html("request-plan-too-long", &args! {})
    }
}

/// The amount changed between the preview and the tap.
pub fn changed(t: &Texts, total: Money) -> Html {
    t.html("request-plan-changed", &args! { total = t.money(&total) })
}

/// Neither a number of parts nor a date.
pub fn not_understood(t: &Texts, typed: &str) -> Html {
    t.html("request-plan-not-understood", &args! { typed = typed })
}

/// A number of parts that cannot be asked for.
pub fn count_outside(t: &Texts) -> Html {
    t.html("request-plan-count-outside", &args! { least = PARTS_MIN, most = PARTS_MAX })
}

/// Into how many parts.
pub fn ask_count(t: &Texts, total: Money, problem: Html, form: i32) -> Screen {
    let total = t.money(&total);
    let args = args! { total = total, least = PARTS_MIN, most = PARTS_MAX };
    let mut text = problem;
    text.push_line(&t.html("request-plan-ask-count", &args));
    let likely = (PICK_COUNT..).zip(LIKELY_COUNTS);
    let likely = likely.map(|(index, n)| tap_button(t.number(n), form, FormTap::Pick(index)));
    Screen::new(text).rows_of(3, likely).row([back(t, form)])
}

/// A month of the calendar.
#[derive(Debug, Clone, Copy)]
pub struct Month {
    pub year: i32,
    pub month: u32,
    pub earliest: NaiveDate,
    pub latest: NaiveDate,
}

impl Month {
    /// The calendar's rows for a form.
    pub fn rows(&self, t: &Texts, form: i32) -> Vec<Vec<Button>> {
        calendar::calendar(t, self.year, self.month, self.earliest, self.latest, form)
    }
}

/// The date of the first part.
pub fn ask_first(
    t: &Texts,
    likely: &[NaiveDate],
    month: Month,
    problem: Html,
    choices: Vec<Button>,
    form: i32,
) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("request-plan-ask-first", &args! {}));
    let likely = likely.iter().map(|day| tap_button(t.date_weekday_short(*day), form, FormTap::Date(*day)));
    let mut screen = Screen::new(text).rows_of(2, choices).rows_of(3, likely);
    screen.buttons.extend(month.rows(t, form));
    screen.row([back(t, form)])
}

fn parts(t: &Texts, terms: &Terms) -> Html {
    Html::lines((1_u32..).zip(terms.parts()).map(|(number, part)| {
        let (amount, date) = (t.money(&part.amount), t.date(part.due_on));
        t.html("request-plan-part", &args! { number = number, amount = amount, date = date })
    }))
}

/// The request is on its way; what happens next.
pub fn sent(t: &Texts, dossier: &Dossier, plan: &Plan, every: Every, until: &str) -> Screen {
    let text = t.html(
        "request-plan-sent",
        &args! {
            business = dossier.business.name,
            parts = t.parts(count_of(&plan.offer.terms)),
            every = rhythm(every),
            last = plan.offer.terms.last_on().map(|last| t.date(last)).unwrap_or_default(),
            until = until,
        },
    );
    let card = t.plain("request-button-card", &args! {});
    Screen::new(text).row([Button::act(card, DebtorAction::Card(dossier.debt.id))])
}

/// The request as the business gets it. Room for a counter-offer beside the two answers.
pub fn asked(t: &Texts, dossier: &Dossier, plan: &Plan, history: History) -> Screen {
    let terms = &plan.offer.terms;
    let mut text = t.html(
        "request-plan-asked",
        &args! {
            client = dossier.client.name,
            number = dossier.debt.number.to_string(),
            left = t.money(&dossier.unheld_balance()),
            parts = t.parts(count_of(terms)),
            last = terms.last_on().map(|last| t.date(last)).unwrap_or_default(),
        },
    );
    text.push_line(&parts(t, terms));
    if let Some(given) = &plan.reason {
        text.push_paragraph(&t.html("request-plan-because", &args! { reason = reason(t, given) }));
    }
    text.push_line(&past(t, history));
    for line in promise::record(t, history) {
        text.push_line(&line);
    }
    let until = t.instant(plan.expires_at, dossier.business.zone);
    text.push_line(&t.html("request-plan-until", &args! { until = until }));
    let debt = debt_ref(dossier);
    let answer = |key: &str, action: OwnerAction| Button::act(t.plain(key, &args! {}), action);
    Screen::new(text)
        .row([
            answer("request-plan-button-accept", OwnerAction::AcceptPlan(debt)),
            answer("request-plan-button-decline", OwnerAction::DeclinePlan(debt)),
        ])
        .row([open_debt(t, dossier)])
}

fn past(t: &Texts, History { settled, late, .. }: History) -> Html {
    let debts = t.debts(settled);
    match (settled, late) {
        (0, _) => t.html("request-plan-history-none", &args! {}),
        (_, 0) => t.html("request-plan-history-good", &args! { settled = settled, debts = debts }),
        _ => t.html("request-plan-history-late", &args! { debts = debts, late = late }),
    }
}

/// A reason for the refusal, or none.
pub fn ask_decline(t: &Texts, dossier: &Dossier, problem: Html, form: i32) -> Screen {
    let args = args! { number = dossier.debt.number.to_string(), client = dossier.client.name };
    let mut text = problem;
    text.push_line(&t.html("request-plan-decline-ask", &args));
    let bare = form_button(t, "request-plan-button-decline-bare", form, FormTap::Skip);
    Screen::new(text).row([bare, back(t, form)])
}

/// The owner has declined.
pub fn declined_owner(t: &Texts, dossier: &Dossier) -> Screen {
    request::decided(t, dossier, t.html("request-plan-declined-owner", &args! {}))
}

/// What the debtor hears of a refusal: the reason, and the other ways.
pub fn declined(t: &Texts, dossier: &Dossier, reason: Option<&str>) -> Html {
    let number = dossier.debt.number.to_string();
    let mut text = t.html("request-plan-declined", &args! { number = number });
    if let Some(reason) = reason {
        text.push_line(&t.html("request-plan-declined-because", &args! { reason = reason }));
    }
    text.push_line(&t.html("request-plan-declined-ways", &args! {}));
    text
}

/// Nobody answered in time: what the debtor hears.
pub fn expired(t: &Texts, dossier: &Dossier) -> Html {
    t.html("request-plan-expired", &args! { number = dossier.debt.number.to_string() })
}

/// Nobody answered in time: what the business hears.
pub fn expired_owner(t: &Texts, dossier: &Dossier) -> Screen {
    let args = args! { client = dossier.client.name, number = dossier.debt.number.to_string() };
    Screen::new(t.html("request-plan-expired-owner", &args)).row([open_debt(t, dossier)])
}

/// The balance changed under an open request: what the debtor hears.
pub fn void(t: &Texts, dossier: &Dossier) -> Screen {
    let mut text = request::from(t, dossier);
    let (number, left) = (dossier.debt.number.to_string(), t.money(&dossier.unheld_balance()));
    text.push_line(&t.html("request-plan-void", &args! { number = number, left = left }));
    let card = t.plain("request-button-card", &args! {});
    Screen::new(text).row([Button::act(card, DebtorAction::Card(dossier.debt.id))])
}

/// The balance changed under an open request: what the business hears.
pub fn void_owner(t: &Texts, dossier: &Dossier) -> Screen {
    let text = t.html(
        "request-plan-void-owner",
        &args! {
            client = dossier.client.name,
            number = dossier.debt.number.to_string(),
            left = t.money(&dossier.unheld_balance()),
        },
    );
    Screen::new(text).row([open_debt(t, dossier)])
}

/// A part is late beyond its grace: what the business hears, once.
pub fn late_owner(t: &Texts, dossier: &Dossier, agreement: &str, part: &PartStanding) -> Screen {
    let text = t.html(
        "request-plan-late-owner",
        &args! {
            client = dossier.client.name,
            agreement = agreement,
            part = part.number,
            amount = t.money(&part.left),
            due = t.date(part.due_on),
        },
    );
    Screen::new(text).row([open_debt(t, dossier)])
}

/// The plan in force, part by part.
pub fn view(t: &Texts, dossier: &Dossier, now: DateTime<Utc>) -> Screen {
    let card = t.plain("request-button-card", &args! {});
    let card = Button::act(card, DebtorAction::Card(dossier.debt.id));
    let Some(plan) = dossier.agreed_plan() else {
        return Screen::new(t.html("request-plan-view-none", &args! {})).row([card]);
    };
    let agreement = plan.agreement_number(dossier.debt.number);
    let standing = dossier.parts();
    let next = standing.iter().find(|part| !part.is_paid()).map(|part| part.number);
    let mut text = t.html("request-plan-view-title", &args! { agreement = agreement });
    text.push_line(&Html::lines(standing.iter().map(|part| line(t, part, next == Some(part.number)))));
    text.push_paragraph(&t.html("request-plan-view-left", &args! { left = t.money(&dossier.balance()) }));
    let payable = dossier.asked(now).is_positive();
    let pay = payable.then(|| {
        let label = t.plain("debtor-button-pay", &args! {});
        Button::act(label, DebtorAction::Pay(debt_ref(dossier)))
    });
    Screen::new(text).row(pay.into_iter().chain([card]))
}

fn line(t: &Texts, part: &PartStanding, is_next: bool) -> Html {
    let (number, amount, date) = (part.number, t.money(&part.amount), t.date(part.due_on));
    if part.is_paid() {
        return t.html("request-plan-view-paid", &args! { number = number, amount = amount, date = date });
    }
    if !is_next {
        return t.html("request-plan-part", &args! { number = number, amount = amount, date = date });
    }
    if part.left == part.amount {
        return t.html("request-plan-view-next", &args! { number = number, amount = amount, date = date });
    }
    let left = t.money(&part.left);
    t.html("request-plan-view-begun", &args! { number = number, amount = amount, date = date, left = left })
}
