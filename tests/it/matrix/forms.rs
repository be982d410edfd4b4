//! Forms: nobody acts in another's, and one that was begun before the person lost the right ends kindly.

use serde_json::Value;
use vovremya::app::UnitOfWork;
use vovremya::domain::ids::PersonId;
use vovremya::domain::language::Language;
use vovremya::screens::{Action, FormTap};

use super::street::{SECRETS, Street};
use super::tap::{self, Tapper};
use super::{Matrix, Thing};
use crate::support::shop::RU_EN;
use crate::support::world::World;

const TAPS: [FormTap; 5] =
    [FormTap::Confirm, FormTap::Back, FormTap::Skip, FormTap::Pick(0), FormTap::Cancel];

async fn number_of_form(uow: &mut UnitOfWork, person: PersonId) -> anyhow::Result<Option<i32>> {
    let sql = "select form from conversation where person_id = $1";
    Ok(sqlx::query_scalar(sql).bind(person.0).fetch_optional(uow.db()).await?)
}

#[tokio::test]
async fn a_tap_in_somebody_elses_form_is_one_in_no_form() -> anyhow::Result<()> {
    let world = World::new().await;
    let street = Street::build(&world, Language::En).await?;
    let ivan = &street.rightful[1];
    let debt = street.things.iter().find(|thing| matches!(thing, Thing::Debt(_))).expect("a debt");
    for action in debt.actions() {
        let mut uow = world.crew.house.begin().await?;
        tap::play(&mut uow, &ivan.tap(&action)).await?;
        let Some(form) = number_of_form(&mut uow, ivan.id).await? else { continue };
        let fingerprint = tap::fingerprint(&world).await?;
        let before = tap::picture(&mut uow, &fingerprint).await?;
        for who in &street.others {
            for tap in TAPS {
                let real = Action::Form { form, tap: tap.clone() };
                let answer = tap::play(&mut uow, &who.tap(&real)).await?;
                let nowhere = Action::Form { form: i32::MAX, tap };
                assert_eq!(answer, tap::play(&mut uow, &who.tap(&nowhere)).await?);
                assert!(answer.tells_only(who.id), "{answer:?}");
            }
        }
        assert_eq!(tap::picture(&mut uow, &fingerprint).await?, before, "{action:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_form_begun_before_the_right_was_lost_ends_kindly() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let street = Street::build(&world, language).await?;
        let matrix = Matrix::begin(&world, &street).await?;
        let mut wrong = Vec::new();
        let mut tried = std::collections::BTreeSet::new();
        for thing in &street.things {
            let of_nothing = thing.that_is_not_there().actions();
            for (action, nothing) in thing.actions().into_iter().zip(of_nothing) {
                let who = &matrix.rightful(&action)[0];
                let name = format!("{nothing:?}");
                if tried.contains(&name) {
                    continue;
                }
                if let Some(found) = lost_inside(&matrix, who, &action).await? {
                    tried.insert(name);
                    wrong.extend(found);
                }
            }
        }
        assert!(tried.len() > 20, "{tried:?}");
        assert!(wrong.is_empty(), "{} forms do not end kindly:\n{}", wrong.len(), wrong.join("\n"));
    }
    Ok(())
}

/// Begins a form, takes the right away, and goes on with the form in every way. `None`: it is no form.
async fn lost_inside(
    matrix: &Matrix<'_>,
    who: &Tapper,
    action: &Action,
) -> anyhow::Result<Option<Vec<String>>> {
    let mut uow = matrix.world.crew.house.begin().await?;
    tap::play(&mut uow, &who.tap(action)).await?;
    let Some(form) = number_of_form(&mut uow, who.id).await? else { return Ok(None) };
    let lost = "update member set left_at = '2026-12-02Z' where left_at is null and business_id = 1;
                update client set person_id = null, bound_at = null where business_id = 1";
    tap::execute(&mut uow, lost).await?;
    let mut wrong = Vec::new();
    let mut inputs: Vec<Value> = TAPS.into_iter().map(|tap| who.tap(&Action::Form { form, tap })).collect();
    inputs.extend([who.says("500"), who.says("a unicycle"), who.sends_photo()]);
    let fingerprint = &matrix.fingerprint;
    for input in inputs {
        tap::execute(&mut uow, "savepoint lost").await?;
        let before = without_forms(tap::picture(&mut uow, fingerprint).await?);
        let answer = tap::play(&mut uow, &input).await;
        let answer = answer.map_err(|error| error.context(format!("{action:?}, then {input}")))?;
        let unchanged = without_forms(tap::picture(&mut uow, fingerprint).await?) == before;
        let is_still_in_it = number_of_form(&mut uow, who.id).await?.is_some();
        let said = answer.words();
        let secret = SECRETS.iter().any(|secret| said.contains(secret));
        if !unchanged || secret || is_still_in_it || answer.told.is_empty() || !answer.tells_only(who.id) {
            wrong.push(format!(
                "{action:?}, then {input}: unchanged {unchanged}, out {}, secret {secret}: {said}",
                !is_still_in_it
            ));
        }
        tap::execute(&mut uow, "rollback to savepoint lost").await?;
    }
    Ok(Some(wrong))
}

/// Of the fingerprint all but the forms, which may end, and the person, who has just written.
fn without_forms(mut picture: Vec<String>) -> Vec<String> {
    picture.retain(|table| !table.starts_with("conversation ") && !table.starts_with("person "));
    picture
}
