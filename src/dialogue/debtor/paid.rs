//! The debtor already paid: how much, when, and the receipt.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::card;
use super::forms::{self, DebtorForm, Unclear};
use crate::app::claims::Paid;
use crate::app::{AppResult, Error, access, claims, debts, following, payments};
use crate::dialogue::conversation::{Conversation, Input};
use crate::dialogue::scene::Scene;
use crate::domain::dossier::{Dossier, FileRef};
use crate::domain::ids::DebtId;
use crate::domain::input::Reading;
use crate::domain::input::date::{self, Direction};
use crate::domain::money::Money;
use crate::i18n::Html;
use crate::screens::claim::{self as screen, ALL, MEANINGS, PART, Summary};
use crate::screens::{Button, DebtRef, FormTap, Screen, request};

/// The form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaidForm {
    debt: DebtId,
    step: Step,
    /// What was paid, once it is known.
    #[serde(default)]
    sum: Option<Sum>,
    #[serde(default)]
    on: Option<NaiveDate>,
    #[serde(default)]
    files: Vec<FileRef>,
    /// What a typed amount may mean, or the next part of the plan in force.
    #[serde(default)]
    meanings: Vec<Money>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    Amount,
    Part,
    Day,
    Receipt,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Sum {
    amount: Money,
    /// Whether it was all that was left.
    all: bool,
}

/// What follows from an answer.
enum Next {
    Ask(Html),
    /// The typed day is not clear; it may be one of these.
    Choose(Vec<NaiveDate>, Html),
    Send,
    Leave,
}

/// Opens the form.
pub async fn begin(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    claims::may_claim(&dossier)?;
    let left = payments::payable(scene.uow, &mut dossier).await?;
    let parts = following::parts(scene.uow, &mut dossier).await?;
    // Under a plan it is most likely the next part.
    let meanings = parts.iter().find(|part| !part.is_paid()).map(|part| part.left).into_iter().collect();
    let form =
        PaidForm { debt: debt.id, step: Step::Amount, sum: None, on: None, files: Vec::new(), meanings };
    let number = scene.begin(&form.clone().conversation())?;
    let t = scene.texts();
    let choices = forms::meaning_buttons(t, &form.meanings, MEANINGS, number);
    scene.show(screen::ask_amount(t, &dossier, left, Html::default(), choices, number)).await
}

impl PaidForm {
    fn conversation(self) -> Conversation {
        Conversation::Debtor(DebtorForm::Paid(self))
    }

    /// Hands the input to the form.
    pub async fn take(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let Some(mut dossier) = forms::debt_of(scene, self.debt).await? else { return Ok(()) };
        let left = payments::payable(scene.uow, &mut dossier).await?;
        let t = scene.texts();
        let next = match input {
            Input::Tap(tap) => self.tap(scene, &tap, left),
            Input::Words(words) if self.step == Step::Day => self.day(scene, &words),
            Input::Words(words) => self.words(scene, &words, left),
            Input::File { file, size, .. } => Next::Ask(forms::add_receipt(t, &mut self.files, file, size)),
            Input::Contact { .. } | Input::Unusable => Next::Ask(request::unusable(t)),
        };
        match next {
            Next::Leave => {
                scene.end();
                card::open(scene, self.debt).await
            }
            Next::Send => self.send(scene, dossier, left).await,
            next => self.show(scene, &dossier, left, next).await,
        }
    }

    fn tap(&mut self, scene: &Scene<'_>, tap: &FormTap, left: Money) -> Next {
        match (self.step, tap) {
            (Step::Amount, FormTap::Back) | (_, FormTap::Cancel) => return Next::Leave,
            (Step::Part | Step::Day, FormTap::Back) => self.step = Step::Amount,
            (Step::Receipt, FormTap::Back) => self.step = Step::Day,
            (Step::Amount, FormTap::Pick(ALL)) => return self.sum(scene, left, left),
            (Step::Amount, FormTap::Pick(PART)) => self.step = Step::Part,
            (Step::Amount | Step::Part, FormTap::Pick(pick)) => {
                if let Some(amount) = forms::picked_meaning(&self.meanings, MEANINGS, *pick) {
                    return self.sum(scene, amount, left);
                }
            }
            (Step::Day, FormTap::Date(on)) => return self.paid_on(scene, *on),
            (Step::Receipt, FormTap::Confirm) => return Next::Send,
            _ => {}
        }
        Next::Ask(Html::default())
    }

    fn words(&mut self, scene: &Scene<'_>, words: &str, left: Money) -> Next {
        match forms::read_amount(scene.texts(), words, left) {
            Ok(amount) => self.sum(scene, amount, left),
            Err(Unclear { problem, meanings }) => {
                if self.step != Step::Receipt {
                    self.meanings = meanings;
                }
                Next::Ask(problem)
            }
        }
    }

    fn sum(&mut self, scene: &Scene<'_>, amount: Money, left: Money) -> Next {
        self.meanings.clear();
        if amount.minor() > left.minor() {
            self.step = Step::Part;
            return Next::Ask(screen::above(scene.texts(), left));
        }
        self.sum = Some(Sum { amount, all: amount == left });
        self.step = if self.on.is_some() { Step::Receipt } else { Step::Day };
        Next::Ask(Html::default())
    }

    fn day(&mut self, scene: &Scene<'_>, typed: &str) -> Next {
        let today = scene.today();
        let reading = date::as_done(date::read(typed, today, scene.language(), Direction::Past), today);
        match reading {
            Reading::Clear(on) => self.paid_on(scene, on),
            Reading::Ambiguous(ref days) => {
                let days = days.clone();
                Next::Choose(days, request::date_problem(scene.texts(), typed, &reading))
            }
            Reading::Refused(_) => Next::Ask(screen::day_problem(scene.texts(), typed, &reading)),
        }
    }

    /// A date of a button is hostile input, too.
    fn paid_on(&mut self, scene: &Scene<'_>, on: NaiveDate) -> Next {
        let (today, earliest) = (scene.today(), *debts::due_bounds(scene.today()).start());
        if on < earliest || on > today {
            return Next::Ask(request::date_outside(scene.texts(), earliest, today));
        }
        self.on = Some(on);
        self.step = Step::Receipt;
        Next::Ask(Html::default())
    }

    async fn show(
        mut self,
        scene: &mut Scene<'_>,
        dossier: &Dossier,
        left: Money,
        next: Next,
    ) -> AppResult<()> {
        if self.sum.is_none() && self.step != Step::Part {
            self.step = Step::Amount;
        }
        let number = forms::keep(scene, self.clone().conversation())?;
        let receipt_needed = claims::needs_receipt(scene.uow, dossier).await?;
        let screen = self.screen(scene, dossier, left, next, receipt_needed, number);
        scene.show(screen).await
    }

    fn screen(
        &self,
        scene: &Scene<'_>,
        dossier: &Dossier,
        left: Money,
        next: Next,
        receipt_needed: bool,
        number: i32,
    ) -> Screen {
        let t = scene.texts();
        let (days, problem) = match next {
            Next::Choose(days, problem) => (days, problem),
            Next::Ask(problem) => (Vec::new(), problem),
            Next::Send | Next::Leave => (Vec::new(), Html::default()),
        };
        let meanings = || -> Vec<Button> { forms::meaning_buttons(t, &self.meanings, MEANINGS, number) };
        let amount = self.sum.map_or(left, |sum| sum.amount);
        match (self.step, self.on) {
            (Step::Amount, _) => screen::ask_amount(t, dossier, left, problem, meanings(), number),
            (Step::Part, _) => screen::ask_part(t, left, problem, meanings(), number),
            (Step::Receipt, Some(on)) => {
                let (today, files) = (scene.today(), self.files.len());
                let sum = Summary { amount, on, today, files, receipt_needed };
                screen::ask_receipt(t, dossier, sum, problem, number)
            }
            (Step::Day | Step::Receipt, _) => {
                let days =
                    days.iter().map(|day| request::tap_button(t.date(*day), number, FormTap::Date(*day)));
                screen::ask_day(t, amount, scene.today(), problem, days.collect(), number)
            }
        }
    }

    async fn send(mut self, scene: &mut Scene<'_>, mut dossier: Dossier, left: Money) -> AppResult<()> {
        if let Err(rejection) = claims::may_claim(&dossier) {
            return forms::refuse(scene, rejection).await;
        }
        let (Some(sum), Some(on)) = (self.sum, self.on) else {
            return self.show(scene, &dossier, left, Next::Ask(Html::default())).await;
        };
        if sum.amount.minor() > left.minor() || (sum.all && sum.amount != left) {
            // What was shown is not what would be sent: ask anew.
            (self.step, self.sum) = (Step::Amount, None);
            let changed = screen::changed(scene.texts());
            return self.show(scene, &dossier, left, Next::Ask(changed)).await;
        }
        if self.files.is_empty() && claims::needs_receipt(scene.uow, &dossier).await? {
            return self.show(scene, &dossier, left, Next::Ask(Html::default())).await;
        }
        scene.end();
        let paid = Paid { part: (!sum.all).then_some(sum.amount), on, receipt: self.files };
        claims::claim(scene.uow, &mut dossier, scene.person.id, paid).await?;
        let screen = screen::sent(scene.texts(), &dossier, sum.amount);
        scene.show(screen).await
    }
}

/// The receipt that the owner asks for, on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptForm {
    debt: DebtId,
    #[serde(default)]
    files: Vec<FileRef>,
}

/// Waits for the receipt.
pub async fn send_receipt(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    if dossier.claim.is_none() {
        return Err(Error::Rejected(crate::domain::rejection::Rejection::AlreadyAnswered));
    }
    ReceiptForm { debt: debt.id, files: Vec::new() }.show(scene, &dossier, Html::default()).await
}

impl ReceiptForm {
    /// Hands the input to the form.
    pub async fn take(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let Some(mut dossier) = forms::debt_of(scene, self.debt).await? else { return Ok(()) };
        let t = scene.texts();
        let problem = match input {
            Input::Tap(FormTap::Back | FormTap::Cancel) => {
                scene.end();
                return card::open(scene, self.debt).await;
            }
            Input::Tap(FormTap::Confirm) if !self.files.is_empty() => {
                scene.end();
                claims::send_receipt(scene.uow, &mut dossier, scene.person.id, self.files).await?;
                let screen = screen::receipt_sent(t, &dossier);
                return scene.show(screen).await;
            }
            Input::Tap(_) => Html::default(),
            Input::File { file, size, .. } => forms::add_receipt(t, &mut self.files, file, size),
            Input::Words(_) | Input::Contact { .. } | Input::Unusable => screen::no_receipt(t),
        };
        self.show(scene, &dossier, problem).await
    }

    async fn show(self, scene: &mut Scene<'_>, dossier: &Dossier, problem: Html) -> AppResult<()> {
        let files = self.files.len();
        let form = Conversation::Debtor(DebtorForm::Receipt(self));
        let number = forms::keep(scene, form)?;
        let screen = screen::ask_wanted_receipt(scene.texts(), dossier, files, problem, number);
        scene.show(screen).await
    }
}
