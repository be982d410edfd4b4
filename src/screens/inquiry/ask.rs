//! The debtor's side: what is missing or wrong, and the forms that ask for the right thing.

use chrono::NaiveDate;

use super::{code, open_card};
use crate::domain::dossier::Dossier;
use crate::domain::inquiry::{About, AboutKind, Inquiry};
use crate::domain::money::Money;
use crate::domain::people::Side;
use crate::i18n::{Html, Texts, args};
use crate::screens::plan::Month;
use crate::screens::request::{self, back, debt_ref, form_button, quoted};
use crate::screens::{Button, DebtorAction, FormTap, Screen};

/// What is missing or wrong? With what was asked already and waits for an answer.
pub fn menu(t: &Texts, dossier: &Dossier) -> Screen {
    let mut text = t.html("inquiry-menu", &args! { number = dossier.debt.number.to_string() });
    let asked: Vec<&Inquiry> = dossier
        .inquiries
        .iter()
        .filter(|open| open.side == Side::Debtor && !open.about.kind().is_talk())
        .collect();
    for open in &asked {
        let about = code(open.about.kind());
        text.push_line(&t.html("inquiry-menu-asked", &args! { about = about }));
    }
    let debt = debt_ref(dossier);
    let button = |key: &str, action: DebtorAction| Button::act(t.plain(key, &args! {}), action);
    // Amount and date of an agreement are agreed: other terms are another way.
    let free = |about: AboutKind| {
        dossier.inquiry(about).is_none() && (dossier.agreed.is_none() || !about.is_correction())
    };
    let papers = if dossier.papers.is_empty() {
        free(AboutKind::Papers).then(|| button("inquiry-button-ask-papers", DebtorAction::AskPapers(debt)))
    } else {
        Some(button("inquiry-button-papers", DebtorAction::Papers(debt.id)))
    };
    let pay = button("inquiry-button-details", DebtorAction::Pay(debt));
    let why = button("debtor-button-why", DebtorAction::WhyAmount(debt.id));
    let amount = free(AboutKind::Amount)
        .then(|| button("inquiry-button-wrong-amount", DebtorAction::WrongAmount(debt)));
    let date = free(AboutKind::DueDate)
        .then(|| button("inquiry-button-wrong-date", DebtorAction::WrongDueDate(debt)));
    let payer =
        free(AboutKind::Payer).then(|| button("inquiry-button-bill-other", DebtorAction::BillOther(debt)));
    let withdraw = asked.iter().map(|open| withdraw(t, open));
    Screen::new(text)
        .row(papers.into_iter().chain([pay]))
        .row([why].into_iter().chain(amount))
        .row(date.into_iter().chain(payer))
        .rows_of(1, withdraw)
        .row([Button::act(t.plain("common-button-back", &args! {}), DebtorAction::Card(debt.id))])
}

fn withdraw(t: &Texts, inquiry: &Inquiry) -> Button {
    let label = t.plain("inquiry-button-withdraw", &args! { about = code(inquiry.about.kind()) });
    Button::act(label, DebtorAction::InquiryWithdraw(inquiry.id))
}

/// Which amount is right.
pub fn ask_amount(t: &Texts, dossier: &Dossier, problem: Html, choices: Vec<Button>, form: i32) -> Screen {
    let left = dossier.balance();
    let facts = args! {
        number = dossier.debt.number.to_string(),
        left = t.money(&left),
        example = request::example(left, 2),
    };
    let mut text = problem;
    text.push_line(&t.html("inquiry-ask-amount", &facts));
    Screen::new(text).rows_of(2, choices).row([back(t, form)])
}

/// The amount is what the invoice says.
pub fn same_amount(t: &Texts, left: Money) -> Html {
    t.html("inquiry-same-amount", &args! { left = t.money(&left) })
}

/// Which date is right.
pub fn ask_date(
    t: &Texts,
    dossier: &Dossier,
    month: Month,
    problem: Html,
    choices: Vec<Button>,
    form: i32,
) -> Screen {
    let facts = args! {
        number = dossier.debt.number.to_string(),
        due = t.date_weekday_genitive(dossier.debt.due_on),
    };
    let mut text = problem;
    text.push_line(&t.html("inquiry-ask-date", &facts));
    let mut screen = Screen::new(text).rows_of(2, choices);
    screen.buttons.extend(month.rows(t, form));
    screen.row([back(t, form)])
}

/// The date is what the invoice says.
pub fn same_date(t: &Texts, due_on: NaiveDate) -> Html {
    t.html("inquiry-same-date", &args! { due = t.date(due_on) })
}

/// Whom to bill instead.
pub fn ask_payer(t: &Texts, dossier: &Dossier, problem: Html, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("inquiry-ask-payer", &args! { number = dossier.debt.number.to_string() }));
    Screen::new(text).row([back(t, form)])
}

/// What is about to be asked; words can still be added.
pub fn check(
    t: &Texts,
    dossier: &Dossier,
    about: &About,
    words: Option<&str>,
    problem: Html,
    form: i32,
) -> Screen {
    let facts = args! { business = dossier.business.name, number = dossier.debt.number.to_string() };
    let mut text = problem;
    text.push_line(&match about {
        About::Amount(right) => {
            let (right, left) = (t.money(right), t.money(&dossier.balance()));
            t.html("inquiry-check-amount", &facts.set("right", right).set("left", left))
        }
        About::DueDate(right) => {
            let (right, due) = (t.date_weekday_genitive(*right), t.date(dossier.debt.due_on));
            t.html("inquiry-check-date", &facts.set("right", right).set("due", due))
        }
        _ => t.html("inquiry-check-payer", &facts),
    });
    match (words, about) {
        (Some(words), _) => text.push_line(&quoted(t, words)),
        (None, About::Payer) => {}
        (None, _) => text.push_line(&t.html("inquiry-check-words", &args! {})),
    }
    Screen::new(text).row([form_button(t, "common-button-send", form, FormTap::Confirm), back(t, form)])
}

/// It is on its way; what happens next.
pub fn sent(t: &Texts, dossier: &Dossier, inquiry: &Inquiry) -> Screen {
    let mut text = t.html("inquiry-sent", &args! { business = dossier.business.name });
    text.push_line(&match &inquiry.about {
        About::Amount(right) if !inquiry.holds(dossier.balance()).is_some_and(Money::is_positive) => {
            t.html("inquiry-sent-amount-more", &args! { right = t.money(right) })
        }
        About::Amount(right) => t.html("inquiry-sent-amount", &args! { right = t.money(right) }),
        _ => t.html("inquiry-sent-quiet", &args! {}),
    });
    Screen::new(text).row([open_card(t, dossier), withdraw(t, inquiry)])
}

/// Taken back.
pub fn withdrawn(t: &Texts, dossier: &Dossier, about: &About) -> Screen {
    let mut text = t.html("inquiry-withdrawn", &args! { business = dossier.business.name });
    if about.kind().is_correction() {
        text.push_line(&t.html("inquiry-withdrawn-as-it-was", &args! {}));
    }
    Screen::new(text).row([open_card(t, dossier)])
}
