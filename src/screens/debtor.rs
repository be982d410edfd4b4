//! What the debtor sees.

use super::Button;
use crate::domain::dossier::Dossier;
use crate::i18n::Texts;

/// The ways to answer a reminder.
pub fn payment_buttons(_t: &Texts, _dossier: &Dossier) -> Vec<Vec<Button>> {
    Vec::new()
}

/// The card of a debt.
pub fn card(t: &Texts, dossier: &Dossier, _now: chrono::DateTime<chrono::Utc>) -> super::Screen {
    super::Screen::new(
        t.html("reminder-first-line", &crate::i18n::args! { business = dossier.business.name }),
    )
}

/// A debt with nothing left to pay.
pub fn settled(t: &Texts, dossier: &Dossier) -> super::Screen {
    super::Screen::new(
        t.html("reminder-first-line", &crate::i18n::args! { business = dossier.business.name }),
    )
}
