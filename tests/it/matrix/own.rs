//! What names nothing acts for whoever taps it; and a link of somebody else shows nothing.

use vovremya::domain::language::Language;
use vovremya::screens::{Action, DebtorAction};

use super::actions::nameless;
use super::street::{SECRETS, Street};
use super::tap::{self, Answer, Tapper};
use crate::support::world::World;

/// Of the other side and of strangers nobody is told, and no word of theirs is shown.
fn is_kept_secret(street: &Street, answer: &Answer) -> bool {
    let told_others = street.rightful.iter().any(|side| answer.told.iter().any(|(told, _)| *told == side.id));
    let said = answer.words();
    // Another debtor knows the business by its name.
    !told_others && !SECRETS[..2].iter().any(|secret| said.contains(secret))
}

/// A client who stops all reminders is heard of by their business.
fn is_news_of_ones_own(who: &Tapper, action: &Action) -> bool {
    let stops = matches!(action, Action::Debtor(DebtorAction::StopAll | DebtorAction::RestartAll));
    stops && who.name == "Pavel"
}

#[tokio::test]
async fn what_names_nothing_touches_only_ones_own() -> anyhow::Result<()> {
    let world = World::new().await;
    let street = Street::build(&world, Language::En).await?;
    // Everything of the two sides.
    let theirs = "select md5(string_agg(b::text, '|')) from business b where name = 'Quagga Workshop'
        union all select md5(string_agg(c::text, '|')) from client c where name like '%Sidorov'
        union all select md5(string_agg(d::text, '|' order by debt_id)) from debt d
                  where exists (select from client c where c.client_id = d.client_id and name like '%Sidorov')";
    for who in &street.others {
        for action in nameless() {
            let mut uow = world.crew.house.begin().await?;
            let before = tap::picture(&mut uow, theirs).await?;
            let answer = tap::play(&mut uow, &who.tap(&action)).await?;
            assert_eq!(tap::picture(&mut uow, theirs).await?, before, "{} {action:?}", who.name);
            if !is_news_of_ones_own(who, &action) {
                assert!(is_kept_secret(&street, &answer), "{} {action:?}: {}", who.name, answer.words());
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_link_that_was_used_shows_others_nothing() -> anyhow::Result<()> {
    let world = World::new().await;
    let street = Street::build(&world, Language::En).await?;
    for who in &street.others {
        let mut uow = world.crew.house.begin().await?;
        let answer = tap::play(&mut uow, &who.says(&format!("/start {}", street.link))).await?;
        let own = answer.told.iter().filter(|(told, _)| *told == who.id);
        let own = Answer { toast: None, told: own.cloned().collect() };
        assert!(!own.told.is_empty() && is_kept_secret(&street, &own), "{}: {}", who.name, own.words());
    }
    Ok(())
}
