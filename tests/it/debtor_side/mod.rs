//! The debtor's side, played on the real bot: links, cards, paying, silence.
//!
//! Businesses and debts are put into the database as the owner's side would; the owner's own screens have
//! tests of their own.

mod cards;
mod links;
mod silence;

use vovremya::app::UnitOfWork;
use vovremya::app::ids::LinkSecret;
use vovremya::demo::stage::Actor;
use vovremya::domain::calendar::Country;
use vovremya::domain::debt::{DebtKind, DebtState};
use vovremya::domain::dossier::{FileKind, FileRef};
use vovremya::domain::ids::{BusinessId, ClientId, DebtId};
use vovremya::domain::journal::Happened;
use vovremya::domain::language::Language;
use vovremya::domain::ledger::EntryKind;
use vovremya::domain::money::{Currency, Money};
use vovremya::domain::people::Person;
use vovremya::domain::reminder::Profile;
use vovremya::store::businesses::NewBusiness;
use vovremya::store::debts::NewDebt;
use vovremya::store::people::Sender;
use vovremya::store::{attachments, businesses, clients, debts, invitations, journal, people};

use crate::support::world::World;

const RU_EN: [Language; 2] = [Language::Ru, Language::En];

/// What a test says in one of the two languages.
fn either<'a>(language: Language, ru: &'a str, en: &'a str) -> &'a str {
    match language {
        Language::Ru => ru,
        Language::En => en,
    }
}

/// The owner's side, without its screens.
struct Shop<'w> {
    world: &'w World,
    owner: Person,
    business: BusinessId,
}

impl<'w> Shop<'w> {
    /// A workshop that says how to pay.
    async fn open(world: &'w World, owner: &Actor<'_>, name: &str) -> anyhow::Result<Self> {
        Self::found(world, owner, name, Some("2202 2061 1234 5678")).await
    }

    async fn found(
        world: &'w World,
        owner: &Actor<'_>,
        name: &str,
        payment_details: Option<&str>,
    ) -> anyhow::Result<Self> {
        owner.starts(None).await?;
        let mut uow = world.crew.house.begin().await?;
        let now = uow.now();
        let sender = Sender {
            telegram_id: owner.id,
            first_name: owner.name.clone(),
            last_name: None,
            username: None,
            language_code: None,
        };
        let owner_name = owner.name.clone();
        let owner = people::meet(uow.db(), &sender, now).await?;
        let new = NewBusiness {
            name: name.to_owned(),
            currency: Currency::RUB,
            zone: chrono_tz::Tz::Europe__Moscow,
            country: Country::Ru,
            payment_details: payment_details.map(str::to_owned),
            contact_name: Some(owner_name),
            contact_phone: Some("+7 901 234-56-78".to_owned()),
            contact_profile: Profile::Ru230fz,
        };
        let business = businesses::insert(uow.db(), &new, owner.id, now).await?;
        uow.commit().await?;
        Ok(Self { world, owner, business })
    }

    async fn begin(&self) -> anyhow::Result<UnitOfWork> {
        Ok(self.world.crew.house.begin().await?)
    }

    async fn client(&self, name: &str) -> anyhow::Result<ClientId> {
        let mut uow = self.begin().await?;
        let now = uow.now();
        let client = clients::insert(uow.db(), self.business, name, None, now).await?;
        uow.commit().await?;
        Ok(client)
    }

    /// A registered debt that waits for its client.
    async fn debt(&self, client: ClientId, what: &str, roubles: i64) -> anyhow::Result<DebtId> {
        let mut uow = self.begin().await?;
        let now = uow.now();
        let number = businesses::take_debt_number(uow.db(), self.business).await?;
        let new = NewDebt {
            business: self.business,
            client,
            number,
            what: what.to_owned(),
            service_on: None,
            currency: Currency::RUB,
            due_on: "2026-12-15".parse()?,
            kind: DebtKind::Invoice,
            state: DebtState::Offered,
            registered_by: self.owner.id,
        };
        let debt = debts::insert(uow.db(), &new, now).await?;
        let mut dossier = debts::lock(uow.db(), debt).await?.expect("just made");
        let amount = Money::from_minor(roubles * 100, Currency::RUB)?;
        uow.record(&mut dossier, EntryKind::Charge, amount, None, self.owner.id).await?;
        uow.commit().await?;
        Ok(debt)
    }

    /// The payload of a new link for the debt.
    async fn link(&self, debt: DebtId) -> anyhow::Result<String> {
        let mut uow = self.begin().await?;
        let now = uow.now();
        let secret = LinkSecret::new(uow.ids());
        invitations::insert(uow.db(), debt, &secret.hash(), now + chrono::TimeDelta::days(30), now).await?;
        uow.commit().await?;
        Ok(secret.as_str().to_owned())
    }

    async fn add_paper(&self, debt: DebtId) -> anyhow::Result<()> {
        let mut uow = self.begin().await?;
        let now = uow.now();
        let file = FileRef { kind: FileKind::Photo, file_id: "no-such-file".to_owned(), name: None };
        attachments::insert(uow.db(), attachments::Belongs::Debt(debt), &file, self.owner.id, now).await?;
        uow.commit().await?;
        Ok(())
    }

    /// A payment of the whole sum, as the owner records it.
    async fn settle(&self, debt: DebtId) -> anyhow::Result<()> {
        let mut uow = self.begin().await?;
        let mut dossier = debts::lock(uow.db(), debt).await?.expect("made before");
        let left = dossier.balance();
        uow.record(&mut dossier, EntryKind::Payment, left, None, self.owner.id).await?;
        uow.settle_if_paid(&mut dossier).await?;
        uow.save(&mut dossier, Some(self.owner.id), Happened::Settled).await?;
        uow.commit().await?;
        Ok(())
    }

    async fn happened(&self, debt: DebtId) -> anyhow::Result<Vec<Happened>> {
        let mut uow = self.begin().await?;
        let entries = journal::list(uow.db(), debt, 20).await?;
        Ok(entries.into_iter().map(|entry| entry.happened).collect())
    }
}

/// What everybody saw since the link was opened, without its secret, which differs from run to run.
fn transcript(world: &World, link: &str) -> String {
    let seen = world.transcript();
    let since = seen.find("\nIvan\n").or(seen.find("\nИван\n")).unwrap_or_default();
    seen.get(since..).unwrap_or_default().replace(link, "…")
}

/// Ivan has accepted a debt of 12 500 roubles for a laptop repair.
async fn accept(ivan: &Actor<'_>, language: Language, link: &str) -> anyhow::Result<()> {
    ivan.starts(Some(link)).await?;
    ivan.taps(either(language, "Да, это я", "Yes, it's me")).await?;
    Ok(())
}
