//! The editor of terms that both sides use: every date and sum, and all that can be changed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::owner::limits;
use super::plan::{self, Month};
use super::request::{self, back, form_button, tap_button};
use super::{Button, FormTap, Screen, offer};
use crate::domain::calendar::Every;
use crate::domain::dossier::Dossier;
use crate::domain::ids::PlanId;
use crate::domain::input::terms::Unclear;
use crate::domain::money::Money;
use crate::domain::people::Side;
use crate::domain::plan::{
    Discount, DiscountGiven, Draft, DraftProblem, Edit, PARTS_MAX, Part, PlanReason, Terms,
};
use crate::i18n::{Html, Texts, args};

/// Numbers of parts offered in one tap.
pub const LIKELY_COUNTS: [u32; 6] = [2, 3, 4, 6, 10, 12];

/// Discounts offered in one tap, in percent.
pub const LIKELY_PERCENTS: [u32; 4] = [5, 10, 15, 20];

/// Shares of the whole offered for the first part, in percent.
pub const LIKELY_FIRST_PERCENTS: [u32; 3] = [30, 50, 70];

/// How often a part may be due, in the order of the buttons.
pub const RHYTHMS: [Every; 3] = [Every::Week, Every::TwoWeeks, Every::Month];

/// Which field a button changes.
pub const EDIT_COUNT: u16 = 0;
pub const EDIT_FIRST_ON: u16 = 1;
pub const EDIT_WORDS: u16 = 2;
pub const EDIT_FIRST: u16 = 3;
pub const EDIT_PART: u16 = 4;
pub const EDIT_DISCOUNT: u16 = 5;
pub const EDIT_REASON: u16 = 6;

/// Where the answers of each question begin among the picks, so that a button of one question is never
/// taken for an answer to another.
pub const PICK_REASON: u16 = 0;
pub const PICK_COUNT: u16 = 10;
pub const PICK_RHYTHM: u16 = 20;
pub const PICK_PART: u16 = 40;
pub const PICK_PERCENT: u16 = 70;
pub const PICK_GIVEN: u16 = 80;
pub const PICK_FIRST: u16 = 90;
pub const PICK_MEANING: u16 = 100;

/// What the terms are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// A first offer.
    First,
    /// An answer to the offer of this round.
    Counter { plan: PlanId, round: i32 },
    /// Other terms for what is left of the plan in force.
    Change,
    /// A new date for the part of this number, which is late.
    Repair { part: usize },
}

/// What the editor shows.
#[derive(Debug, Clone, Copy)]
pub struct Editor<'a> {
    pub side: Side,
    pub about: About,
    pub dossier: &'a Dossier,
    /// The numbers of all debts that the terms cover.
    pub numbers: &'a [i32],
    pub draft: &'a Draft,
    /// `None`: there are no such terms by now; the problem says why.
    pub terms: Option<&'a Terms>,
    pub reason: Option<&'a PlanReason>,
    /// Whether the business has agreed to such terms in advance.
    pub in_advance: bool,
}

/// Every date and sum before anything is sent, and all that can be changed.
pub fn editor(t: &Texts, shown: &Editor<'_>, problem: Html, choices: Vec<Button>, form: i32) -> Screen {
    let mut text = heading(t, shown);
    text.push_line(&title(t, shown.draft));
    if let Some(terms) = shown.terms {
        text.push_line(&offer::parts(t, terms));
        text.push_line(&total(t, shown.draft, terms));
        text.push_paragraph(&rules(t, shown.side, terms));
        if let Some(reason) = shown.reason {
            let reason = plan::reason(t, reason);
            text.push_line(&t.html("terms-because", &args! { reason = reason }));
        }
        if shown.side == Side::Debtor {
            text.push_paragraph(&t.html("terms-acknowledgement", &args! {}));
            if shown.in_advance {
                text.push_line(&limits::will_agree(t, shown.dossier));
            }
        }
    }
    if !problem.is_empty() {
        text.push_paragraph(&problem);
    } else if !matches!(shown.about, About::Repair { .. }) {
        let example = request::example(shown.draft.debt(), 4);
        text.push_line(&t.html("terms-hint", &args! { example = example }));
    }
    let mut screen = Screen::new(text).rows_of(2, choices);
    screen.buttons.extend(controls(t, shown, form));
    let send = shown.terms.map(|_| form_button(t, "common-button-send", form, FormTap::Confirm));
    screen.row(send.into_iter().chain([back(t, form)]))
}

fn heading(t: &Texts, shown: &Editor<'_>) -> Html {
    let numbers = t.list(shown.numbers.iter().map(ToString::to_string));
    let agreement = shown.dossier.agreed.as_ref().map(crate::domain::plan::Plan::agreement_number);
    let mut text = match (shown.side, shown.numbers.len()) {
        (Side::Owner, _) => {
            t.html("terms-for-client", &args! { client = shown.dossier.client.name, numbers = numbers })
        }
        (Side::Debtor, 0 | 1) => Html::default(),
        (Side::Debtor, _) => t.html("terms-together", &args! { numbers = numbers }),
    };
    match (shown.about, agreement) {
        (About::Repair { .. }, Some(agreement)) => {
            text.push_line(&t.html("terms-repair", &args! { agreement = agreement }));
        }
        (About::Change, Some(agreement)) => {
            text.push_line(&t.html("terms-change", &args! { agreement = agreement }));
        }
        _ => {}
    }
    text
}

fn title(t: &Texts, draft: &Draft) -> Html {
    let parts = t.parts(i64::from(draft.count()));
    match (draft.count(), draft.every()) {
        (1, _) => t.html("terms-title-whole", &args! {}),
        (_, Some(every)) => t.html("terms-title-regular", &args! { parts = parts, every = rhythm(every) }),
        (_, None) => t.html("terms-title-own", &args! { parts = parts }),
    }
}

fn total(t: &Texts, draft: &Draft, terms: &Terms) -> Html {
    let total = t.money(&terms.total().unwrap_or_else(|| draft.debt()));
    match terms.discount() {
        None => t.html("terms-total", &args! { total = total }),
        Some(_) => {
            let debt = t.money(&draft.debt());
            t.html("terms-total-discounted", &args! { total = total, debt = debt })
        }
    }
}

/// What becomes of the discount and of the sum while the terms are kept and when they are broken.
fn rules(t: &Texts, side: Side, terms: &Terms) -> Html {
    let (parts, mut text) = (count(terms), discount(t, terms));
    let nothing_added = match side {
        Side::Debtor => t.html("terms-nothing-added", &args! { parts = parts }),
        Side::Owner => t.html("terms-nothing-added-owner", &args! { parts = parts }),
    };
    text.push_line(&nothing_added);
    text
}

/// What is taken off, and what becomes of it; nothing without a discount.
pub fn discount(t: &Texts, terms: &Terms) -> Html {
    match terms.discount() {
        None => Html::default(),
        Some(Discount { amount, given: DiscountGiven::AtOnce }) => {
            t.html("terms-discount-at-once", &args! { amount = t.money(&amount) })
        }
        Some(Discount { amount, given: DiscountGiven::WhenKept }) => {
            let args = args! { amount = t.money(&amount), parts = count(terms) };
            t.html("terms-discount-when-kept", &args)
        }
    }
}

fn count(terms: &Terms) -> i64 {
    i64::try_from(terms.parts().len()).unwrap_or(i64::MAX)
}

fn controls(t: &Texts, shown: &Editor<'_>, form: i32) -> Vec<Vec<Button>> {
    let draft = shown.draft;
    let date = t.date_weekday_short(draft.first_on());
    let edit = |key: &str, field: u16| form_button(t, key, form, FormTap::Edit(field));
    let by = |key: &str| tap_button(t.plain(key, &args! { date = date }), form, FormTap::Edit(EDIT_FIRST_ON));
    if matches!(shown.about, About::Repair { .. }) {
        return vec![vec![by("terms-button-by")]];
    }
    let mut last = vec![edit("terms-button-discount", EDIT_DISCOUNT)];
    if shown.side == Side::Debtor && !matches!(shown.about, About::Counter { .. }) {
        last.push(edit("terms-button-reason", EDIT_REASON));
    }
    if draft.count() == 1 {
        let split = form_button(t, "terms-button-split", form, FormTap::More);
        return vec![vec![by("terms-button-by"), split], last];
    }
    let rhythms = (PICK_RHYTHM..).zip(RHYTHMS).map(|(index, every)| {
        let chosen = if Some(every) == draft.every() { "yes" } else { "no" };
        let args = args! { every = rhythm(every), chosen = chosen };
        tap_button(t.plain("terms-button-every", &args), form, FormTap::Pick(index))
    });
    last.insert(0, edit("terms-button-part", EDIT_PART));
    vec![
        vec![
            form_button(t, "terms-button-less", form, FormTap::Less),
            tap_button(t.parts(i64::from(draft.count())), form, FormTap::Edit(EDIT_COUNT)),
            form_button(t, "terms-button-more", form, FormTap::More),
        ],
        rhythms.collect(),
        vec![by("terms-button-first-on"), edit("terms-button-first", EDIT_FIRST)],
        last,
    ]
}

fn rhythm(every: Every) -> &'static str {
    match every {
        Every::Week => "week",
        Every::TwoWeeks => "two_weeks",
        Every::Month => "month",
    }
}

/// What typed words may mean, to choose from.
pub fn choices(t: &Texts, meanings: &[Edit], form: i32) -> Vec<Button> {
    let numbered = (PICK_MEANING..).zip(meanings);
    numbered.map(|(pick, edit)| tap_button(meaning(t, edit), form, FormTap::Pick(pick))).collect()
}

fn meaning(t: &Texts, edit: &Edit) -> String {
    match edit {
        Edit::Count(count) => t.parts(i64::from(*count)),
        Edit::FirstOn(on) | Edit::Part { on: Some(on), amount: None, .. } => t.date(*on),
        Edit::First(Some(amount)) => t.plain("terms-choice-first", &args! { amount = t.money(amount) }),
        Edit::Each(amount) => t.plain("terms-choice-each", &args! { amount = t.money(amount) }),
        Edit::Part { amount: Some(amount), on: Some(on), .. } => {
            format!("{} · {}", t.money(amount), t.date(*on))
        }
        Edit::Part { amount: Some(amount), .. } => {
            t.plain("terms-choice-part", &args! { amount = t.money(amount) })
        }
        Edit::Discount(Some(Discount { amount, .. })) => {
            t.plain("terms-choice-discount", &args! { amount = t.money(amount) })
        }
        Edit::Discount(None) => t.plain("terms-button-no-discount", &args! {}),
        Edit::First(None) | Edit::Part { .. } => t.plain("terms-button-equal", &args! {}),
        Edit::Every(every) => t.plain("terms-button-every", &args! { every = rhythm(*every), chosen = "no" }),
        Edit::Debt(debt) => t.money(debt),
    }
}

/// Into how many parts.
pub fn ask_count(t: &Texts, draft: &Draft, problem: Html, form: i32) -> Screen {
    let args = args! { total = t.money(&draft.debt()), most = PARTS_MAX };
    let mut text = problem;
    text.push_line(&t.html("terms-ask-count", &args));
    let likely = (PICK_COUNT..).zip(LIKELY_COUNTS);
    let likely = likely.map(|(index, n)| tap_button(t.number(n), form, FormTap::Pick(index)));
    Screen::new(text).rows_of(3, likely).row([back(t, form)])
}

/// Days to choose from: likely ones and a month of the calendar.
pub struct Days<'a> {
    pub likely: &'a [NaiveDate],
    pub month: Month,
}

impl Days<'_> {
    /// The question with the days under it.
    pub fn under(&self, t: &Texts, text: Html, choices: Vec<Button>, form: i32) -> Screen {
        let day = |day: &NaiveDate| tap_button(t.date_weekday_short(*day), form, FormTap::Date(*day));
        let mut screen = Screen::new(text).rows_of(2, choices).rows_of(3, self.likely.iter().map(day));
        screen.buttons.extend(self.month.rows(t, form));
        screen.row([back(t, form)])
    }
}

/// The date of the first part, or of the only one.
pub fn ask_first_on(
    t: &Texts,
    draft: &Draft,
    days: &Days<'_>,
    problem: Html,
    choices: Vec<Button>,
    form: i32,
) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("terms-ask-first-on", &args! { parts = draft.count() }));
    days.under(t, text, choices, form)
}

/// A new date for what is late.
pub fn ask_part_date(
    t: &Texts,
    part: &Part,
    days: &Days<'_>,
    problem: Html,
    choices: Vec<Button>,
    form: i32,
) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("terms-ask-part-date", &args! { amount = t.money(&part.amount) }));
    days.under(t, text, choices, form)
}

/// The sum of the first part.
pub fn ask_first(t: &Texts, draft: &Draft, problem: Html, choices: Vec<Button>, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("terms-ask-first", &args! { example = request::example(draft.debt(), 2) }));
    let likely = (PICK_FIRST..).zip(LIKELY_FIRST_PERCENTS).filter_map(|(index, percent)| {
        let amount = draft.debt().percent(percent.into()).ok()?;
        let args = args! { percent = percent, amount = t.money(&amount) };
        Some(tap_button(t.plain("terms-button-percent", &args), form, FormTap::Pick(index)))
    });
    Screen::new(text)
        .rows_of(2, choices)
        .rows_of(2, likely)
        .row([form_button(t, "terms-button-equal", form, FormTap::Skip), back(t, form)])
}

/// Which part to change.
pub fn ask_part(t: &Texts, terms: &Terms, problem: Html, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("terms-ask-part", &args! {}));
    let parts = (PICK_PART..).zip((1_u32..).zip(terms.parts())).map(|(pick, (number, part))| {
        let (amount, date) = (t.money(&part.amount), t.day_month_short(part.due_on));
        let label = t.plain("terms-button-part-is", &args! { number = number, amount = amount, date = date });
        tap_button(label, form, FormTap::Pick(pick))
    });
    Screen::new(text).rows_of(2, parts).row([back(t, form)])
}

/// The sum of one part, its date, or both.
pub fn ask_part_is(
    t: &Texts,
    terms: &Terms,
    number: usize,
    month: Month,
    problem: Html,
    choices: Vec<Button>,
    form: i32,
) -> Screen {
    let mut text = problem;
    if let Some(part) = number.checked_sub(1).and_then(|index| terms.parts().get(index)) {
        let count = terms.parts().len();
        text.push_line(&t.html(
            "terms-ask-part-is",
            &args! {
                number = number,
                amount = t.money(&part.amount),
                date = t.date(part.due_on),
                example = request::example(part.amount, 1),
                last = if number == count { "yes" } else { "no" },
            },
        ));
    }
    Days { likely: &[], month }.under(t, text, choices, form)
}

/// What is taken off, and when it is given.
pub fn ask_discount(
    t: &Texts,
    side: Side,
    draft: &Draft,
    problem: Html,
    choices: Vec<Button>,
    form: i32,
) -> Screen {
    let example = request::example(draft.debt(), 10);
    let mut text = problem;
    text.push_line(&match side {
        Side::Debtor => t.html("terms-ask-discount", &args! { example = example }),
        Side::Owner => t.html("terms-ask-discount-owner", &args! { example = example }),
    });
    let given = draft.discount().map(|discount| {
        (PICK_GIVEN..).zip(DiscountGiven::ALL).map(move |(index, given)| {
            let key = match given {
                DiscountGiven::WhenKept => "terms-button-given-when-kept",
                DiscountGiven::AtOnce => "terms-button-given-at-once",
            };
            let mark = if given == discount.given { " ✓" } else { "" };
            tap_button(format!("{}{mark}", t.plain(key, &args! {})), form, FormTap::Pick(index))
        })
    });
    let none = draft.discount().map(|_| form_button(t, "terms-button-no-discount", form, FormTap::Skip));
    Screen::new(text)
        .rows_of(2, choices)
        .rows_of(2, percents(t, draft.debt(), form))
        .row(given.into_iter().flatten())
        .row(none.into_iter().chain([back(t, form)]))
}

/// Discounts of one tap.
pub fn percents(t: &Texts, debt: Money, form: i32) -> Vec<Button> {
    let numbered = (PICK_PERCENT..).zip(LIKELY_PERCENTS);
    let button = |(index, percent): (u16, u32)| {
        let amount = debt.percent(percent.into()).ok().filter(|amount| amount.is_positive())?;
        let args = args! { percent = percent, amount = t.money(&amount) };
        Some(tap_button(t.plain("terms-button-percent", &args), form, FormTap::Pick(index)))
    };
    numbered.filter_map(button).collect()
}

/// Why a change gives no terms that can be offered.
pub fn problem(t: &Texts, draft: &Draft, problem: DraftProblem) -> Html {
    let debt = t.money(&draft.debt());
    match problem {
        DraftProblem::Count => t.html("terms-problem-count", &args! { most = PARTS_MAX }),
        DraftProblem::DateInPast => t.html("request-date-past", &args! {}),
        DraftProblem::FirstTooFar { latest } => {
            t.html("terms-problem-first-too-far", &args! { latest = t.date(latest) })
        }
        DraftProblem::LastTooFar { latest } => {
            t.html("terms-problem-last-too-far", &args! { latest = t.date(latest) })
        }
        DraftProblem::OutOfOrder { after, before } => {
            let sides = match (after, before) {
                (_, None) => "after",
                (None, _) => "before",
                _ => "between",
            };
            let date = |date: Option<NaiveDate>| date.map(|date| t.date(date)).unwrap_or_default();
            let args = args! { sides = sides, after = date(after), before = date(before) };
            t.html("terms-problem-order", &args)
        }
        DraftProblem::PartTooLarge { most } => {
            t.html("terms-problem-part-too-large", &args! { most = t.money(&most) })
        }
        DraftProblem::TooSmall | DraftProblem::NoSuchPart | DraftProblem::Money(_) => {
            t.html("terms-problem-too-small", &args! { total = debt })
        }
        DraftProblem::DiscountTooLarge => t.html("terms-problem-discount", &args! { debt = debt }),
    }
}

/// The amount changed between the preview and the tap.
pub fn changed(t: &Texts, debt: Money) -> Html {
    t.html("terms-changed", &args! { debt = t.money(&debt) })
}

/// The terms are those that the other side offered.
pub fn same(t: &Texts) -> Html {
    t.html("terms-problem-same", &args! {})
}

/// Words that change nothing of the terms.
pub fn not_understood(t: &Texts, typed: &str) -> Html {
    t.html("terms-problem-not-understood", &args! { typed = typed })
}

/// Neither a sum nor a date of a part.
pub fn part_not_understood(t: &Texts, typed: &str, draft: &Draft) -> Html {
    let example = request::example(draft.debt(), draft.count());
    t.html("terms-problem-part-not-understood", &args! { typed = typed, example = example })
}

/// Words that mean several things, each a button.
pub fn ambiguous(t: &Texts, typed: &str) -> Html {
    t.html("terms-problem-ambiguous", &args! { typed = typed })
}

/// What words about paying left open.
pub fn question(t: &Texts, draft: &Draft, unclear: &Unclear) -> Html {
    match unclear {
        Unclear::Amounts(_) | Unclear::Dates(_) => t.html("terms-unclear-which", &args! {}),
        Unclear::HowMuch | Unclear::WhichDay => t.html("terms-unclear-how-much", &args! {}),
        Unclear::HowOften => t.html("terms-unclear-how-often", &args! {}),
        Unclear::Mixed => t.html("terms-unclear-mixed", &args! {}),
        Unclear::TooMany => problem(t, draft, DraftProblem::Count),
        Unclear::DateInPast => problem(t, draft, DraftProblem::DateInPast),
        Unclear::SumsDiffer { named } => {
            let args = args! { named = t.money(named), total = t.money(&draft.debt()) };
            t.html("terms-problem-sums-differ", &args)
        }
    }
}
