//! The owner answers a dispute: how much off, by which day, or why not; then once more before it is sent.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::requests::{self, REASON_MAX, RequestForm};
use crate::app::{AppResult, access, disputes};
use crate::dialogue::conversation::Input;
use crate::dialogue::debtor::forms::{self, Unclear};
use crate::dialogue::scene::Scene;
use crate::domain::dispute::{DisputeState, Resolution};
use crate::domain::dossier::Dossier;
use crate::domain::ids::{DebtId, DisputeId};
use crate::domain::input::date::DateReading;
use crate::domain::input::{Reading, text};
use crate::domain::money::Money;
use crate::domain::people::Side;
use crate::domain::rejection::Rejection;
use crate::i18n::Html;
use crate::screens::dispute::{self as screen, LIKELY_PERCENTS, MEANINGS};
use crate::screens::{DebtRef, FormTap, request};

/// How far away, in days, a promise to redo may be.
const REDO_WITHIN_DAYS: u64 = 180;

/// The form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerForm {
    debt: DebtId,
    /// Another dispute of the same debt is not answered by this form.
    dispute: DisputeId,
    kind: Kind,
    /// The answer, to be confirmed.
    #[serde(default)]
    chosen: Option<Resolution>,
    /// What a typed amount may mean.
    #[serde(default)]
    meanings: Vec<Money>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Cancel,
    Discount,
    Redo,
    Refuse,
    End,
}

impl Kind {
    /// Whether this answers a dispute in that state: reasons are given once, and what was maintained can be ended.
    fn fits(self, state: DisputeState) -> bool {
        match self {
            Self::Refuse => state == DisputeState::Open,
            Self::End => state == DisputeState::Maintained,
            Self::Cancel | Self::Discount | Self::Redo => state.turn() == Some(Side::Owner),
        }
    }
}

/// What the owner has to be shown beside the question.
#[derive(Default)]
struct Aside {
    problem: Html,
    /// The typed date can mean several.
    dates: Option<DateReading>,
    /// Another month of the calendar.
    turned_to: Option<(i32, u32)>,
}

impl Aside {
    fn problem(problem: Html) -> Self {
        Self { problem, ..Self::default() }
    }
}

impl AnswerForm {
    /// The debt is cancelled: asks once more.
    pub async fn cancel(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
        Self::begin(scene, debt, Kind::Cancel, Some(Resolution::Cancel)).await
    }

    /// Something is taken off.
    pub async fn discount(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
        Self::begin(scene, debt, Kind::Discount, None).await
    }

    /// The work is redone by a date.
    pub async fn redo(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
        Self::begin(scene, debt, Kind::Redo, None).await
    }

    /// The owner disagrees.
    pub async fn refuse(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
        Self::begin(scene, debt, Kind::Refuse, None).await
    }

    /// The owner ends a dispute that was maintained.
    pub async fn end(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
        Self::begin(scene, debt, Kind::End, None).await
    }

    async fn begin(
        scene: &mut Scene<'_>,
        debt: DebtRef,
        kind: Kind,
        chosen: Option<Resolution>,
    ) -> AppResult<()> {
        let dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
        let dispute = dossier.dispute.as_ref().filter(|open| kind.fits(open.state));
        let dispute = dispute.ok_or(Rejection::AlreadyAnswered)?.id;
        let form = Self { debt: debt.id, dispute, kind, chosen, meanings: Vec::new() };
        form.show(scene, &dossier, Aside::default()).await
    }

    /// Hands the input to the form.
    pub async fn take(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let Some(dossier) = requests::debt_of(scene, self.debt).await? else { return Ok(()) };
        let open = dossier.dispute.as_ref().filter(|open| open.id == self.dispute);
        if open.is_none_or(|open| !self.kind.fits(open.state)) {
            return forms::refuse(scene, Rejection::AlreadyAnswered).await;
        }
        let aside = match input {
            Input::Tap(FormTap::Confirm) => match self.chosen.clone() {
                Some(resolution) => return self.send(scene, dossier, resolution).await,
                None => Aside::default(),
            },
            Input::Tap(FormTap::Back | FormTap::Cancel) => {
                if self.chosen.take().is_none() || self.kind == Kind::Cancel {
                    scene.end();
                    return requests::open(scene, self.debt).await;
                }
                Aside::default()
            }
            Input::Tap(tap) => self.tap(scene, tap, &dossier),
            Input::Words(words) => self.words(scene, &words, &dossier),
            Input::File { .. } | Input::Contact { .. } | Input::Unusable => {
                Aside::problem(request::words_only(scene.texts()))
            }
        };
        self.show(scene, &dossier, aside).await
    }

    fn tap(&mut self, scene: &Scene<'_>, tap: FormTap, dossier: &Dossier) -> Aside {
        let left = dossier.balance();
        match (self.kind, tap) {
            (Kind::Discount, FormTap::Pick(pick)) => {
                let likely = likely_discounts(disputed(dossier));
                let picked = likely.get(usize::from(pick)).map(|(_, amount)| *amount);
                let picked = picked.or_else(|| forms::picked_meaning(&self.meanings, MEANINGS, pick));
                picked.map_or_else(Aside::default, |amount| self.take_off(scene, amount, left))
            }
            (Kind::Redo, FormTap::Date(date)) => self.redo_by(scene, date),
            (Kind::Redo, FormTap::Month { year, month }) => {
                Aside { turned_to: Some((year, month)), ..Aside::default() }
            }
            _ => Aside::default(),
        }
    }

    fn words(&mut self, scene: &Scene<'_>, words: &str, dossier: &Dossier) -> Aside {
        let (t, left) = (scene.texts(), dossier.balance());
        match self.kind {
            Kind::Cancel => Aside::problem(request::words_only(t)),
            Kind::Discount => {
                match percent(words, disputed(dossier)).map_or_else(|| forms::read_amount(t, words, left), Ok)
                {
                    Ok(amount) => self.take_off(scene, amount, left),
                    Err(Unclear { problem, meanings }) => {
                        self.chosen = None;
                        self.meanings = meanings;
                        Aside::problem(problem)
                    }
                }
            }
            Kind::Redo => match forms::read_date(scene, words) {
                Reading::Clear(date) => self.redo_by(scene, date),
                unclear => {
                    self.chosen = None;
                    let problem = request::date_problem(t, words, &unclear);
                    Aside { problem, dates: Some(unclear), turned_to: None }
                }
            },
            Kind::Refuse | Kind::End => match text::clean(words, REASON_MAX) {
                Ok(words) => {
                    let ends = self.kind == Kind::End;
                    self.chosen = Some(if ends { Resolution::End(words) } else { Resolution::Refuse(words) });
                    Aside::default()
                }
                Err(problem) => Aside::problem(request::text_problem(t, problem)),
            },
        }
    }

    fn take_off(&mut self, scene: &Scene<'_>, amount: Money, left: Money) -> Aside {
        self.meanings.clear();
        if amount.minor() > left.minor() {
            self.chosen = None;
            return Aside::problem(screen::discount_above(scene.texts(), left));
        }
        self.chosen = Some(Resolution::Discount(amount));
        Aside::default()
    }

    fn redo_by(&mut self, scene: &Scene<'_>, date: NaiveDate) -> Aside {
        let (today, latest) = bounds(scene);
        if !(today..=latest).contains(&date) {
            self.chosen = None;
            return Aside::problem(request::date_outside(scene.texts(), today, latest));
        }
        self.chosen = Some(Resolution::Redo(date));
        Aside::default()
    }

    async fn show(self, scene: &mut Scene<'_>, dossier: &Dossier, aside: Aside) -> AppResult<()> {
        let form = RequestForm::Answer(self.clone()).conversation();
        let number = forms::keep(scene, form)?;
        let (t, problem) = (scene.texts(), aside.problem);
        let screen = match (&self.chosen, self.kind) {
            (Some(resolution), _) => screen::confirm(t, dossier, resolution, problem, number),
            (None, Kind::Cancel) => screen::confirm(t, dossier, &Resolution::Cancel, problem, number),
            (None, Kind::Discount) => {
                let choices = forms::meaning_buttons(t, &self.meanings, MEANINGS, number);
                let likely = likely_discounts(disputed(dossier));
                screen::ask_discount(t, dossier, &likely, problem, choices, number)
            }
            (None, Kind::Redo) => {
                let (today, latest) = bounds(scene);
                let likely = [3, 7, 14].map(|days| in_days(today, days));
                let month = forms::month(aside.turned_to, today, today, latest);
                let choices =
                    aside.dates.map(|read| request::date_choices(t, &read, number)).unwrap_or_default();
                screen::ask_redo(t, dossier, &likely, month, problem, choices, number)
            }
            (None, Kind::Refuse) => screen::ask_refusal(t, problem, number),
            (None, Kind::End) => screen::ask_end(t, problem, number),
        };
        scene.show(screen).await
    }

    async fn send(
        mut self,
        scene: &mut Scene<'_>,
        mut dossier: Dossier,
        resolution: Resolution,
    ) -> AppResult<()> {
        let left = dossier.balance();
        if matches!(resolution, Resolution::Discount(amount) if amount.minor() > left.minor()) {
            // Something was paid since the amount was typed.
            self.chosen = None;
            let problem = screen::discount_above(scene.texts(), left);
            return self.show(scene, &dossier, Aside::problem(problem)).await;
        }
        scene.end();
        disputes::resolve(scene.uow, &mut dossier, scene.person.id, resolution.clone()).await?;
        let screen = screen::answered_owner(scene.texts(), &dossier, &resolution);
        scene.show(screen).await
    }
}

/// What a percentage is taken of: the disputed sum, or all that is left.
fn disputed(dossier: &Dossier) -> Money {
    dossier.disputed().unwrap_or_else(|| dossier.balance())
}

fn in_days(today: NaiveDate, days: u64) -> NaiveDate {
    today.checked_add_days(Days::new(days)).unwrap_or(today)
}

fn bounds(scene: &Scene<'_>) -> (NaiveDate, NaiveDate) {
    let today = scene.today();
    (today, in_days(today, REDO_WITHIN_DAYS))
}

/// Discounts of one tap that take off something.
fn likely_discounts(left: Money) -> Vec<(u32, Money)> {
    let taken_off = |percent: u32| Some((percent, left.percent(percent.into()).ok()?));
    let positive = |(_, amount): &(u32, Money)| amount.is_positive();
    LIKELY_PERCENTS.into_iter().filter_map(taken_off).filter(positive).collect()
}

/// «15%» of what is left; nothing when the words are no percentage between 0 and 100.
pub(in crate::dialogue) fn percent(words: &str, left: Money) -> Option<Money> {
    let number = words.trim().strip_suffix('%')?.trim().replace(',', ".");
    let percent: Decimal = number.parse().ok()?;
    let within = percent > Decimal::ZERO && percent <= Decimal::ONE_HUNDRED;
    left.percent(percent).ok().filter(|amount| within && amount.is_positive())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;

    fn roubles(minor: i64) -> Money {
        Money::from_minor(minor, Currency::RUB).unwrap()
    }

    #[test]
    fn a_percentage_is_taken_of_what_is_left() {
        let left = roubles(1_250_000);
        let table = [
            ("15%", Some(187_500)),
            (" 12,5 % ", Some(156_250)),
            ("100%", Some(1_250_000)),
            ("0%", None),
            ("-5%", None),
            ("101%", None),
            ("0.00001%", None),
            ("15", None),
            ("half%", None),
            ("%", None),
        ];
        for (words, expected) in table {
            assert_eq!(percent(words, left), expected.map(roubles), "{words}");
        }
    }

    #[test]
    fn discounts_of_one_tap_never_take_off_nothing() {
        assert_eq!(likely_discounts(roubles(1)), [(50, roubles(1))]);
        assert_eq!(likely_discounts(roubles(1_000)).len(), LIKELY_PERCENTS.len());
    }
}
