//! Every action × everybody who must not do it. Whatever is forged, the answer is the one that the same
//! person gets for a thing that does not exist, nobody else hears of it, and nothing changes.

mod actions;
mod forms;
mod own;
mod street;
mod tap;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};

use actions::Thing;
use street::Street;
use tap::{Answer, Tapper};
use vovremya::screens::Action;

use crate::support::shop::RU_EN;
use crate::support::world::World;

/// The street with what is remembered of it.
struct Matrix<'w> {
    world: &'w World,
    street: &'w Street,
    fingerprint: String,
    before: Vec<String>,
}

impl<'w> Matrix<'w> {
    async fn begin(world: &'w World, street: &'w Street) -> anyhow::Result<Self> {
        let fingerprint = tap::fingerprint(world).await?;
        let mut uow = world.crew.house.begin().await?;
        let before = tap::picture(&mut uow, &fingerprint).await?;
        Ok(Self { world, street, fingerprint, before })
    }

    /// What comes of a tap, if it were the only one, and whether it changes anything.
    async fn tap(&self, who: &Tapper, action: &Action) -> anyhow::Result<(Answer, bool)> {
        let mut uow = self.world.crew.house.begin().await?;
        let answer = tap::play(&mut uow, &who.tap(action)).await;
        let answer = answer.map_err(|error| error.context(format!("{} taps {action:?}", who.name)))?;
        let changed = tap::picture(&mut uow, &self.fingerprint).await? != self.before;
        uow.roll_back().await?;
        Ok((answer, changed))
    }

    /// Who may do such a thing with what is Anna's and Ivan's.
    fn rightful(&self, action: &Action) -> &[Tapper] {
        match action {
            Action::Owner(_) => &self.street.rightful[..1],
            Action::Debtor(_) => &self.street.rightful[1..],
            _ => &self.street.rightful,
        }
    }

    /// The taps worth forging: of each action one for each way in which it is answered when it is allowed.
    /// There is at least one that does something.
    async fn worth_forging(&self) -> anyhow::Result<Vec<(Thing, usize)>> {
        let mut ways: BTreeMap<String, Ways> = BTreeMap::new();
        for thing in &self.street.things {
            let of_nothing = thing.that_is_not_there().actions();
            for (at, (action, nothing)) in thing.actions().iter().zip(of_nothing).enumerate() {
                let who = &self.rightful(action)[0];
                let (answer, changed) = self.tap(who, action).await?;
                let ways = match ways.entry(format!("{nothing:?}")) {
                    Entry::Occupied(known) => known.into_mut(),
                    Entry::Vacant(new) => {
                        let refusal = self.tap(who, &nothing).await?.0;
                        new.insert(Ways { refusal, found: BTreeMap::new() })
                    }
                };
                if answer != ways.refusal {
                    ways.found.entry((changed, answer.told.len())).or_insert((*thing, at));
                }
            }
        }
        let vain: Vec<&String> =
            ways.iter().filter(|(_, ways)| ways.found.is_empty()).map(|(action, _)| action).collect();
        assert!(vain.is_empty(), "nobody at all can do {vain:#?}");
        Ok(ways.into_values().flat_map(|ways| ways.found.into_values()).collect())
    }
}

/// How an action is answered.
struct Ways {
    /// About a thing that does not exist.
    refusal: Answer,
    /// Of the others, by whether anything changes and how many messages go out: a thing and the number of the
    /// action among those about it.
    found: BTreeMap<(bool, usize), (Thing, usize)>,
}

#[tokio::test]
async fn whoever_must_not_act_learns_nothing_and_changes_nothing() -> anyhow::Result<()> {
    let mut worth = None;
    for language in RU_EN {
        let world = World::new().await;
        let street = Street::build(&world, language).await?;
        let matrix = Matrix::begin(&world, &street).await?;
        if worth.is_none() {
            // In the other language the street is the same.
            worth = Some(matrix.worth_forging().await?);
        }
        let forged = worth.as_deref().unwrap_or_default();
        let mut wrong = Vec::new();
        for who in street.rightful.iter().chain(&street.others) {
            wrong.extend(forges(&matrix, who, forged).await?);
        }
        assert!(wrong.is_empty(), "{} forged taps were answered wrongly:\n{}", wrong.len(), wrong.join("\n"));
    }
    Ok(())
}

/// Forges what the person must not do and says what is wrong with the answers.
async fn forges(matrix: &Matrix<'_>, who: &Tapper, taps: &[(Thing, usize)]) -> anyhow::Result<Vec<String>> {
    let mut wrong = Vec::new();
    let mut answers_of_nothing: HashMap<String, Answer> = HashMap::new();
    for (thing, at) in taps {
        let nothing = &thing.that_is_not_there().actions()[*at];
        if matrix.rightful(nothing).iter().any(|rightful| rightful.id == who.id) {
            continue;
        }
        let name = format!("{nothing:?}");
        if !answers_of_nothing.contains_key(&name) {
            let (answer, changed) = matrix.tap(who, nothing).await?;
            assert!(!changed && answer.tells_only(who.id) && !answer.told.is_empty(), "{name}: {answer:?}");
            answers_of_nothing.insert(name.clone(), answer);
        }
        // Of old buttons it is enough to hear what one of the two sides says to the other's.
        let is_a_side = matrix.street.rightful.iter().any(|rightful| rightful.id == who.id);
        let older = thing.of_an_older_button().filter(|_| is_a_side);
        for aim in [Some(*thing), older].into_iter().flatten() {
            let action = &aim.actions()[*at];
            let (answer, changed) = matrix.tap(who, action).await?;
            if changed || answer != answers_of_nothing[&name] {
                wrong.push(format!("{} {action:?}: {answer:?}", who.name));
            }
        }
    }
    Ok(wrong)
}
