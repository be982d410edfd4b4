//! A written agreement as it is kept, and what checking it finds.

use chrono::{DateTime, SecondsFormat, Utc};
use chrono_tz::Tz;
use sha2::{Digest, Sha256};

use super::{Acceptance, PlanState};
use crate::domain::ids::{AgreementId, DebtId};
use crate::domain::language::Language;
use crate::domain::people::Side;

/// An agreement with both acceptances, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    pub id: AgreementId,
    /// «17-1».
    pub number: String,
    /// The code on its paper.
    pub code: String,
    /// The debt whose number it carries, and whose journal it stands in.
    pub debt: DebtId,
    pub business: String,
    pub client: String,
    /// The business's, in which the agreement gives its times.
    pub zone: Tz,
    pub text_ru: String,
    pub text_en: String,
    /// What [`fingerprint`] gave when the agreement was made.
    pub text_hash: Vec<u8>,
    /// The hash of the debt's latest journal entry when the agreement was made.
    pub journal_head: Vec<u8>,
    pub made_at: DateTime<Utc>,
    /// Who made the offer that was accepted.
    pub offered_by: Side,
    /// In order of time.
    pub acceptances: Vec<Acceptance>,
    /// Where its plan stands.
    pub state: PlanState,
    /// Since when it is no longer in force.
    pub ended_at: Option<DateTime<Utc>>,
    /// The agreement that took its place.
    pub replaced_by: Option<(AgreementId, String)>,
}

impl Agreement {
    /// The text in a language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Ru => &self.text_ru,
            Language::En => &self.text_en,
        }
    }

    /// Whether texts and acceptances are those that were hashed when it was made.
    pub fn is_as_agreed(&self) -> bool {
        fingerprint(&self.text_ru, &self.text_en, &self.acceptances) == self.text_hash
    }
}

/// What a check of an agreement says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    pub agreement: Agreement,
    pub verdict: Verdict,
}

/// Whether an agreement, or the file that was sent, is what was agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// What is stored is what was agreed.
    Genuine,
    /// So it is, and the file is its paper, byte for byte.
    GenuineFile,
    /// The file names the agreement, and is not its paper.
    OtherFile,
    /// What is stored is not what was agreed: neither text nor file can be relied on.
    Damaged,
}

/// SHA-256 over both texts and both acceptances, as JSON with keys in order, so that it can be computed again
/// from what is stored. Instants count to the microsecond, and whose acceptance comes first does not count.
pub fn fingerprint(text_ru: &str, text_en: &str, acceptances: &[Acceptance]) -> Vec<u8> {
    let mut by_side: Vec<&Acceptance> = acceptances.iter().collect();
    by_side.sort_by_key(|yes| yes.side.code());
    let acceptances: Vec<serde_json::Value> = by_side
        .into_iter()
        .map(|yes| {
            serde_json::json!({
                "side": yes.side.code(),
                "person": yes.person,
                "telegram_id": yes.telegram_id,
                "name": yes.name,
                "update_id": yes.cause.map(|cause| cause.update_id),
                "message_id": yes.cause.and_then(|cause| cause.message_id),
                "by_limits": yes.by_limits,
                "at": yes.at.to_rfc3339_opts(SecondsFormat::Micros, true),
            })
        })
        .collect();
    let content = serde_json::json!({ "ru": text_ru, "en": text_en, "acceptances": acceptances });
    Sha256::digest(content.to_string()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::PersonId;
    use crate::domain::plan::Cause;

    fn yes() -> Acceptance {
        Acceptance {
            side: Side::Debtor,
            person: PersonId(2),
            telegram_id: 1002,
            name: "Ivan".to_owned(),
            cause: Some(Cause { update_id: 7, message_id: Some(8) }),
            by_limits: false,
            at: "2026-12-01T07:00:00.123456789Z".parse().expect("an instant"),
        }
    }

    #[test]
    fn whatever_changes_in_texts_or_acceptances_changes_the_fingerprint() {
        let (one, cause) = (yes(), Cause { update_id: 7, message_id: None });
        let changed: [Acceptance; 7] = [
            Acceptance { side: Side::Owner, ..one.clone() },
            Acceptance { person: PersonId(3), ..one.clone() },
            Acceptance { telegram_id: 1003, ..one.clone() },
            Acceptance { name: "Ivan ".to_owned(), ..one.clone() },
            Acceptance { cause: Some(cause), ..one.clone() },
            Acceptance { by_limits: true, ..one.clone() },
            Acceptance { at: one.at + chrono::TimeDelta::microseconds(1), ..one.clone() },
        ];
        let whole = fingerprint("да", "yes", std::slice::from_ref(&one));
        for other in changed {
            assert_ne!(fingerprint("да", "yes", std::slice::from_ref(&other)), whole, "{other:?}");
        }
        assert_ne!(fingerprint("да.", "yes", std::slice::from_ref(&one)), whole);
        assert_ne!(fingerprint("да", "yes.", std::slice::from_ref(&one)), whole);
        assert_ne!(fingerprint("да", "yes", &[one.clone(), one.clone()]), whole);
        // What the database cannot keep of an instant does not count.
        let stored = "2026-12-01T07:00:00.123456Z".parse().expect("an instant");
        assert_eq!(fingerprint("да", "yes", &[Acceptance { at: stored, ..one }]), whole);
    }
}
