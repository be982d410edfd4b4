//! What the debtor sees.

use super::Button;
use crate::domain::dossier::Dossier;
use crate::i18n::Texts;

/// The ways to answer a reminder.
pub fn payment_buttons(_t: &Texts, _dossier: &Dossier) -> Vec<Vec<Button>> {
    Vec::new()
}
