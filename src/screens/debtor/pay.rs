//! How to pay: the details of the business with buttons that copy what a banking app asks for.

use chrono::{DateTime, Utc};

use super::phrases::{WHAT_CHARS_MAX, back_button, copy, debt_ref, shorten};
use crate::domain::dossier::Dossier;
use crate::domain::hold::Hold;
use crate::domain::language::Language;
use crate::domain::money::Money;
use crate::domain::plan::PartStanding;
use crate::i18n::{Html, Texts, args};
use crate::screens::{Button, DebtorAction, Screen};

/// Fewest digits of a number that somebody pays by: a phone, a card, an account.
const PAYABLE_DIGITS_MIN: usize = 10;

/// So many numbers of the details get a button of their own.
const NUMBERS_MAX: usize = 2;

/// The payment details with copy buttons, and what to press after paying. `parts` are those of the plan in force
/// over all its debts.
pub fn pay(t: &Texts, dossier: &Dossier, parts: &[PartStanding]) -> Screen {
    let due = due(dossier, parts);
    let facts = args! { business = dossier.business.name, amount = t.money(&due) };
    let mut text = t.html("debtor-pay-title", &facts);
    let left = Money::sum(dossier.debt.currency, parts.iter().map(|part| part.left)).unwrap_or(due);
    if left != due && dossier.agreed.is_some() {
        text.push_line(&t.html("debtor-pay-left", &args! { left = t.money(&left) }));
    }
    text.push_paragraph(&match dossier.business.payment_details {
        Some(_) => how(t, dossier),
        None => asked_for(t, dossier),
    });
    let mut screen = with_copy_buttons(t, dossier, due, Screen::new(text));
    let claim = dossier.claim.is_none().then(|| {
        let paid = DebtorAction::AlreadyPaid(debt_ref(dossier));
        Button::act(t.plain("debtor-button-already-paid", &args! {}), paid)
    });
    if claim.is_some() {
        screen.text.push_paragraph(&t.html("debtor-pay-then", &args! {}));
    }
    screen.row(claim.into_iter().chain([back_button(t, dossier)]))
}

/// The details, or whom to ask for them.
pub(super) fn how(t: &Texts, dossier: &Dossier) -> Html {
    let business = &dossier.business;
    let Some(details) = &business.payment_details else {
        let mut text = t.html("debtor-pay-unknown", &args! { business = business.name });
        text.push_line(&contact(t, dossier));
        return text;
    };
    t.html("debtor-pay-how", &args! { details = details, purpose = purpose(t, dossier) })
}

/// There are no details, and the business has just been told.
fn asked_for(t: &Texts, dossier: &Dossier) -> Html {
    let mut text = t.html("debtor-pay-asked-for", &args! { business = dossier.business.name });
    text.push_line(&contact(t, dossier));
    text
}

/// Whom to ask at the business, as far as it said.
fn contact(t: &Texts, dossier: &Dossier) -> Html {
    let business = &dossier.business;
    let name = business.contact_name.as_ref().unwrap_or(&business.name);
    match &business.contact_phone {
        Some(phone) => t.html("debtor-contact-phone", &args! { name = name, phone = phone }),
        None => t.html("debtor-contact", &args! { name = name }),
    }
}

/// Buttons that copy the amount, the purpose and the numbers of the details, above the others.
pub(super) fn with_copy_buttons(t: &Texts, dossier: &Dossier, due: Money, mut screen: Screen) -> Screen {
    let Some(details) = &dossier.business.payment_details else { return screen };
    let amount = copy_amount(t.language(), &due);
    let facts = [
        copy(t.plain("debtor-button-copy-amount", &args! {}), amount),
        copy(t.plain("debtor-button-copy-purpose", &args! {}), purpose(t, dossier)),
    ];
    let numbers = payable_numbers(details);
    let whole = numbers
        .is_empty()
        .then(|| copy(t.plain("debtor-button-copy-details", &args! {}), details.clone()))
        .flatten();
    let numbers = numbers.into_iter().take(NUMBERS_MAX).filter_map(|number| {
        let tail: String = number.chars().skip(number.chars().count().saturating_sub(4)).collect();
        copy(t.plain("debtor-button-copy-number", &args! { tail = tail }), number)
    });
    let details: Vec<Button> = numbers.chain(whole).collect();
    let facts: Vec<Button> = facts.into_iter().flatten().collect();
    let rows = [details, facts].into_iter().filter(|row| !row.is_empty());
    screen.buttons.splice(0..0, rows);
    screen
}

/// What to pay next: the next part of the plan, else what is left; less what is disputed.
pub(super) fn due(dossier: &Dossier, parts: &[PartStanding]) -> Money {
    next_less(dossier, parts, |_| true)
}

/// As [`due`], with what is held back at `now`.
pub(super) fn next_due(dossier: &Dossier, parts: &[PartStanding], now: DateTime<Utc>) -> Money {
    next_less(dossier, parts, |hold| hold.is_live(now))
}

/// The earliest is paid first, so what is held back leaves the next part as it is while more than that is left. With
/// everything held back it is shown in full: who wants to pay may.
fn next_less(dossier: &Dossier, parts: &[PartStanding], counts: impl Fn(&Hold) -> bool) -> Money {
    let next = parts.iter().find(|part| !part.is_paid()).map_or_else(|| dossier.balance(), |part| part.left);
    let left = match parts {
        [] => dossier.balance(),
        parts => Money::sum(dossier.debt.currency, parts.iter().map(|part| part.left)).unwrap_or(next),
    };
    let held = dossier.holds.iter().filter(|hold| counts(hold)).filter_map(|hold| hold.amount);
    let open = held.fold(left, |open, held| open.checked_sub(held).unwrap_or(open));
    if open.is_positive() { next.min(open).unwrap_or(next) } else { next }
}

/// What to write into the purpose of the payment, so that the business can tell it from others.
fn purpose(t: &Texts, dossier: &Dossier) -> String {
    let what = shorten(&dossier.debt.what, WHAT_CHARS_MAX);
    t.plain("debtor-pay-purpose", &args! { number = dossier.debt.number.to_string(), what = what })
}

/// The amount as banking apps take it: no grouping, no sign, the decimals only where there are some.
fn copy_amount(language: Language, money: &Money) -> String {
    let amount = money.amount();
    if amount.is_integer() {
        return amount.trunc().to_string();
    }
    match language {
        Language::Ru => amount.to_string().replace('.', ","),
        Language::En => amount.to_string(),
    }
}

/// Phones, cards and accounts in free text: runs of digits, maybe in groups, long enough to pay by.
fn payable_numbers(details: &str) -> Vec<String> {
    let is_gap = |character: char| matches!(character, ' ' | '-' | '(' | ')' | '\u{a0}');
    let runs = details
        .split(|character: char| !character.is_ascii_digit() && character != '+' && !is_gap(character));
    runs.map(|run| run.chars().filter(|character| !is_gap(*character)).collect::<String>())
        .filter(|run| run.chars().filter(char::is_ascii_digit).count() >= PAYABLE_DIGITS_MIN)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_to_pay_by_are_found_in_free_text() {
        let table = [
            ("Сбербанк 2202 2061 1234 5678, Анна К.", vec!["2202206112345678"]),
            ("СБП +7 (901) 234-56-78 Т-Банк", vec!["+79012345678"]),
            ("р/с 40702810400000123456, БИК 044525225", vec!["40702810400000123456"]),
            ("Оплата наличными в мастерской, ул. Ленина 5", vec![]),
            ("Card 4111 1111 1111 1111; phone +44 20 7946 0958", vec!["4111111111111111", "+442079460958"]),
        ];
        for (details, expected) in table {
            assert_eq!(payable_numbers(details), expected, "{details}");
        }
    }

    #[test]
    fn an_amount_is_copied_as_a_banking_app_takes_it() {
        let rub = |minor| Money::from_minor(minor, crate::domain::money::Currency::RUB).unwrap();
        assert_eq!(copy_amount(Language::Ru, &rub(1_250_000)), "12500");
        assert_eq!(copy_amount(Language::Ru, &rub(416_667)), "4166,67");
        assert_eq!(copy_amount(Language::En, &rub(416_667)), "4166.67");
    }
}
