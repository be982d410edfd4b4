//! The debtor asks for time: a reason if they like, then one preview with everything that can be changed.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::forms::{self, DebtorForm};
use super::{card, offer, promise};
use crate::app::{AppResult, access, limits, plans};
use crate::dialogue::conversation::{Conversation, Input};
use crate::dialogue::scene::Scene;
use crate::domain::calendar::Every;
use crate::domain::dossier::Dossier;
use crate::domain::ids::DebtId;
use crate::domain::input::date::{DateProblem, DateReading};
use crate::domain::input::{Reading, text};
use crate::domain::money::Money;
use crate::domain::people::Side;
use crate::domain::plan::{PARTS_MAX, PlanReason, Terms, latest_first_on};
use crate::domain::rejection::Rejection;
use crate::i18n::Html;
use crate::screens::owner::limits as in_advance;
use crate::screens::plan::{
    self as screen, Draft, EDIT_COUNT, EDIT_FIRST, EDIT_PROMISE, EDIT_WORDS, LIKELY_COUNTS, PARTS_MIN,
    PICK_COUNT, PICK_REASON, PICK_RHYTHM, RHYTHMS,
};
use crate::screens::{DebtRef, FormTap, Screen, request};

/// Characters of a reason.
const REASON_MAX: usize = 500;

/// What is suggested first: about as much as owners accept.
const COUNT_AT_FIRST: u32 = 3;

/// The form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanForm {
    debt: DebtId,
    step: Step,
    #[serde(default)]
    reason: Option<PlanReason>,
    /// What the preview was drawn for.
    total: Money,
    count: u32,
    every: Every,
    first_on: NaiveDate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    Reason,
    Words,
    Preview,
    Count,
    First,
}

/// What follows from an answer.
enum Next {
    /// Show the step, with what was wrong with the answer.
    Ask(Html),
    /// The typed date can mean several.
    Choose(DateReading, Html),
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

/// Opens the form.
pub async fn begin(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    plans::may_propose(&dossier)?;
    let form = PlanForm {
        debt: debt.id,
        step: Step::Reason,
        reason: None,
        total: dossier.unheld_balance(),
        count: COUNT_AT_FIRST,
        every: Every::Month,
        first_on: likely_first(&dossier, scene.today()),
    };
    let number = scene.begin(&form.clone().conversation()).await?;
    let screen = screen::ask_reason(scene.texts(), &dossier, number);
    scene.show(screen).await
}

/// Shows the plan in force, part by part.
pub async fn open(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let dossier = access::own_debt(scene.uow, scene.person.id, debt).await?;
    let screen = screen::view(scene.texts(), &dossier, scene.uow.now());
    scene.show(screen).await
}

/// The due date while it lies ahead, else a week from now.
fn likely_first(dossier: &Dossier, today: NaiveDate) -> NaiveDate {
    let due = dossier.debt.due_on;
    if (today..=latest_first_on(today)).contains(&due) { due } else { in_days(today, 7) }
}

fn in_days(today: NaiveDate, days: u64) -> NaiveDate {
    today.checked_add_days(Days::new(days)).unwrap_or(today)
}

/// Days that people often mean: the due date, some days, a week, two, the end of the month, the tenth.
fn likely_days(dossier: &Dossier, today: NaiveDate) -> Vec<NaiveDate> {
    let next_month = today.with_day(1).and_then(|first| first.checked_add_months(chrono::Months::new(1)));
    let end_of_month = next_month.and_then(|first| first.pred_opt());
    let tenth = next_month.and_then(|first| first.with_day(10));
    let mut days = vec![dossier.debt.due_on, in_days(today, 3), in_days(today, 7), in_days(today, 14)];
    days.extend(end_of_month.into_iter().chain(tenth));
    days.retain(|day| (today..=latest_first_on(today)).contains(day));
    days.sort_unstable();
    days.dedup();
    days
}

impl PlanForm {
    fn conversation(self) -> Conversation {
        Conversation::Debtor(DebtorForm::Plan(self))
    }

    /// Hands the input to the form.
    pub async fn take(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let Some(dossier) = forms::debt_of(scene, self.debt).await? else { return Ok(()) };
        if self.step == Step::Reason && input == Input::Tap(FormTap::Edit(EDIT_PROMISE)) {
            return promise::begin(scene, request::debt_ref(&dossier)).await;
        }
        let next = match input {
            Input::Tap(tap) => self.tap(tap),
            Input::Words(words) => self.words(scene, &words),
            Input::File { .. } | Input::Contact { .. } | Input::Unusable => {
                Next::Ask(request::words_only(scene.texts()))
            }
        };
        match next {
            Next::Leave => {
                scene.end().await?;
                card::open(scene, self.debt).await
            }
            Next::Send => self.send(scene, dossier).await,
            next => self.show(scene, &dossier, next).await,
        }
    }

    fn tap(&mut self, tap: FormTap) -> Next {
        match (self.step, tap) {
            (Step::Reason | Step::Preview, FormTap::Back | FormTap::Cancel) => return Next::Leave,
            (Step::Reason | Step::Words, FormTap::Skip) | (Step::Count | Step::First, FormTap::Back) => {
                self.step = Step::Preview;
            }
            (Step::Reason, FormTap::Edit(EDIT_WORDS)) => self.step = Step::Words,
            (Step::Reason, FormTap::Pick(pick)) => {
                if let Some(reason) = nth(PlanReason::READY, pick, PICK_REASON) {
                    self.reason = Some(reason);
                    self.step = Step::Preview;
                }
            }
            (Step::Words, FormTap::Back) => self.step = Step::Reason,
            (Step::Preview, FormTap::Confirm) => return Next::Send,
            (Step::Preview, FormTap::Less) => self.count = self.count.saturating_sub(1).max(PARTS_MIN),
            (Step::Preview, FormTap::More) => self.count = self.count.saturating_add(1).min(PARTS_MAX),
            (Step::Preview, FormTap::Edit(EDIT_COUNT)) => self.step = Step::Count,
            (Step::Preview, FormTap::Edit(EDIT_FIRST)) => self.step = Step::First,
            (Step::Preview, FormTap::Pick(pick)) => {
                self.every = nth(RHYTHMS, pick, PICK_RHYTHM).unwrap_or(self.every);
            }
            (Step::Count, FormTap::Pick(pick)) => {
                if let Some(count) = nth(LIKELY_COUNTS, pick, PICK_COUNT) {
                    self.count = count;
                    self.step = Step::Preview;
                }
            }
            (Step::First, FormTap::Month { year, month }) => return Next::Turn(year, month),
            (Step::First | Step::Preview, FormTap::Date(date)) => {
                // The bounds are checked with the whole schedule: a date of the calendar is hostile input too.
                self.first_on = date;
                self.step = Step::Preview;
            }
            _ => {}
        }
        Next::ask()
    }

    fn words(&mut self, scene: &Scene<'_>, words: &str) -> Next {
        match self.step {
            Step::Reason | Step::Words => match text::clean(words, REASON_MAX) {
                Ok(words) => {
                    self.reason = Some(PlanReason::Words(words));
                    self.step = Step::Preview;
                    Next::ask()
                }
                Err(problem) => {
                    self.step = Step::Words;
                    Next::Ask(request::text_problem(scene.texts(), problem))
                }
            },
            Step::Count => self.count_or_problem(scene, words),
            Step::Preview if is_number(words) => self.count_or_problem(scene, words),
            Step::Preview | Step::First => self.first_or_problem(scene, words),
        }
    }

    fn count_or_problem(&mut self, scene: &Scene<'_>, words: &str) -> Next {
        match words.trim().parse() {
            Ok(count) if (PARTS_MIN..=PARTS_MAX).contains(&count) => {
                self.count = count;
                self.step = Step::Preview;
                Next::ask()
            }
            _ => Next::Ask(screen::count_outside(scene.texts())),
        }
    }

    fn first_or_problem(&mut self, scene: &Scene<'_>, words: &str) -> Next {
        let (t, today) = (scene.texts(), scene.today());
        let reading = forms::read_date(scene, words);
        match reading {
            Reading::Clear(date) if date > latest_first_on(today) => {
                Next::Ask(request::date_outside(t, today, latest_first_on(today)))
            }
            Reading::Clear(date) => {
                self.first_on = date;
                self.step = Step::Preview;
                Next::ask()
            }
            Reading::Refused(DateProblem::NotADate) if self.step == Step::Preview => {
                Next::Ask(screen::not_understood(t, words))
            }
            unclear => {
                let problem = request::date_problem(t, words, &unclear);
                Next::Choose(unclear, problem)
            }
        }
    }

    fn terms(&self, today: NaiveDate) -> Result<Terms, Rejection> {
        Terms::equal(self.total, self.count, self.first_on, self.every, None, today)
    }

    /// Why the settings make no schedule.
    fn problem(&self, scene: &Scene<'_>) -> Html {
        let (t, today) = (scene.texts(), scene.today());
        let latest = latest_first_on(today);
        if !(today..=latest).contains(&self.first_on) {
            return request::date_outside(t, today, latest);
        }
        screen::bad_schedule(t, self.total, self.total.minor() < i128::from(self.count))
    }

    async fn show(self, scene: &mut Scene<'_>, dossier: &Dossier, next: Next) -> AppResult<()> {
        let number = forms::keep(scene, self.clone().conversation()).await?;
        let answer = self.answer(scene, dossier).await?;
        let screen = self.screen(scene, dossier, next, answer, number);
        scene.show(screen).await
    }

    /// What the business has said in advance to what would be sent.
    async fn answer(&self, scene: &mut Scene<'_>, dossier: &Dossier) -> AppResult<Html> {
        let terms = self.terms(scene.today()).ok().filter(|_| self.step == Step::Preview);
        let Some(terms) = terms else { return Ok(Html::default()) };
        let outside = limits::outside(scene.uow, &[dossier], &terms).await?;
        let is_inside = outside.is_empty();
        Ok(if is_inside { in_advance::will_agree(scene.texts(), dossier) } else { Html::default() })
    }

    fn screen(&self, scene: &Scene<'_>, dossier: &Dossier, next: Next, answer: Html, number: i32) -> Screen {
        let (t, today) = (scene.texts(), scene.today());
        let (problem, choices, turned_to) = match next {
            Next::Ask(problem) => (problem, Vec::new(), None),
            Next::Choose(reading, problem) => (problem, request::date_choices(t, &reading, number), None),
            Next::Turn(year, month) => (Html::default(), Vec::new(), Some((year, month))),
            Next::Send | Next::Leave => (Html::default(), Vec::new(), None),
        };
        match self.step {
            Step::Reason => screen::ask_reason(t, dossier, number),
            Step::Words => screen::ask_words(t, dossier, problem, number),
            Step::Count => screen::ask_count(t, self.total, problem, number),
            Step::First => {
                let month = forms::month(turned_to, self.first_on, today, latest_first_on(today));
                screen::ask_first(t, &likely_days(dossier, today), month, problem, choices, number)
            }
            Step::Preview => {
                let terms = self.terms(today).ok();
                let problem =
                    if problem.is_empty() && terms.is_none() { self.problem(scene) } else { problem };
                let (total, count, every, first_on) = (self.total, self.count, self.every, self.first_on);
                let draft = Draft { total, count, every, first_on, terms: terms.as_ref(), answer: &answer };
                screen::preview(t, &draft, problem, choices, number)
            }
        }
    }

    async fn send(mut self, scene: &mut Scene<'_>, mut dossier: Dossier) -> AppResult<()> {
        if let Err(rejection) = plans::may_propose(&dossier) {
            return forms::refuse(scene, rejection).await;
        }
        let left = dossier.unheld_balance();
        if left != self.total {
            // What was shown is not what would be sent: show it anew.
            self.total = left;
            let changed = screen::changed(scene.texts(), left);
            return self.show(scene, &dossier, Next::Ask(changed)).await;
        }
        let Ok(terms) = self.terms(scene.today()) else {
            return self.show(scene, &dossier, Next::ask()).await;
        };
        scene.end().await?;
        let proposal = plans::Proposal { side: Side::Debtor, terms, reason: self.reason, also: Vec::new() };
        offer::propose(scene, &mut dossier, proposal).await
    }
}

fn is_number(words: &str) -> bool {
    let words = words.trim();
    !words.is_empty() && words.chars().all(|letter| letter.is_ascii_digit())
}

/// The answer that a pick chose among those numbered from `first`.
fn nth<T, const N: usize>(answers: [T; N], pick: u16, first: u16) -> Option<T> {
    answers.into_iter().nth(usize::from(pick.checked_sub(first)?))
}
