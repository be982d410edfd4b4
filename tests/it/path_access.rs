//! What came in a button is only a wish: whose debt it is and how fresh the button is are looked up.

use vovremya::app::{Error, access};
use vovremya::domain::ids::{DebtId, PersonId};
use vovremya::screens::DebtRef;

use crate::support::seed;
use crate::support::world::World;

const OWNER: PersonId = PersonId(1);
const DEBTOR: PersonId = PersonId(2);
const OTHER_OWNER: PersonId = PersonId(3);
const STRANGER: PersonId = PersonId(4);
const DEBT: DebtId = DebtId(1);

async fn world() -> World {
    let world = World::new().await;
    seed::one_debt(&world.database.pool).await;
    seed::run(
        &world.database.pool,
        "insert into person (telegram_id, first_name, language, created_at)
         values (1003, 'Olga', 'en', '2026-11-01Z'), (1004, 'Petr', 'en', '2026-11-01Z');
         insert into business (name, currency, zone, country, created_at)
         values ('Bakery', 'RUB', 'Europe/Moscow', 'ru', '2026-11-01Z');
         insert into member (business_id, person_id, role, joined_at) values (2, 3, 'owner', '2026-11-01Z');",
    )
    .await;
    world
}

#[tokio::test]
async fn a_debt_is_found_by_its_business_and_its_debtor_and_by_nobody_else() -> anyhow::Result<()> {
    let world = world().await;
    let mut uow = world.crew.house.begin().await?;
    for person in [OWNER, DEBTOR, OTHER_OWNER, STRANGER] {
        let owned = access::owned_debt(&mut uow, person, DEBT).await;
        assert_eq!(owned.is_ok(), person == OWNER, "{person}");
        let own = access::own_debt(&mut uow, person, DEBT).await;
        assert_eq!(own.is_ok(), person == DEBTOR, "{person}");
        for refused in [owned.err(), own.err()].into_iter().flatten() {
            assert!(matches!(refused, Error::NotFound), "{person}: {refused}");
        }
    }
    // A debt that is not there looks the same.
    let missing = access::own_debt(&mut uow, DEBTOR, DebtId(i64::MAX)).await;
    assert!(matches!(missing, Err(Error::NotFound)));
    Ok(())
}

#[tokio::test]
async fn who_left_a_business_finds_its_debts_no_more() -> anyhow::Result<()> {
    let world = world().await;
    seed::run(&world.database.pool, "update member set left_at = '2026-11-15Z' where person_id = 1").await;
    let mut uow = world.crew.house.begin().await?;
    assert!(matches!(access::owned_debt(&mut uow, OWNER, DEBT).await, Err(Error::NotFound)));
    Ok(())
}

#[tokio::test]
async fn a_button_of_an_older_version_does_not_act() -> anyhow::Result<()> {
    let world = world().await;
    seed::run(&world.database.pool, "update debt set version = 3").await;
    let mut uow = world.crew.house.begin().await?;
    for version in [-1, 0, 2, 3, 4, i32::MAX] {
        let seen = DebtRef { id: DEBT, version };
        let owned = access::owned_fresh(&mut uow, OWNER, seen).await;
        let own = access::own_fresh(&mut uow, DEBTOR, seen).await;
        if version == 3 {
            assert!(owned.is_ok() && own.is_ok());
        } else {
            assert!(matches!(owned, Err(Error::Outdated(DEBT))), "{version}");
            assert!(matches!(own, Err(Error::Outdated(DEBT))), "{version}");
        }
    }
    // A stranger does not even learn that a button is old.
    let stranger = access::own_fresh(&mut uow, STRANGER, DebtRef { id: DEBT, version: 0 }).await;
    assert!(matches!(stranger, Err(Error::NotFound)));
    Ok(())
}
