//! Agreements: what both sides said yes to is written down, hashed, set on paper and kept; and checked later.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use super::error::{AppResult, Error};
use super::together::Together;
use super::unit_of_work::UnitOfWork;
use super::{ids, news};
use crate::documents::agreement::{self as paper, Paper};
use crate::domain::dossier::Dossier;
use crate::domain::ids::{AgreementId, DebtId, PersonId};
use crate::domain::input::agreement::{Reference, number_in_file_name};
use crate::domain::language::Language;
use crate::domain::people::{Person, Side};
use crate::domain::plan::agreement::{Agreement, Checked, Verdict, fingerprint};
use crate::domain::plan::{Acceptance, Cause, Plan};
use crate::i18n::{Texts, texts};
use crate::screens::agreement::{self, Agreed, TERMS_VERSION, Written};
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

/// The agreement as `t` shows it.
pub fn written<'a>(agreement: &'a StoredAgreement, t: &Texts) -> Written<'a> {
    Written { id: agreement.id, number: &agreement.number, text: agreement.text(t.language()) }
}

/// Writes the agreement: both texts, both acceptances, the hash over all of it, and a paper in each language.
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
    let zone = debts.in_hand.business.zone;
    let agreed = Agreed {
        plan,
        debts: &debts.all(),
        acceptances: &acceptances,
        replaces: replaces.as_ref().map(|old| (old.number.as_str(), agreement::day(old.made_at, zone))),
        at: now,
        bot: &bot,
        prevails,
    };
    let [text_ru, text_en] =
        [Language::Ru, Language::En].map(|language| agreement::canonical(texts(language), &agreed));
    let new = NewAgreement {
        plan: plan.id,
        offer: plan.offer.id,
        number: plan.agreement_number(),
        code: ids::agreement_code(uow.ids()),
        replaces: replaces.map(|earlier| earlier.id),
        terms_version: TERMS_VERSION,
        prevails,
        text_hash: fingerprint(&text_ru, &text_en, &acceptances),
        journal_head: journal::head(uow.db(), plan.debt).await?,
        text_ru,
        text_en,
        acceptances,
    };
    let id = agreements::insert(uow.db(), &new, now).await?;
    let NewAgreement { number, code, text_ru, text_en, .. } = new;
    let stored = StoredAgreement { id, number, code, made_at: now, text_ru, text_en };
    set_papers(uow, &stored).await?;
    Ok(stored)
}

/// Hands it out to both sides. Whoever has just said yes gets it as the answer to that, from the caller.
pub(super) async fn hand_out(
    uow: &mut UnitOfWork,
    dossier: &Dossier,
    stored: &StoredAgreement,
    yes: &Yes,
) -> AppResult<()> {
    if yes.side == Side::Owner {
        news::tell_debtor(uow, dossier, |t| agreement::for_debtor(t, dossier, &written(stored, t)))?;
        news::tell_debtor(uow, dossier, |t| agreement::next_for_debtor(t, dossier, &written(stored, t)))?;
    }
    // For the business nobody is left out but the one who said yes; a debtor is no colleague of anybody.
    let answered = yes.person.id;
    news::tell_colleagues(uow, dossier, answered, |t| agreement::for_owner(t, &written(stored, t))).await?;
    news::tell_colleagues(uow, dossier, answered, |t| {
        agreement::next_for_owner(t, dossier, &written(stored, t))
    })
    .await
}

/// Sets the agreement on paper in both languages and keeps both files: what the sides get is what is kept.
async fn set_papers(uow: &mut UnitOfWork, agreement: &StoredAgreement) -> AppResult<()> {
    let link = ids::check_link(&uow.bot().username, &agreement.code);
    let to_set = agreement.clone();
    // Setting takes longer than a thread that serves everybody should be away.
    let set = tokio::task::spawn_blocking(move || {
        Language::ALL
            .into_iter()
            .map(|language| {
                let file = paper::pdf(&Paper {
                    language,
                    text: to_set.text(language),
                    code: &to_set.code,
                    link: &link,
                    made_at: to_set.made_at,
                })?;
                Ok((language, file))
            })
            .collect::<Result<Vec<_>, Error>>()
    });
    for (language, file) in set.await.map_err(|broken| Error::Paper(broken.to_string()))?? {
        let hash = Sha256::digest(&file);
        agreements::insert_paper(uow.db(), agreement.id, language, &file, &hash).await?;
    }
    Ok(())
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

/// An agreement that the person is a party of.
///
/// # Errors
/// [`Error::NotFound`], also when it is none of the person's business.
pub async fn find(uow: &mut UnitOfWork, person: PersonId, id: AgreementId) -> AppResult<Agreement> {
    agreements::find(uow.db(), id, person).await?.ok_or(Error::NotFound)
}

/// The latest agreement about a debt, if the person is a party of it.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn latest(uow: &mut UnitOfWork, person: PersonId, debt: DebtId) -> AppResult<Agreement> {
    let id = agreements::find_latest(uow.db(), debt, person).await?.ok_or(Error::NotFound)?;
    find(uow, person, id).await
}

/// Checks an agreement that the person is a party of.
///
/// # Errors
/// As [`find`].
pub async fn check(uow: &mut UnitOfWork, person: PersonId, id: AgreementId) -> AppResult<Checked> {
    let agreement = find(uow, person, id).await?;
    let verdict = if is_sound(uow, &agreement).await? { Verdict::Genuine } else { Verdict::Damaged };
    Ok(Checked { agreement, verdict })
}

/// Checks what a number or a code names; nothing where the person is no party of it, as where there is none.
///
/// # Errors
/// Storage trouble.
pub async fn check_reference(
    uow: &mut UnitOfWork,
    person: PersonId,
    reference: &Reference,
) -> AppResult<Vec<Checked>> {
    let named: Vec<AgreementId> = match reference {
        Reference::Number(number) => agreements::list_by_number(uow.db(), number, person).await?,
        Reference::Code(code) => {
            agreements::find_by_code(uow.db(), code, person).await?.into_iter().collect()
        }
    };
    let mut checked = Vec::with_capacity(named.len());
    for id in named {
        checked.push(check(uow, person, id).await?);
    }
    Ok(checked)
}

/// Checks a file by its SHA-256. One that is no paper of ours is held against the agreements that its name names;
/// nothing where the person is no party of any.
///
/// # Errors
/// Storage trouble.
pub async fn check_file(
    uow: &mut UnitOfWork,
    person: PersonId,
    hash: &[u8],
    name: Option<&str>,
) -> AppResult<Vec<Checked>> {
    let (known, otherwise) = match agreements::find_by_paper(uow.db(), hash, person).await? {
        Some(id) => (vec![check(uow, person, id).await?], Verdict::GenuineFile),
        None => match name.and_then(number_in_file_name) {
            Some(number) => {
                (check_reference(uow, person, &Reference::Number(number)).await?, Verdict::OtherFile)
            }
            None => return Ok(Vec::new()),
        },
    };
    let about_file = |checked: Checked| match checked.verdict {
        Verdict::Damaged => checked,
        _ => Checked { verdict: otherwise, ..checked },
    };
    Ok(known.into_iter().map(about_file).collect())
}

/// Whether what is stored is what was agreed: the texts and acceptances, both papers, and the journal that they
/// were written into.
async fn is_sound(uow: &mut UnitOfWork, agreement: &Agreement) -> AppResult<bool> {
    for language in Language::ALL {
        let paper = agreements::find_paper(uow.db(), agreement.id, language).await?;
        if paper.is_none_or(|paper| Sha256::digest(&paper.file)[..] != paper.file_hash[..]) {
            return Ok(false);
        }
    }
    let recorded = journal::is_in_chain(uow.db(), agreement.debt, &agreement.journal_head).await?;
    Ok(agreement.is_as_agreed() && recorded)
}
