//! The form in which either side makes up terms: a reason if a debtor likes, then one editor with everything
//! that can be changed by tap and by word. Each question remembers the draft, so nothing typed is lost.

mod answers;
mod wanted;

use chrono::{Datelike as _, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::conversation::{Conversation, Input};
use super::debtor::forms;
use super::scene::Scene;
use super::{debtor, owner};
use crate::app::plans::{self, Proposal, Scope};
use crate::app::{AppResult, access};
use crate::domain::calendar::{self, Every};
use crate::domain::dossier::Dossier;
use crate::domain::ids::DebtId;
use crate::domain::input::terms::{Unclear, Wanted};
use crate::domain::money::Money;
use crate::domain::people::Side;
use crate::domain::plan::{Draft, DraftProblem, Edit, PlanReason, latest_first_on, latest_last_on};
use crate::domain::rejection::Rejection;
use crate::i18n::{Html, Texts};
use crate::screens::calendar::Month;
use crate::screens::terms::{self as screen, Editor};
use crate::screens::{DebtRef, Screen, plan as reason_screen};

pub use crate::screens::terms::About;

/// How many parts are suggested first: about as much as owners accept.
const COUNT_AT_FIRST: u32 = 3;

/// The form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermsForm {
    pub(in crate::dialogue) side: Side,
    debt: DebtId,
    /// Other debts of the client that go into the same plan.
    #[serde(default)]
    also: Vec<DebtId>,
    about: About,
    step: Step,
    #[serde(default)]
    reason: Option<PlanReason>,
    draft: Draft,
    /// What unclear words may mean, to choose from.
    #[serde(default)]
    meanings: Vec<Edit>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    Reason,
    Words,
    Preview,
    Count,
    FirstOn,
    First,
    /// Which part.
    Parts,
    Part(usize),
    Discount,
}

/// What the terms are about.
struct Ground<'a> {
    dossier: &'a Dossier,
    scope: &'a Scope,
    /// Whether the business has agreed to them in advance.
    in_advance: bool,
}

/// What follows from an answer.
enum Next {
    /// Show the step, with what was wrong with the answer.
    Ask(Html),
    /// Another month of the calendar.
    Turn(i32, u32),
    Send,
    Leave,
}

impl Next {
    fn ask() -> Self {
        Self::Ask(Html::default())
    }
}

/// Opens the editor with what is likely: three parts, the offer that is answered, or what is left of the plan.
///
/// # Errors
/// As [`plans::may_propose`]; [`Rejection::AlreadyAnswered`] without the offer or plan that it is about.
pub async fn begin(scene: &mut Scene<'_>, side: Side, debt: DebtRef, about: About) -> AppResult<()> {
    begin_over(scene, side, debt, Vec::new(), about).await
}

/// As [`begin`], for several debts of the client.
pub async fn begin_over(
    scene: &mut Scene<'_>,
    side: Side,
    debt: DebtRef,
    also: Vec<DebtId>,
    about: About,
) -> AppResult<()> {
    let (dossier, scope) = ground(scene, side, debt, &also, about).await?;
    let asks_why = side == Side::Debtor && about == About::First;
    let step = if asks_why { Step::Reason } else { Step::Preview };
    let draft = likely(&dossier, &scope, about, scene.today());
    let form = TermsForm::new(side, debt.id, also, about, step, draft);
    form.show(scene, dossier, &scope, Next::ask()).await
}

/// Opens the editor with what was said already; what cannot be offered is told and replaced by what is likely.
///
/// # Errors
/// As [`begin`].
pub async fn begin_with(
    scene: &mut Scene<'_>,
    side: Side,
    debt: DebtRef,
    also: Vec<DebtId>,
    about: About,
    wanted: &Wanted,
) -> AppResult<()> {
    let (dossier, scope) = ground(scene, side, debt, &also, about).await?;
    let today = scene.today();
    let usual = likely(&dossier, &scope, about, today);
    let (draft, problem) = match wanted::draft(wanted, &usual, today) {
        Ok(draft) => (draft, Html::default()),
        Err(problem) => {
            let told = screen::problem(scene.texts(), &usual, problem);
            (usual, told)
        }
    };
    let form = TermsForm::new(side, debt.id, also, about, Step::Preview, draft);
    form.show(scene, dossier, &scope, Next::Ask(problem)).await
}

/// Opens the editor with what is likely and asks what the words left open.
///
/// # Errors
/// As [`begin`].
pub async fn begin_unclear(
    scene: &mut Scene<'_>,
    side: Side,
    debt: DebtRef,
    also: Vec<DebtId>,
    about: About,
    unclear: &Unclear,
) -> AppResult<()> {
    let (dossier, scope) = ground(scene, side, debt, &also, about).await?;
    let draft = likely(&dossier, &scope, about, scene.today());
    let mut form = TermsForm::new(side, debt.id, also, about, Step::Preview, draft);
    let question = form.question(scene.texts(), unclear);
    form.show(scene, dossier, &scope, Next::Ask(question)).await
}

/// The debt as it was when the button was drawn, and what terms would be about.
async fn ground(
    scene: &mut Scene<'_>,
    side: Side,
    debt: DebtRef,
    also: &[DebtId],
    about: About,
) -> AppResult<(Dossier, Scope)> {
    let person = scene.person.id;
    let mut dossier = match side {
        Side::Debtor => access::own_fresh(scene.uow, person, debt).await?,
        Side::Owner => access::owned_fresh(scene.uow, person, debt).await?,
    };
    still_asked(&dossier, side, about)?;
    let scope = plans::scope(scene.uow, &mut dossier, also).await?;
    Ok((dossier, scope))
}

/// Whether what the form is about is still there to be negotiated.
fn still_asked(dossier: &Dossier, side: Side, about: About) -> Result<(), Rejection> {
    match about {
        About::Counter { plan, round } => {
            let talks = dossier.talks.as_ref().filter(|talks| talks.id == plan);
            let talks = talks.filter(|talks| talks.offer.round == round);
            let talks = talks.ok_or(Rejection::AlreadyAnswered)?;
            if talks.offer.side == side { Err(Rejection::OwnOffer) } else { Ok(()) }
        }
        About::First => plans::may_propose(dossier),
        About::Change | About::Repair { .. } => {
            dossier.agreed.as_ref().ok_or(Rejection::AlreadyAnswered)?;
            plans::may_propose(dossier)
        }
    }
}

/// What is suggested before anything was said.
fn likely(dossier: &Dossier, scope: &Scope, about: About, today: NaiveDate) -> Draft {
    let known = match about {
        About::First => None,
        About::Counter { .. } => dossier.talks.as_ref().and_then(|talks| Draft::of(&talks.offer.terms)),
        About::Change | About::Repair { .. } => Draft::of_remainder(&scope.parts, scope.owed, today),
    };
    known.unwrap_or_else(|| {
        let count = u32::try_from(scope.owed.minor()).unwrap_or(COUNT_AT_FIRST).clamp(1, COUNT_AT_FIRST);
        Draft::equal(scope.owed, count, Every::Month, likely_first(dossier.debt.due_on, today))
    })
}

/// The due date while it lies ahead, else a week from now.
fn likely_first(due_on: NaiveDate, today: NaiveDate) -> NaiveDate {
    if (today..=latest_first_on(today)).contains(&due_on) { due_on } else { in_days(today, 7) }
}

fn in_days(today: NaiveDate, days: u64) -> NaiveDate {
    today.checked_add_days(Days::new(days)).unwrap_or(today)
}

/// Days that people often mean: the due date, some days, a week, two, the end of the month, the tenth.
fn likely_days(due_on: NaiveDate, today: NaiveDate) -> Vec<NaiveDate> {
    let mut days = vec![due_on, in_days(today, 3), in_days(today, 7), in_days(today, 14)];
    let next_month = calendar::next_month(today);
    days.extend(next_month.and_then(|first| first.pred_opt()));
    days.extend(today.with_day(10));
    days.extend(next_month.and_then(|first| first.with_day(10)));
    days.retain(|day| (today..=latest_first_on(today)).contains(day));
    days.sort_unstable();
    days.dedup();
    days
}

impl TermsForm {
    fn new(side: Side, debt: DebtId, also: Vec<DebtId>, about: About, step: Step, draft: Draft) -> Self {
        Self { side, debt, also, about, step, reason: None, draft, meanings: Vec::new() }
    }

    fn conversation(self) -> Conversation {
        Conversation::Terms(Box::new(self))
    }

    /// Hands the input to the form.
    pub async fn take(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let Some(mut dossier) = self.dossier(scene).await? else { return Ok(()) };
        if let Err(rejection) = still_asked(&dossier, self.side, self.about) {
            return forms::refuse(scene, rejection).await;
        }
        let scope = plans::scope(scene.uow, &mut dossier, &self.also).await?;
        match self.answer(scene, input) {
            Next::Leave => self.leave(scene, &dossier).await,
            Next::Send => self.send(scene, dossier, scope).await,
            next => self.show(scene, dossier, &scope, next).await,
        }
    }

    /// The debt that the form is about; when it is no longer the person's, the form is closed.
    async fn dossier(&self, scene: &mut Scene<'_>) -> AppResult<Option<Dossier>> {
        match self.side {
            Side::Debtor => forms::debt_of(scene, self.debt).await,
            Side::Owner => owner::requests::debt_of(scene, self.debt).await,
        }
    }

    async fn leave(self, scene: &mut Scene<'_>, dossier: &Dossier) -> AppResult<()> {
        scene.end();
        match (self.side, self.about) {
            (Side::Debtor, About::First) => debtor::card::open(scene, dossier.debt.id).await,
            (Side::Debtor, _) => debtor::offer::open(scene, dossier.debt.id).await,
            (Side::Owner, About::Counter { .. }) => owner::requests::open(scene, dossier.debt.id).await,
            (Side::Owner, _) => owner::card::open(scene, dossier.debt.id).await,
        }
    }

    async fn show(
        self,
        scene: &mut Scene<'_>,
        mut dossier: Dossier,
        scope: &Scope,
        next: Next,
    ) -> AppResult<()> {
        let number = forms::keep(scene, self.clone().conversation())?;
        let in_advance = self.is_agreed_in_advance(scene, &mut dossier).await?;
        let ground = Ground { dossier: &dossier, scope, in_advance };
        let screen = self.screen(scene, &ground, next, number);
        scene.show(screen).await
    }

    fn screen(&self, scene: &Scene<'_>, ground: &Ground<'_>, next: Next, form: i32) -> Screen {
        let Ground { dossier, scope, in_advance } = *ground;
        let (t, today) = (scene.texts(), scene.today());
        let (problem, turned_to) = match next {
            Next::Ask(problem) => (problem, None),
            Next::Turn(year, month) => (Html::default(), Some((year, month))),
            Next::Send | Next::Leave => (Html::default(), None),
        };
        let (draft, choices) = (&self.draft, screen::choices(t, &self.meanings, form));
        let terms = draft.terms(today);
        match (self.step, &terms) {
            (Step::Reason, _) => reason_screen::ask_reason(t, dossier, &scope.numbers, scope.owed, form),
            (Step::Words, _) => reason_screen::ask_words(t, dossier, problem, form),
            (Step::Count, _) => screen::ask_count(t, draft, problem, form),
            (Step::First, _) => screen::ask_first(t, draft, problem, choices, form),
            (Step::Discount, _) => screen::ask_discount(t, self.side, draft, problem, choices, form),
            (Step::FirstOn, _) => {
                let month = month(turned_to, draft.first_on(), today..=latest_first_on(today));
                let likely = likely_days(dossier.debt.due_on, today);
                let days = screen::Days { likely: &likely, month };
                match (self.about, terms.as_ref().ok().and_then(|terms| terms.parts().first())) {
                    (About::Repair { .. }, Some(part)) => {
                        screen::ask_part_date(t, part, &days, problem, choices, form)
                    }
                    _ => screen::ask_first_on(t, draft, &days, problem, choices, form),
                }
            }
            (Step::Parts, Ok(terms)) => screen::ask_part(t, terms, problem, form),
            (Step::Part(number), Ok(terms)) => {
                let part = number.checked_sub(1).and_then(|index| terms.parts().get(index));
                let on = part.map_or(today, |part| part.due_on);
                let month = month(turned_to, on, today..=latest_last_on(today));
                screen::ask_part_is(t, terms, number, month, problem, choices, form)
            }
            (Step::Preview | Step::Parts | Step::Part(_), terms) => {
                let problem = match terms {
                    Err(wrong) if problem.is_empty() => screen::problem(t, draft, *wrong),
                    _ => problem,
                };
                let (side, about, reason) = (self.side, self.about, self.reason.as_ref());
                let (numbers, terms) = (scope.numbers.as_slice(), terms.as_ref().ok());
                let shown = Editor { side, about, dossier, numbers, draft, terms, reason, in_advance };
                screen::editor(t, &shown, problem, choices, form)
            }
        }
    }

    async fn send(mut self, scene: &mut Scene<'_>, mut dossier: Dossier, scope: Scope) -> AppResult<()> {
        let today = scene.today();
        if scope.owed != self.draft.debt() {
            // What was shown is not what would be sent: show it anew.
            let problem = self.refit(scene, scope.owed);
            return self.show(scene, dossier, &scope, Next::Ask(problem)).await;
        }
        let Ok(terms) = self.draft.terms(today) else {
            return self.show(scene, dossier, &scope, Next::ask()).await;
        };
        let talks = dossier.talks.as_ref();
        if talks.is_some_and(|talks| talks.offer.terms == terms) {
            let problem = screen::same(scene.texts());
            return self.show(scene, dossier, &scope, Next::Ask(problem)).await;
        }
        scene.end();
        let (side, person) = (self.side, scene.person.clone());
        let proposal = Proposal { side, terms: terms.clone(), reason: self.reason, also: self.also };
        match (self.about, side) {
            (About::Counter { .. }, _) => {
                plans::counter(scene.uow, &mut dossier, &person, side, terms).await?;
            }
            (_, Side::Debtor) => return debtor::offer::propose(scene, &mut dossier, proposal).await,
            (_, Side::Owner) => {
                plans::propose(scene.uow, &mut dossier, &person, proposal).await?;
            }
        }
        match side {
            Side::Debtor => debtor::offer::sent(scene, &dossier).await,
            Side::Owner => owner::terms::sent(scene, &dossier).await,
        }
    }

    /// Whether the business has agreed in advance to what would be sent.
    async fn is_agreed_in_advance(&self, scene: &mut Scene<'_>, dossier: &mut Dossier) -> AppResult<bool> {
        let asks = self.side == Side::Debtor && self.about == About::First && self.step == Step::Preview;
        match self.draft.terms(scene.today()).ok().filter(|_| asks) {
            Some(terms) => plans::is_agreed_in_advance(scene.uow, dossier, &self.also, &terms).await,
            None => Ok(false),
        }
    }

    /// Makes the draft cover what is owed by now, and says so.
    fn refit(&mut self, scene: &Scene<'_>, owed: Money) -> Html {
        let (t, today) = (scene.texts(), scene.today());
        let fresh = self.draft.edited(Edit::Debt(owed), today);
        self.draft = fresh.unwrap_or_else(|_| Draft::whole(owed, likely_first(self.draft.first_on(), today)));
        screen::changed(t, owed)
    }

    /// What the words left open; what they may mean is offered to choose from.
    fn question(&mut self, t: &Texts, unclear: &Unclear) -> Html {
        if let Unclear::Amounts(amounts) = unclear {
            self.meanings = amounts.iter().copied().map(Edit::Each).collect();
        }
        if let Unclear::Dates(dates) = unclear {
            self.meanings = dates.iter().copied().map(Edit::FirstOn).collect();
        }
        screen::question(t, &self.draft, unclear)
    }

    /// Changes the draft, or says why that gives no terms.
    fn edit(&mut self, scene: &Scene<'_>, edit: Edit) -> Next {
        self.meanings.clear();
        match self.draft.edited(edit, scene.today()) {
            Ok(draft) => {
                self.draft = draft;
                self.step = Step::Preview;
                Next::ask()
            }
            Err(problem) => self.refused(scene, problem),
        }
    }

    fn refused(&self, scene: &Scene<'_>, problem: DraftProblem) -> Next {
        Next::Ask(screen::problem(scene.texts(), &self.draft, problem))
    }
}

fn month(
    turned_to: Option<(i32, u32)>,
    shows: NaiveDate,
    bounds: std::ops::RangeInclusive<NaiveDate>,
) -> reason_screen::Month {
    let page = Month::of(shows).within(&bounds);
    forms::month(turned_to.or(Some((page.year, page.month))), shows, *bounds.start(), *bounds.end())
}
