//! A business on the stage, founded without its owner's screens: for tests whose story begins later.

use chrono::NaiveDate;
use vovremya::app::UnitOfWork;
use vovremya::app::ids::LinkSecret;
use vovremya::demo::stage::Actor;
use vovremya::domain::calendar::Country;
use vovremya::domain::debt::{DebtKind, DebtState};
use vovremya::domain::dossier::{Dossier, FileKind, FileRef};
use vovremya::domain::ids::{BusinessId, ClientId, DebtId};
use vovremya::domain::journal::Happened;
use vovremya::domain::language::Language;
use vovremya::domain::ledger::EntryKind;
use vovremya::domain::money::{Currency, Money};
use vovremya::domain::people::Person;
use vovremya::store::attachments::Belongs;
use vovremya::store::businesses::NewBusiness;
use vovremya::store::debts::NewDebt;
use vovremya::store::people::Sender;
use vovremya::store::{attachments, businesses, clients, debts, dossiers, invitations, journal, visits};

use super::world::World;

pub const RU_EN: [Language; 2] = [Language::Ru, Language::En];

/// What a test says in one of the two languages.
pub fn either<'a>(language: Language, ru: &'a str, en: &'a str) -> &'a str {
    match language {
        Language::Ru => ru,
        Language::En => en,
    }
}

pub fn roubles(amount: i64) -> Money {
    Money::from_minor(amount * 100, Currency::RUB).expect("a small amount")
}

/// A workshop in Moscow, its owner, and what the owner does outside of the story.
pub struct Shop<'w> {
    world: &'w World,
    pub owner: Person,
    pub business: BusinessId,
}

impl<'w> Shop<'w> {
    /// A workshop that says how to pay.
    pub async fn open(world: &'w World, owner: &Actor<'_>, name: &str) -> anyhow::Result<Self> {
        Self::found(world, owner, name, Some("2202 2061 1234 5678")).await
    }

    pub async fn found(
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
        let owner = visits::meet(uow.db(), &sender, now).await?;
        let new = NewBusiness {
            name: name.to_owned(),
            currency: Currency::RUB,
            zone: chrono_tz::Tz::Europe__Moscow,
            country: Country::Ru,
            payment_details: payment_details.map(str::to_owned),
            contact_name: Some(owner.first_name.clone()),
            contact_phone: Some("+7 901 234-56-78".to_owned()),
        };
        let business = businesses::insert(uow.db(), &new, owner.id, now).await?;
        uow.commit().await?;
        Ok(Self { world, owner, business })
    }

    pub async fn begin(&self) -> anyhow::Result<UnitOfWork> {
        Ok(self.world.crew.house.begin().await?)
    }

    pub async fn client(&self, name: &str) -> anyhow::Result<ClientId> {
        let mut uow = self.begin().await?;
        let now = uow.now();
        let client = clients::insert(uow.db(), self.business, name, None, now).await?;
        uow.commit().await?;
        Ok(client)
    }

    /// A registered debt until 15 December that waits for its client.
    pub async fn debt(&self, client: ClientId, what: &str, amount: i64) -> anyhow::Result<DebtId> {
        self.debt_until(client, what, amount, "2026-12-15".parse()?).await
    }

    /// A registered debt that waits for its client.
    pub async fn debt_until(
        &self,
        client: ClientId,
        what: &str,
        amount: i64,
        due_on: NaiveDate,
    ) -> anyhow::Result<DebtId> {
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
            due_on,
            kind: DebtKind::Invoice,
            state: DebtState::Offered,
            registered_by: self.owner.id,
        };
        let debt = debts::insert(uow.db(), &new, now).await?;
        let mut dossier = dossiers::lock(uow.db(), debt).await?.expect("just made");
        uow.record(&mut dossier, EntryKind::Charge, roubles(amount), None, self.owner.id).await?;
        uow.commit().await?;
        Ok(debt)
    }

    /// The payload of a new link for the debt.
    pub async fn link(&self, debt: DebtId) -> anyhow::Result<String> {
        let mut uow = self.begin().await?;
        let now = uow.now();
        let secret = LinkSecret::new(uow.ids());
        invitations::insert(uow.db(), debt, &secret.hash(), now + chrono::TimeDelta::days(30), now).await?;
        uow.commit().await?;
        Ok(secret.as_str().to_owned())
    }

    /// A debt of 12 500 roubles for a laptop repair until 15 December, that the person has accepted.
    pub async fn accepted_debt(&self, debtor: &Actor<'_>, language: Language) -> anyhow::Result<DebtId> {
        let client = self.client(&format!("{} Petrov", debtor.name)).await?;
        let debt = self.debt(client, either(language, "ремонт ноутбука", "laptop repair"), 12_500).await?;
        accept(debtor, language, &self.link(debt).await?).await?;
        Ok(debt)
    }

    pub async fn add_paper(&self, debt: DebtId) -> anyhow::Result<()> {
        let mut uow = self.begin().await?;
        let now = uow.now();
        let file = FileRef { kind: FileKind::Photo, file_id: "no-such-file".to_owned(), name: None };
        attachments::insert(uow.db(), Belongs::Debt(debt), &file, self.owner.id, now).await?;
        uow.commit().await?;
        Ok(())
    }

    /// Somebody begins to work for the business.
    pub async fn joined_by(&self, person: &Actor<'_>) -> anyhow::Result<()> {
        let query = "insert into member (business_id, person_id, role, joined_at)
                     select $1, person_id, 'staff', $2 from person where telegram_id = $3";
        self.staff(query, person).await
    }

    /// Somebody works for the business no more.
    pub async fn left_by(&self, person: &Actor<'_>) -> anyhow::Result<()> {
        let query = "update member set left_at = $2 from person
                     where business_id = $1 and member.person_id = person.person_id and telegram_id = $3";
        self.staff(query, person).await
    }

    async fn staff(&self, query: &'static str, person: &Actor<'_>) -> anyhow::Result<()> {
        let mut uow = self.begin().await?;
        let now = uow.now();
        sqlx::query(query).bind(self.business.0).bind(now).bind(person.id).execute(uow.db()).await?;
        Ok(uow.commit().await?)
    }

    /// The owner records a payment.
    pub async fn receives(&self, debt: DebtId, amount: i64) -> anyhow::Result<()> {
        self.records(debt, roubles(amount)).await?;
        self.world.settle().await
    }

    /// The owner records a payment of all that is left; whoever is told hears it later.
    pub async fn settle(&self, debt: DebtId) -> anyhow::Result<()> {
        let left = self.dossier(debt).await?.balance();
        self.records(debt, left).await
    }

    async fn records(&self, debt: DebtId, amount: Money) -> anyhow::Result<()> {
        let mut uow = self.begin().await?;
        let mut dossier = dossiers::lock(uow.db(), debt).await?.expect("made before");
        uow.record(&mut dossier, EntryKind::Payment, amount, None, self.owner.id).await?;
        uow.settle_if_paid(&mut dossier).await?;
        uow.save(&mut dossier, Some(self.owner.id), Happened::PaymentRecorded { amount }).await?;
        Ok(uow.commit().await?)
    }

    pub async fn dossier(&self, debt: DebtId) -> anyhow::Result<Dossier> {
        let mut uow = self.begin().await?;
        Ok(dossiers::lock(uow.db(), debt).await?.expect("made before"))
    }

    /// What the journal of the debt says, the oldest first; its chain is whole.
    pub async fn happened(&self, debt: DebtId) -> anyhow::Result<Vec<Happened>> {
        let mut uow = self.begin().await?;
        anyhow::ensure!(journal::find_break(uow.db(), debt).await?.is_none(), "the journal is broken");
        let entries = journal::list(uow.db(), debt, 100).await?;
        Ok(entries.into_iter().rev().map(|entry| entry.happened).collect())
    }
}

/// The person opens the link and says to be the client.
pub async fn accept(debtor: &Actor<'_>, language: Language, link: &str) -> anyhow::Result<()> {
    debtor.starts(Some(link)).await?;
    debtor.taps(either(language, "Да, это я", "Yes, it's me")).await?;
    Ok(())
}

/// What everybody saw from now on; call before the play and read afterwards.
pub struct Seen<'w> {
    world: &'w World,
    from: usize,
}

impl<'w> Seen<'w> {
    pub fn from_now_on(world: &'w World) -> Self {
        Self { world, from: world.transcript().len() }
    }

    pub fn transcript(&self) -> String {
        self.world.transcript().get(self.from..).unwrap_or_default().to_owned()
    }
}
