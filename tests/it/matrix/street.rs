//! The people of the matrix, and one of everything that can be asked about.

use chrono::NaiveDate;
use vovremya::app::plans::{self, Proposal};
use vovremya::domain::ids::{AgreementId, AttachmentId, ClientId, DebtId, InquiryId, PersonId};
use vovremya::domain::language::Language;
use vovremya::domain::people::{Person, Side};
use vovremya::domain::plan::{Part, Terms};
use vovremya::screens::DebtRef;
use vovremya::store::{dossiers, people};

use super::actions::Thing;
use super::tap::Tapper;
use crate::support::seed;
use crate::support::shop::{Shop, accept, roubles};
use crate::support::world::World;

/// Words that only the two sides of the debts may read.
pub const SECRETS: [&str; 3] = ["unicycle", "Sidorov", "Quagga"];

/// Who is there.
pub struct Street {
    /// The owner of the business and their debtor: the two who may.
    pub rightful: [Tapper; 2],
    /// Another debtor of the business, the owner of another, one who has left the business, one who was taken
    /// for its debtor by mistake, and a stranger.
    pub others: Vec<Tapper>,
    pub things: Vec<Thing>,
    /// A link that Ivan has used.
    pub link: String,
}

impl Street {
    pub async fn build(world: &World, language: Language) -> anyhow::Result<Self> {
        let [anna, olga] = ["Anna", "Olga"].map(|name| world.person(name, language));
        let [ivan, pavel, uma, stan, petr] =
            ["Ivan", "Pavel", "Uma", "Stan", "Petr"].map(|name| world.person(name, language));
        let shop = Shop::open(world, &anna, "Quagga Workshop").await?;
        let bakery = Shop::open(world, &olga, "Bakery").await?;
        bakery.debt(bakery.client("Zoe").await?, "cake", 700).await?;
        shop.accepted_debt(&pavel, language).await?;
        for newcomer in [&uma, &stan, &petr] {
            newcomer.starts(None).await?;
        }
        let client = shop.client("Ivan Sidorov").await?;
        let first = shop.debt(client, "unicycle repair", 12_500).await?;
        let link = shop.link(first).await?;
        accept(&ivan, language, &link).await?;
        let invited = shop.debt(shop.client("Another Sidorov").await?, "unicycle wheel", 900).await?;
        ivan.starts(Some(&shop.link(invited).await?)).await?;

        let mut tappers = Vec::new();
        for (name, actor) in [
            ("Anna", &anna),
            ("Ivan", &ivan),
            ("Pavel", &pavel),
            ("Olga", &olga),
            ("Stan", &stan),
            ("Uma", &uma),
            ("Petr", &petr),
        ] {
            let id: i64 = sqlx::query_scalar("select person_id from person where telegram_id = $1")
                .bind(actor.id)
                .fetch_one(&world.database.pool)
                .await?;
            tappers.push(Tapper { name, id: PersonId(id), telegram_id: actor.id, language });
        }
        let others = tappers.split_off(2);
        let (anna, ivan) = (tappers[0], tappers[1]);
        let place = Place { world, shop: &shop, client, ivan: ivan.id, uma: others[3].id };
        place.former_staff(others[2].id).await;
        let mut things = vec![Thing::Client(client)];
        things.extend(place.all(first).await?);
        Ok(Self { rightful: [anna, ivan], others, things, link })
    }
}

/// Where the things are put.
struct Place<'w> {
    world: &'w World,
    shop: &'w Shop<'w>,
    client: ClientId,
    ivan: PersonId,
    /// Was taken for the debtor, and began one of the disputes.
    uma: PersonId,
}

impl Place<'_> {
    async fn former_staff(&self, person: PersonId) {
        let sql = format!(
            "insert into member (business_id, person_id, role, joined_at, left_at)
             values ({}, {person}, 'staff', '2026-01-01Z', '2026-11-01Z')",
            self.shop.business
        );
        seed::run(&self.world.database.pool, &sql).await;
    }

    /// One debt in each state, with everything that can be open about it.
    async fn all(&self, first: DebtId) -> anyhow::Result<Vec<Thing>> {
        let mut debts = vec![first];
        // An agreement whose first part is late by now.
        debts.push(self.agreed().await?);
        self.world.clock.move_to("2026-12-21T09:00:00Z".parse()?);
        debts.push(self.negotiated(Side::Debtor).await?);
        debts.push(self.negotiated(Side::Owner).await?);
        for state in ["'open', null", "'answered', 'refuse'", "'redoing', 'redo'", "'maintained', 'refuse'"] {
            let debt = self.debt().await?;
            let opened_by = if state.contains("maintained") { self.uma } else { self.ivan };
            self.seed(&format!(
                "insert into dispute (debt_id, reason, body, state, resolution, redo_on, answer, opened_by, opened_at)
                 values ({debt}, 'defect', 'a unicycle', {state}, '2026-12-20', 'no unicycle', {opened_by}, '2026-12-02Z');
                 insert into hold (debt_id, reason, since_at) values ({debt}, 'dispute', '2026-12-02Z')"
            ))
            .await;
            debts.push(debt);
        }
        for state in ["open", "receipt_asked"] {
            let debt = self.debt().await?;
            self.seed(&format!(
                "insert into payment_claim (debt_id, paid_on, state, claimed_by, claimed_at)
                 values ({debt}, '2026-12-01', '{state}', {}, '2026-12-02Z');
                 insert into hold (debt_id, reason, since_at) values ({debt}, 'payment_claim', '2026-12-02Z')",
                self.ivan
            ))
            .await;
            debts.push(debt);
        }
        let asked = self.debt().await?;
        self.inquiries(asked).await;
        debts.push(asked);
        let over = self.debt().await?;
        self.shop.settle(over).await?;
        debts.push(over);
        self.things(first, debts).await
    }

    async fn debt(&self) -> anyhow::Result<DebtId> {
        let debt = self.shop.debt(self.client, "unicycle wheel", 900).await?;
        self.seed(&format!(
            "update debt set state = 'open', opened_at = '2026-12-01Z', version = 7 where debt_id = {debt}"
        ))
        .await;
        Ok(debt)
    }

    async fn inquiries(&self, debt: DebtId) {
        let ivan = self.ivan;
        self.seed(&format!(
            "insert into inquiry (debt_id, about, amount, due_on, body, phone, state, side, opened_by, opened_at, held_until)
             select {debt}, about, case about when 'amount' then 500 end,
                    case about when 'due_date' then date '2027-01-10' end, 'a unicycle', '+79123456789', 'open',
                    'debtor', {ivan}, '2026-12-02Z', '2026-12-30Z'
             from unnest(array['papers', 'amount', 'due_date', 'payer', 'chat', 'call', 'meeting']) about;
             insert into message (debt_id, inquiry_id, side, person_id, body, said_at)
             select {debt}, inquiry_id, 'debtor', {ivan}, 'a unicycle', '2026-12-02Z' from inquiry;
             insert into hold (debt_id, reason, since_at, until_at)
             values ({debt}, 'inquiry', '2026-12-02Z', '2026-12-30Z')"
        ))
        .await;
    }

    async fn agreed(&self) -> anyhow::Result<DebtId> {
        let debt = self.debt().await?;
        self.propose(debt, Side::Debtor, "2026-12-05").await?;
        let mut uow = self.shop.begin().await?;
        let mut dossier = dossiers::lock(uow.db(), debt).await?.expect("made above");
        plans::accept(&mut uow, &mut dossier, &self.shop.owner, Side::Owner).await?;
        uow.commit().await?;
        Ok(debt)
    }

    async fn negotiated(&self, by: Side) -> anyhow::Result<DebtId> {
        let debt = self.debt().await?;
        self.propose(debt, by, "2026-12-28").await?;
        Ok(debt)
    }

    async fn propose(&self, debt: DebtId, side: Side, first: &str) -> anyhow::Result<()> {
        let mut uow = self.shop.begin().await?;
        let mut dossier = dossiers::lock(uow.db(), debt).await?.expect("made before");
        let by: Person = match side {
            Side::Owner => self.shop.owner.clone(),
            Side::Debtor => people::get(uow.db(), self.ivan).await?,
        };
        let first: NaiveDate = first.parse()?;
        let parts = [(first, 400), (first + chrono::Days::new(20), 500)];
        let parts = parts.map(|(due_on, amount)| Part { due_on, amount: roubles(amount) }).to_vec();
        let proposal = Proposal { side, terms: Terms::stored(parts, None), reason: None, also: Vec::new() };
        plans::propose(&mut uow, &mut dossier, &by, proposal).await?;
        Ok(uow.commit().await?)
    }

    async fn things(&self, first: DebtId, debts: Vec<DebtId>) -> anyhow::Result<Vec<Thing>> {
        self.shop.add_paper(first).await?;
        let mut things = Vec::new();
        for debt in debts {
            things.push(Thing::Debt(self.as_drawn(debt).await?));
        }
        let papers = self.ids("select attachment_id from attachment").await?;
        let drawn = self.as_drawn(first).await?;
        things.extend(papers.into_iter().map(|id| Thing::Paper(drawn, AttachmentId(id))));
        let inquiries = self.ids("select inquiry_id from inquiry").await?;
        things.extend(inquiries.into_iter().map(|id| Thing::Inquiry(InquiryId(id))));
        let agreements = self.ids("select agreement_id from agreement").await?;
        things.extend(agreements.into_iter().map(|id| Thing::Agreement(AgreementId(id))));
        let invitations = self.ids("select invitation_id from invitation where used_at is null").await?;
        things.extend(invitations.into_iter().map(Thing::Invitation));
        Ok(things)
    }

    /// As a button drawn now names it.
    async fn as_drawn(&self, id: DebtId) -> anyhow::Result<DebtRef> {
        let version = self.shop.dossier(id).await?.debt.version;
        Ok(DebtRef { id, version })
    }

    async fn ids(&self, sql: &'static str) -> anyhow::Result<Vec<i64>> {
        Ok(sqlx::query_scalar(sql).fetch_all(&self.world.database.pool).await?)
    }

    async fn seed(&self, sql: &str) {
        seed::run(&self.world.database.pool, sql).await;
    }
}
