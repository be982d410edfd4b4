//! The owner answers a dispute: what is asked, and the answer once more before it is sent.

use chrono::NaiveDate;

use crate::domain::dispute::Resolution;
use crate::domain::dossier::Dossier;
use crate::domain::hold::HoldReason;
use crate::domain::money::Money;
use crate::i18n::{Html, Texts, args};
use crate::screens::plan::Month;
use crate::screens::request::{self, back, form_button, quoted, tap_button};
use crate::screens::{Button, FormTap, Screen};

/// Where possible meanings of an ambiguous amount begin among the picks.
pub const MEANINGS: u16 = 10;

/// The discount of the example: one part in so many.
const EXAMPLE_SHARES: u32 = 10;

/// Discounts offered in one tap, in percent.
pub const LIKELY_PERCENTS: [u32; 4] = [10, 20, 30, 50];

/// Cancel the debt? It cannot be undone.
fn ask_cancel(t: &Texts, dossier: &Dossier, problem: Html, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&t.html(
        "request-problem-cancel-ask",
        &args! {
            number = dossier.debt.number.to_string(),
            client = dossier.client.name,
            left = t.money(&dossier.balance()),
        },
    ));
    let yes = form_button(t, "request-problem-button-cancel-yes", form, FormTap::Confirm);
    Screen::new(text).row([yes, back(t, form)])
}

/// How much to take off.
pub fn ask_discount(
    t: &Texts,
    dossier: &Dossier,
    likely: &[(u32, Money)],
    problem: Html,
    choices: Vec<Button>,
    form: i32,
) -> Screen {
    let mut text = problem;
    let left = dossier.balance();
    let args = args! { left = t.money(&left), example = request::example(left, EXAMPLE_SHARES) };
    text.push_line(&t.html("request-problem-discount-ask", &args));
    if let Some(disputed) = dossier.disputed().filter(|disputed| *disputed != left) {
        let disputed = t.money(&disputed);
        text.push_line(&t.html("dispute-discount-of-part", &args! { disputed = disputed }));
    }
    let likely = (0..).zip(likely).map(|(index, (percent, amount))| {
        let args = args! { percent = *percent, amount = t.money(amount) };
        tap_button(t.plain("request-problem-discount-button", &args), form, FormTap::Pick(index))
    });
    Screen::new(text).rows_of(2, choices).rows_of(2, likely).row([back(t, form)])
}

/// More than what is left to pay.
pub fn discount_above(t: &Texts, left: Money) -> Html {
    let example = request::example(left, EXAMPLE_SHARES);
    t.html("request-problem-discount-above", &args! { left = t.money(&left), example = example })
}

/// The answer before it is sent.
pub fn confirm(t: &Texts, dossier: &Dossier, resolution: &Resolution, problem: Html, form: i32) -> Screen {
    let number = dossier.debt.number.to_string();
    let answer = match resolution {
        Resolution::Cancel => return ask_cancel(t, dossier, problem, form),
        Resolution::Discount(amount) => {
            let left = dossier.balance().checked_sub(*amount).unwrap_or(*amount);
            let (amount, left) = (t.money(amount), t.money(&left));
            t.html(
                "request-problem-discount-confirm",
                &args! { number = number, amount = amount, left = left },
            )
        }
        Resolution::Redo(by) => {
            let by = t.date_weekday_genitive(*by);
            let key =
                if is_whole(dossier) { "request-problem-redo-confirm" } else { "dispute-redo-confirm-part" };
            t.html(key, &args! { number = number, by = by })
        }
        Resolution::Refuse(reasons) => {
            let mut text = t.html("request-problem-refuse-confirm", &args! { number = number });
            text.push_line(&quoted(t, reasons));
            text
        }
        Resolution::End(reasons) => {
            let mut text = t.html("dispute-end-confirm", &args! { number = number });
            text.push_line(&quoted(t, reasons));
            text
        }
    };
    let mut text = problem;
    text.push_line(&answer);
    let yes = form_button(t, "request-button-confirm", form, FormTap::Confirm);
    Screen::new(text).row([yes, back(t, form)])
}

/// By which day the work is redone.
pub fn ask_redo(
    t: &Texts,
    dossier: &Dossier,
    likely: &[NaiveDate],
    month: Month,
    problem: Html,
    choices: Vec<Button>,
    form: i32,
) -> Screen {
    let mut text = problem;
    let key = if is_whole(dossier) { "request-problem-redo-ask" } else { "dispute-redo-ask-part" };
    text.push_line(&t.html(key, &args! {}));
    let likely = likely.iter().map(|day| tap_button(t.date_weekday_short(*day), form, FormTap::Date(*day)));
    let mut screen = Screen::new(text).rows_of(2, choices).rows_of(3, likely);
    screen.buttons.extend(month.rows(t, form));
    screen.row([back(t, form)])
}

/// Why the owner disagrees.
pub fn ask_refusal(t: &Texts, problem: Html, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("request-problem-refuse-ask", &args! {}));
    Screen::new(text).row([back(t, form)])
}

/// Why the dispute ends without an agreement.
pub fn ask_end(t: &Texts, problem: Html, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("dispute-end-ask", &args! {}));
    Screen::new(text).row([back(t, form)])
}

/// Whether nothing is to be paid meanwhile: all is disputed.
fn is_whole(dossier: &Dossier) -> bool {
    dossier.hold(HoldReason::Dispute).is_none_or(|hold| hold.amount.is_none())
}
