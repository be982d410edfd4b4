//! Asking for time, and the owner's answer to it: the form of the debtor, the request, the plan in force.

use chrono::{DateTime, NaiveDate, Utc};

use super::request::{back, debt_ref, form_button, tap_button};
use super::{Button, DebtorAction, FormTap, Screen, calendar};
use crate::domain::calendar::Every;
use crate::domain::dossier::Dossier;
use crate::domain::money::Money;
use crate::domain::plan::{PARTS_MAX, PartStanding, PlanReason, Terms};
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
    /// What the business has said in advance; empty: nothing.
    pub answer: &'a Html,
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
        if !draft.answer.is_empty() {
            text.push_line(draft.answer);
        }
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

/// The plan in force, part by part.
pub fn view(t: &Texts, dossier: &Dossier, now: DateTime<Utc>) -> Screen {
    let card = t.plain("request-button-card", &args! {});
    let card = Button::act(card, DebtorAction::Card(dossier.debt.id));
    let Some(plan) = &dossier.agreed else {
        return Screen::new(t.html("request-plan-view-none", &args! {})).row([card]);
    };
    let agreement = plan.agreement_number();
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
