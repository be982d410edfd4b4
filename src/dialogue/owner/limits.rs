//! What the business agrees to in advance: shown, changed one limit at a time, tried on a sample debt.

use serde::{Deserialize, Serialize};

use super::forms::{self, OwnerForm, Unclear};
use crate::app::{self, AppResult};
use crate::dialogue::conversation::Input;
use crate::dialogue::scene::Scene;
use crate::domain::input::{amount, count};
use crate::domain::money::{Currency, Money};
use crate::domain::plan::limits::{Bound, Change, Limit, Limits, Who};
use crate::i18n::{Html, args};
use crate::screens::FormTap;
use crate::screens::owner::ask::Ask;
use crate::screens::owner::limits as screens;

/// Shows all limits.
pub async fn open(scene: &mut Scene<'_>) -> AppResult<()> {
    let limits = of_business(scene).await?;
    let screen = screens::limits(scene.texts(), &limits);
    scene.show(screen).await
}

/// Chooses whose requests are agreed to in advance.
pub async fn choose_who(scene: &mut Scene<'_>, who: Who) -> AppResult<()> {
    save(scene, Change::Who(who)).await
}

/// Begins to change one of the limits.
pub async fn begin(scene: &mut Scene<'_>, limit: Limit) -> AppResult<()> {
    LimitForm { of: Of::Limit(limit), readings: Vec::new(), sample: None }.ask(scene, None).await
}

/// Begins to try the limits on sample debts.
pub async fn begin_example(scene: &mut Scene<'_>) -> AppResult<()> {
    LimitForm { of: Of::Example, readings: Vec::new(), sample: None }.ask(scene, None).await
}

async fn of_business(scene: &mut Scene<'_>) -> AppResult<Limits> {
    let business = scene.business()?.clone();
    app::limits::of(scene.uow, &business).await
}

async fn save(scene: &mut Scene<'_>, change: Change) -> AppResult<()> {
    let limits = app::limits::change(scene.uow, scene.person.id, change).await?;
    scene.toast("owner-toast-saved", &args! {});
    let screen = screens::limits(scene.texts(), &limits);
    scene.show(screen).await
}

/// What the form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Of {
    Limit(Limit),
    Example,
}

/// A limit on its way to another value, or a sample debt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LimitForm {
    of: Of,
    /// What an unclear amount may mean.
    #[serde(default)]
    readings: Vec<Money>,
    /// The sample debt that is shown.
    #[serde(default)]
    sample: Option<Money>,
}

impl LimitForm {
    /// Hands the input to the form.
    pub async fn take(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        if matches!(input, Input::Tap(FormTap::Cancel | FormTap::Back)) {
            scene.end();
            return open(scene).await;
        }
        let currency = scene.business()?.currency;
        let change = match self.of {
            Of::Limit(Limit::Bound(bound)) => {
                read_bound(scene, bound, &input).map_err(|note| (Vec::new(), note))
            }
            Of::Limit(Limit::PartMin) => self.read_amount(scene, &input, currency).map(Change::PartMin),
            Of::Example => match self.read_amount(scene, &input, currency) {
                Ok(sample) => {
                    self.sample = Some(sample);
                    self.readings.clear();
                    return self.ask(scene, None).await;
                }
                Err(unclear) => Err(unclear),
            },
        };
        match change {
            Ok(change) => {
                scene.end();
                save(scene, change).await
            }
            Err((readings, note)) => {
                self.readings = readings;
                self.ask(scene, Some(note)).await
            }
        }
    }

    /// The amounts on the buttons.
    fn offered(&self, currency: Currency) -> Vec<Money> {
        match self.of {
            _ if !self.readings.is_empty() => self.readings.clone(),
            Of::Limit(_) => screens::likely_part_min(currency),
            Of::Example => screens::samples(currency),
        }
    }

    fn read_amount(
        &self,
        scene: &Scene<'_>,
        input: &Input,
        currency: Currency,
    ) -> Result<Money, Unclear<Money>> {
        match input {
            Input::Tap(FormTap::Pick(at)) => self
                .offered(currency)
                .get(usize::from(*at))
                .copied()
                .ok_or_else(|| (Vec::new(), forms::unexpected(scene, input))),
            // «Любая», "any": a limit that a sample debt does not have.
            Input::Words(typed) if self.of != Of::Example && count::read(typed, &[]) == Some(0) => {
                Ok(Money::zero(currency))
            }
            Input::Words(typed) => forms::amount(scene, typed, amount::read_in(typed, currency), currency),
            other => Err((Vec::new(), forms::unexpected(scene, other))),
        }
    }

    async fn ask(self, scene: &mut Scene<'_>, note: Option<Html>) -> AppResult<()> {
        let limits = of_business(scene).await?;
        let form = forms::keep(scene, OwnerForm::Limit(self.clone()))?;
        let (t, today) = (scene.texts(), scene.today());
        let ask = Ask { form, note, ..Ask::default() };
        let offered = self.offered(limits.part_min().currency());
        let screen = match self.of {
            Of::Limit(limit) => screens::question(t, &ask, &limits, limit, &offered),
            Of::Example => {
                let reach = self.sample.map(|sample| (sample, limits.reach(sample, today)));
                let sample = reach.as_ref().map(|(sample, reach)| (*sample, reach));
                screens::example(t, &ask, &limits, sample, &offered)
            }
        };
        scene.show(screen).await
    }
}

fn read_bound(scene: &Scene<'_>, bound: Bound, input: &Input) -> Result<Change, Html> {
    let t = scene.texts();
    let value = match input {
        Input::Tap(FormTap::Pick(at)) => screens::likely(bound)
            .get(usize::from(*at))
            .copied()
            .ok_or_else(|| forms::unexpected(scene, input))?,
        Input::Words(typed) => {
            let value =
                count::read(typed, units(bound)).ok_or_else(|| screens::not_a_number(t, bound, typed))?;
            if !bound.range().contains(&value) {
                return Err(screens::out_of_range(t, bound, typed));
            }
            value
        }
        other => return Err(forms::unexpected(scene, other)),
    };
    Ok(Change::Bound(bound, value))
}

fn units(bound: Bound) -> &'static [count::Unit] {
    match bound {
        Bound::Parts | Bound::Deferrals => count::PARTS,
        Bound::Days => count::DAYS,
        Bound::First | Bound::Discount => count::PERCENT,
    }
}
