//! The town: businesses in several countries, and people who owe them.

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use sqlx::PgPool;
use vovremya::app::acceptance::{self, Standing};
use vovremya::app::clients::ClientChoice;
use vovremya::app::clock::Clock;
use vovremya::app::debts::{DebtDraft, register};
use vovremya::app::ids::LinkSecret;
use vovremya::demo::stage::Stage;
use vovremya::domain::calendar::Country;
use vovremya::domain::ids::{BusinessId, ClientId};
use vovremya::domain::language::Language;
use vovremya::domain::money::{Currency, Money};
use vovremya::domain::people::{Business, LegalForm, Person};
use vovremya::sandbox::NewPerson;
use vovremya::store::businesses::{self, NewBusiness};
use vovremya::store::clients;
use vovremya::store::people::Sender;
use vovremya::store::visits;

use super::log::{Log, Owed};
use super::rules::Parties;

/// One business to so many debtors.
const DEBTORS_OF_ONE: usize = 40;

/// Countries with their money, a business's zone, and zones of debtors; nobody knows the zone of one in five.
const COUNTRIES: [(Country, Currency, Tz, &[Tz]); 6] = [
    (
        Country::Ru,
        Currency::RUB,
        Tz::Europe__Moscow,
        &[
            Tz::Europe__Moscow,
            Tz::Europe__Kaliningrad,
            Tz::Asia__Yekaterinburg,
            Tz::Asia__Vladivostok,
            Tz::Asia__Kamchatka,
        ],
    ),
    (
        Country::Us,
        Currency::USD,
        Tz::America__Chicago,
        &[Tz::America__New_York, Tz::America__Denver, Tz::America__Los_Angeles, Tz::Pacific__Honolulu],
    ),
    (Country::Gb, Currency::GBP, Tz::Europe__London, &[Tz::Europe__London]),
    (Country::Kz, Currency::KZT, Tz::Asia__Almaty, &[Tz::Asia__Almaty, Tz::Europe__Moscow]),
    (Country::By, Currency::BYN, Tz::Europe__Minsk, &[Tz::Europe__Minsk]),
    (
        Country::Other,
        Currency::EUR,
        Tz::Europe__Berlin,
        &[
            Tz::Europe__Berlin,
            Tz::Europe__Lisbon,
            Tz::Europe__Helsinki,
            Tz::Asia__Tokyo,
            Tz::Australia__Lord_Howe,
        ],
    ),
];

/// A business and whoever acts for it.
pub struct Shop {
    pub owner: Person,
    pub business: Business,
}

/// Somebody who owes.
pub struct Debtor {
    pub person: Person,
    /// The shops where they owe: which, as whose client, and as what in law.
    pub accounts: Vec<(usize, ClientId, LegalForm)>,
    /// Never says or does anything, and never pays.
    pub silent: bool,
}

/// A debt that will be registered.
#[derive(Debug, Clone, Copy)]
pub struct Planned {
    pub day: u64,
    pub debtor: usize,
    /// Which of the debtor's.
    account: usize,
    due_in: i64,
    amount: i64,
}

pub struct Town {
    pub shops: Vec<Shop>,
    pub debtors: Vec<Debtor>,
}

impl Town {
    /// Everybody presses *Start*, and the businesses write their clients down.
    pub async fn settle(
        stage: &Stage,
        pool: &PgPool,
        debtors: usize,
        random: &mut StdRng,
    ) -> anyhow::Result<Self> {
        let mut town = Self { shops: Vec::new(), debtors: Vec::new() };
        for index in 0..debtors.div_ceil(DEBTORS_OF_ONE).max(COUNTRIES.len()) {
            let shop = open_shop(stage, pool, index, random).await?;
            town.shops.push(shop);
        }
        for index in 0..debtors {
            let debtor = town.move_in(stage, pool, index, random).await?;
            town.debtors.push(debtor);
        }
        Ok(town)
    }

    async fn move_in(
        &self,
        stage: &Stage,
        pool: &PgPool,
        index: usize,
        random: &mut StdRng,
    ) -> anyhow::Result<Debtor> {
        let first = index % self.shops.len();
        let zones = COUNTRIES[first % COUNTRIES.len()].3;
        let zone = random.random_bool(0.8).then(|| *zones.choose(random).expect("a zone"));
        let mut person = meet(stage, &format!("Debtor {index}"), random).await?;
        sqlx::query("update person set zone = $2 where person_id = $1")
            .bind(person.id.0)
            .bind(zone.map(Tz::name))
            .execute(pool)
            .await?;
        person.zone = zone;
        // By whose days somebody counts whose zone is not known, two countries would have to agree about.
        let owes_two = zone.is_some() && random.random_bool(0.25);
        let second = owes_two.then(|| (first + random.random_range(1..self.shops.len())) % self.shops.len());
        let mut accounts = Vec::new();
        for shop in [first].into_iter().chain(second) {
            let form = *LegalForm::ALL.choose(random).expect("a form");
            let mut uow = stage.crew.house.begin().await?;
            let (now, business) = (uow.now(), self.shops[shop].business.id);
            let client = clients::insert(uow.db(), business, &format!("Debtor {index}"), None, now).await?;
            sqlx::query("update client set legal_form = $2 where client_id = $1")
                .bind(client.0)
                .bind(form.code())
                .execute(uow.db())
                .await?;
            uow.commit().await?;
            accounts.push((shop, client, form));
        }
        Ok(Debtor { person, accounts, silent: random.random_bool(0.3) })
    }

    /// What everybody will owe in the course of the days: much from the beginning, some later, due from months before
    /// to months after.
    pub fn plans(&self, days: u64, random: &mut StdRng) -> Vec<Planned> {
        let mut plans = Vec::new();
        for (debtor, who) in self.debtors.iter().enumerate() {
            for _ in 0..random.random_range(1..=3) {
                let early = random.random_bool(0.5);
                plans.push(Planned {
                    day: if early { random.random_range(0..5) } else { random.random_range(0..days * 2 / 3) },
                    debtor,
                    account: random.random_range(0..who.accounts.len()),
                    due_in: if early { random.random_range(-90..15) } else { random.random_range(-30..90) },
                    amount: random.random_range(500..90_000),
                });
            }
        }
        plans.sort_by_key(|planned| planned.day);
        plans
    }

    /// Registers the debt, and the client follows the link if there is one.
    pub async fn register(&self, stage: &Stage, log: &mut Log, planned: Planned) -> anyhow::Result<i64> {
        let debtor = &self.debtors[planned.debtor];
        let (shop, client, form) = debtor.accounts[planned.account];
        let Shop { owner, business } = &self.shops[shop];
        let what = format!("order №{:05}", log.debts.len() + 1);
        let mut uow = stage.crew.house.begin().await?;
        let today = uow.now().with_timezone(&business.zone).date_naive();
        let draft = DebtDraft {
            client: ClientChoice::Known(client),
            amount: Money::new(planned.amount.into(), business.currency)?,
            due_on: in_days(today, planned.due_in),
            what: &what,
            service_on: None,
            papers: &[],
        };
        let (dossier, invitation) = register(&mut uow, business, owner.id, &draft).await?;
        uow.commit().await?;
        let debt = dossier.debt.id.0;
        let parties = Parties {
            country: business.country,
            creditor: business.legal_form,
            debtor: form,
            owed: planned.amount,
        };
        log.debts.insert(
            debt,
            Owed {
                business: business.id.0,
                person: debtor.person.telegram_id,
                country: business.country,
                zone: debtor.person.zone,
                hours: parties.hours(),
                what: what.clone(),
                registered: stage.clock.now(),
                due_on: draft.due_on,
                over: None,
                silences: Vec::new(),
                answers: Vec::new(),
                by_hand: Vec::new(),
                named: None,
            },
        );
        if let Some(invitation) = invitation {
            accept(stage, &debtor.person, &invitation.link).await?;
        }
        Ok(debt)
    }
}

/// The client opens the link and confirms.
async fn accept(stage: &Stage, person: &Person, link: &str) -> anyhow::Result<()> {
    let mut uow = stage.crew.house.begin().await?;
    let secret = link.rsplit('=').next().and_then(LinkSecret::read).expect("a link with its secret");
    if let Standing::Asks { invitation, .. } = acceptance::open(&mut uow, person, &secret).await? {
        acceptance::accept(&mut uow, person, invitation).await?;
    }
    Ok(uow.commit().await?)
}

/// Somebody with a phone presses *Start*.
async fn meet(stage: &Stage, name: &str, random: &mut StdRng) -> anyhow::Result<Person> {
    let language = *Language::ALL.choose(random).expect("a language");
    let id = stage.sandbox.add_person(NewPerson {
        first_name: name.to_owned(),
        last_name: None,
        username: None,
        language_code: language.code().to_owned(),
    });
    stage.sandbox.start_bot(id, None);
    let mut uow = stage.crew.house.begin().await?;
    let now = uow.now();
    let sender = Sender {
        telegram_id: id,
        first_name: name.to_owned(),
        last_name: None,
        username: None,
        language_code: Some(language.code().to_owned()),
    };
    let person = visits::meet(uow.db(), &sender, now).await?;
    uow.commit().await?;
    Ok(person)
}

async fn open_shop(stage: &Stage, pool: &PgPool, index: usize, random: &mut StdRng) -> anyhow::Result<Shop> {
    let (country, currency, zone, _) = COUNTRIES[index % COUNTRIES.len()];
    let owner = meet(stage, &format!("Owner {index}"), random).await?;
    let mut uow = stage.crew.house.begin().await?;
    let now = uow.now();
    let new = NewBusiness {
        name: format!("Shop {index}"),
        currency,
        zone,
        country,
        payment_details: Some("2202 2061 1234 5678".to_owned()),
        contact_name: Some("Anna".to_owned()),
        contact_phone: Some("+7 901 234-56-78".to_owned()),
    };
    let id: BusinessId = businesses::insert(uow.db(), &new, owner.id, now).await?;
    uow.commit().await?;
    let ladder = *["gentle", "standard", "firm"].choose(random).expect("a ladder");
    let form = *LegalForm::ALL.choose(random).expect("a form");
    sqlx::query("update business set ladder = $2, legal_form = $3 where business_id = $1")
        .bind(id.0)
        .bind(ladder)
        .bind(form.code())
        .execute(pool)
        .await?;
    let mut uow = stage.crew.house.begin().await?;
    let business = businesses::get(uow.db(), id).await?;
    Ok(Shop { owner, business })
}

pub fn in_days(day: NaiveDate, days: i64) -> NaiveDate {
    let moved = match u64::try_from(days) {
        Ok(days) => day.checked_add_days(Days::new(days)),
        Err(_) => day.checked_sub_days(Days::new(days.unsigned_abs())),
    };
    moved.expect("a near day")
}
