//! Talks between debtor and owner, played on the real bot: more time, a problem, already paid.
//!
//! The debt is put into the database as the owner's wizard would; everything else is typed and tapped.

mod bad_input;
mod paid;
mod plan;
mod problem;
mod requests;

use vovremya::app::UnitOfWork;
use vovremya::app::ids::LinkSecret;
use vovremya::demo::stage::Actor;
use vovremya::domain::calendar::Country;
use vovremya::domain::debt::{DebtKind, DebtState};
use vovremya::domain::dossier::Dossier;
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
use vovremya::store::{businesses, clients, debts, invitations, journal, people};

use crate::support::world::World;

const RU_EN: [Language; 2] = [Language::Ru, Language::En];

/// What a test says in one of the two languages.
fn either<'a>(language: Language, ru: &'a str, en: &'a str) -> &'a str {
    match language {
        Language::Ru => ru,
        Language::En => en,
    }
}

fn roubles(amount: i64) -> Money {
    Money::from_minor(amount * 100, Currency::RUB).expect("a small amount")
}

/// A business with its owner, and what is done outside of these talks.
struct Shop<'w> {
    world: &'w World,
    owner: Person,
    business: BusinessId,
}

impl<'w> Shop<'w> {
    async fn open(world: &'w World, owner: &Actor<'_>, name: &str) -> anyhow::Result<Self> {
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
        let owner = people::meet(uow.db(), &sender, now).await?;
        let new = NewBusiness {
            name: name.to_owned(),
            currency: Currency::RUB,
            zone: chrono_tz::Tz::Europe__Moscow,
            country: Country::Ru,
            payment_details: Some("2202 2061 1234 5678".to_owned()),
            contact_name: Some(owner.first_name.clone()),
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

    /// A debt of 12 500 until 15 December that the person has accepted.
    async fn accepted_debt(&self, debtor: &Actor<'_>, language: Language) -> anyhow::Result<DebtId> {
        let client = self.client(&format!("{} Petrov", debtor.name)).await?;
        let mut uow = self.begin().await?;
        let now = uow.now();
        let number = businesses::take_debt_number(uow.db(), self.business).await?;
        let new = NewDebt {
            business: self.business,
            client,
            number,
            what: either(language, "ремонт ноутбука", "laptop repair").to_owned(),
            service_on: None,
            currency: Currency::RUB,
            due_on: "2026-12-15".parse()?,
            kind: DebtKind::Invoice,
            state: DebtState::Offered,
            registered_by: self.owner.id,
        };
        let debt = debts::insert(uow.db(), &new, now).await?;
        let mut dossier = debts::lock(uow.db(), debt).await?.expect("just made");
        uow.record(&mut dossier, EntryKind::Charge, roubles(12_500), None, self.owner.id).await?;
        let secret = LinkSecret::new(uow.ids());
        let expires_at = now + chrono::TimeDelta::days(30);
        invitations::insert(uow.db(), debt, &secret.hash(), expires_at, now).await?;
        uow.commit().await?;
        debtor.starts(Some(secret.as_str())).await?;
        debtor.taps(either(language, "Да, это я", "Yes, it's me")).await?;
        Ok(debt)
    }

    /// The owner records a payment from their card.
    async fn receives(&self, debt: DebtId, amount: i64) -> anyhow::Result<()> {
        let mut uow = self.begin().await?;
        let mut dossier = debts::lock(uow.db(), debt).await?.expect("made before");
        let amount = roubles(amount);
        uow.record(&mut dossier, EntryKind::Payment, amount, None, self.owner.id).await?;
        uow.settle_if_paid(&mut dossier).await?;
        uow.save(&mut dossier, Some(self.owner.id), Happened::PaymentRecorded { amount }).await?;
        uow.commit().await?;
        self.world.settle().await
    }

    async fn dossier(&self, debt: DebtId) -> anyhow::Result<Dossier> {
        let mut uow = self.begin().await?;
        Ok(debts::lock(uow.db(), debt).await?.expect("made before"))
    }

    /// What the journal of the debt says, the oldest first; its chain is whole.
    async fn happened(&self, debt: DebtId) -> anyhow::Result<Vec<Happened>> {
        let mut uow = self.begin().await?;
        anyhow::ensure!(journal::find_break(uow.db(), debt).await?.is_none(), "the journal is broken");
        let entries = journal::list(uow.db(), debt, 100).await?;
        Ok(entries.into_iter().rev().map(|entry| entry.happened).collect())
    }
}

/// What everybody saw from now on; call before the play and compare afterwards.
struct Seen<'w> {
    world: &'w World,
    from: usize,
}

impl<'w> Seen<'w> {
    fn from_now_on(world: &'w World) -> Self {
        Self { world, from: world.transcript().len() }
    }

    fn transcript(&self) -> String {
        self.world.transcript().get(self.from..).unwrap_or_default().to_owned()
    }
}
