//! Agreements: what both sides said yes to is written down, hashed and kept.

use chrono::{DateTime, SecondsFormat, Utc};
use sha2::{Digest, Sha256};

use super::error::AppResult;
use super::ids;
use super::together::Together;
use super::unit_of_work::UnitOfWork;
use crate::domain::ids::PersonId;
use crate::domain::language::Language;
use crate::domain::people::{Person, Side};
use crate::domain::plan::{Acceptance, Cause, Plan};
use crate::i18n::texts;
use crate::screens::agreement::{self, Agreed, TERMS_VERSION};
use crate::store::agreements::{self, NewAgreement, StoredAgreement};
use crate::store::limits::SetLimits;
use crate::store::{journal, people};

/// The yes that completes an agreement.
pub(super) struct Yes {
    pub side: Side,
    pub person: Person,
    /// Given in advance, by the limits of the business.
    pub by_limits: bool,
    pub cause: Option<Cause>,
    pub at: DateTime<Utc>,
}

impl Yes {
    /// Said now, by what the person did in the messenger.
    pub fn now(uow: &UnitOfWork, side: Side, person: &Person) -> Self {
        Self { side, person: person.clone(), by_limits: false, cause: uow.cause(), at: uow.now() }
    }

    /// The business's, said when it set its limits.
    pub async fn in_advance(uow: &mut UnitOfWork, set: &SetLimits) -> AppResult<Self> {
        let person = people::get(uow.db(), set.by).await?;
        Ok(Self { side: Side::Owner, person, by_limits: true, cause: set.cause, at: set.at })
    }

    /// Who acted just now; nobody, where the yes was given in advance.
    pub fn by(&self) -> Option<PersonId> {
        (!self.by_limits).then_some(self.person.id)
    }
}

/// Writes the agreement: both texts, both acceptances, and the hash over all of it.
pub(super) async fn write_down(
    uow: &mut UnitOfWork,
    debts: &Together<'_>,
    plan: &Plan,
    replaced: Option<&Plan>,
    yes: &Yes,
) -> AppResult<StoredAgreement> {
    let (now, bot) = (uow.now(), uow.bot().username.clone());
    let acceptances = acceptances(uow, plan, yes).await?;
    let replaces = match replaced {
        Some(earlier) => agreements::find_of_plan(uow.db(), earlier.id).await?,
        None => None,
    };
    let debtor = debts.in_hand.debtor.as_ref();
    let prevails = debtor.map_or(yes.person.language, |debtor| debtor.language);
    let (number, code) = (plan.agreement_number(), ids::agreement_code(uow.ids()));
    let agreed = Agreed {
        number: &number,
        debts: &debts.all(),
        terms: &plan.offer.terms,
        acceptances: &acceptances,
        at: now,
        bot: &bot,
        prevails,
    };
    let [text_ru, text_en] =
        [Language::Ru, Language::En].map(|language| agreement::canonical(texts(language), &agreed));
    let new = NewAgreement {
        plan: plan.id,
        offer: plan.offer.id,
        number: number.clone(),
        code: code.clone(),
        replaces: replaces.map(|earlier| earlier.id),
        terms_version: TERMS_VERSION,
        prevails,
        text_hash: agreement_hash(&text_ru, &text_en, &acceptances),
        journal_head: journal::head(uow.db(), debts.in_hand.debt.id).await?,
        text_ru: text_ru.clone(),
        text_en: text_en.clone(),
        acceptances,
    };
    let id = agreements::insert(uow.db(), &new, now).await?;
    Ok(StoredAgreement { id, number, code, text_ru, text_en })
}

/// Both sides' yes in order of time: whoever offered said it with the offer.
async fn acceptances(uow: &mut UnitOfWork, plan: &Plan, yes: &Yes) -> AppResult<Vec<Acceptance>> {
    let offer = &plan.offer;
    let author = people::get(uow.db(), offer.made_by).await?;
    let acceptance = |side, person: &Person, cause, by_limits, at| Acceptance {
        side,
        person: person.id,
        telegram_id: person.telegram_id,
        name: person.full_name(),
        cause,
        by_limits,
        at,
    };
    let mut both = vec![
        acceptance(offer.side, &author, offer.cause, false, offer.made_at),
        acceptance(yes.side, &yes.person, yes.cause, yes.by_limits, yes.at),
    ];
    both.sort_by_key(|acceptance| acceptance.at);
    Ok(both)
}

/// SHA-256 over both texts and both acceptances, as JSON with keys in order, so that it can be computed
/// again from what is stored.
fn agreement_hash(text_ru: &str, text_en: &str, acceptances: &[Acceptance]) -> Vec<u8> {
    let acceptances: Vec<serde_json::Value> = acceptances
        .iter()
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
