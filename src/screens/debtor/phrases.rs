//! Phrases that several screens of the debtor share: what is owed, by when, how far away that is.

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use crate::domain::dossier::Dossier;
use crate::i18n::{Html, Texts, args};
use crate::screens::{Button, DebtRef, DebtorAction};

/// The longest text that a copy button carries.
pub const COPY_CHARS_MAX: usize = 256;

/// How much of what a debt is for fits into one line of a list.
pub const WHAT_CHARS_MAX: usize = 60;

/// The debt as it is drawn now.
pub fn debt_ref(dossier: &Dossier) -> DebtRef {
    DebtRef { id: dossier.debt.id, version: dossier.debt.version }
}

/// The debtor's date: in their zone if known, else in that of the business.
pub fn today(dossier: &Dossier, now: DateTime<Utc>) -> NaiveDate {
    let zone = dossier.debtor.as_ref().and_then(|debtor| debtor.zone).unwrap_or(dossier.business.zone);
    now.with_timezone(&zone).date_naive()
}

/// «15 декабря», with the year where it is another one.
pub fn day(t: &Texts, date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() { t.day_month(date) } else { t.date(date) }
}

/// After «до»: with the weekday while it is near, with the year where it is another one.
pub fn by_day(t: &Texts, date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() { t.date_weekday_genitive(date) } else { t.date(date) }
}

/// «сегодня», «через 3 дня», «2 дня назад».
pub fn relative(t: &Texts, date: NaiveDate, today: NaiveDate) -> String {
    let days = (date - today).num_days();
    let key = match days {
        -1 => "debtor-yesterday",
        0 => "debtor-today",
        1 => "debtor-tomorrow",
        past if past < 0 => {
            return t.plain("debtor-days-ago", &args! { span = t.days(past.saturating_neg()) });
        }
        ahead => return t.plain("debtor-in-days", &args! { span = t.days(ahead) }),
    };
    t.plain(key, &args! {})
}

/// What the debt is for, as `what` has it for this place, with the date of the work if known.
pub fn what(t: &Texts, dossier: &Dossier, what: &str, today: Option<NaiveDate>) -> Html {
    match dossier.debt.service_on {
        Some(date) => {
            let date = today.map_or_else(|| t.day_month(date), |today| day(t, date, today));
            t.html("debtor-what-dated", &args! { what = what, date = date })
        }
        None => Html::escape(what),
    }
}

/// The first characters of a text, with an ellipsis where it was cut.
pub fn shorten(text: &str, chars_max: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= chars_max {
        return text;
    }
    let kept: String = text.chars().take(chars_max.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// The first name, or the client's name as the business wrote it down.
pub fn name(dossier: &Dossier) -> &str {
    dossier.debtor.as_ref().map_or(dossier.client.name.as_str(), |debtor| debtor.first_name.as_str())
}

/// A copy button, unless the text is too long for one.
pub fn copy(label: String, text: String) -> Option<Button> {
    (text.chars().count() <= COPY_CHARS_MAX && !text.trim().is_empty()).then(|| Button::copy(label, text))
}

pub fn card_button(t: &Texts, dossier: &Dossier) -> Button {
    Button::act(t.plain("debtor-button-card", &args! {}), DebtorAction::Card(dossier.debt.id))
}

/// From a page about the debt back to its card.
pub fn back_button(t: &Texts, dossier: &Dossier) -> Button {
    Button::act(t.plain("common-button-back", &args! {}), DebtorAction::Card(dossier.debt.id))
}

pub fn mine_button(t: &Texts) -> Button {
    Button::act(t.plain("debtor-button-mine", &args! {}), DebtorAction::Mine)
}
