//! Something is missing or wrong: the invoice, the amount, the date, who is billed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::card;
use super::forms::{self, DebtorForm, Unclear};
use crate::app::{AppResult, Error, access, debts, information, inquiries};
use crate::dialogue::conversation::{Conversation, Input};
use crate::dialogue::scene::Scene;
use crate::domain::dossier::Dossier;
use crate::domain::ids::{DebtId, InquiryId};
use crate::domain::input::date::DateReading;
use crate::domain::input::{Reading, text};
use crate::domain::inquiry::{About, AboutKind};
use crate::domain::money::Money;
use crate::domain::rejection::Rejection;
use crate::i18n::Html;
use crate::screens::inquiry::ask as screen;
use crate::screens::{DebtRef, FormTap, Screen, request};

/// Characters of what somebody adds in words.
const WORDS_MAX: usize = 1000;

/// What is missing or wrong?
pub async fn menu(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let dossier = access::own_debt(scene.uow, scene.person.id, debt).await?;
    dossier.debt.require_open()?;
    let screen = screen::menu(scene.texts(), &dossier);
    scene.show(screen).await
}

/// There is no copy of the invoice: the owner is asked for one. When one came meanwhile, here it is.
pub async fn ask_papers(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    if !dossier.papers.is_empty() {
        return card::papers(scene, debt.id).await;
    }
    let by = scene.person.id;
    let inquiry = information::ask(scene.uow, &mut dossier, by, About::Papers, None).await?;
    let screen = screen::sent(scene.texts(), &dossier, &inquiry);
    scene.show(screen).await
}

pub async fn wrong_amount(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    begin(scene, debt, AboutKind::Amount, Step::Amount).await
}

pub async fn wrong_due_date(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    begin(scene, debt, AboutKind::DueDate, Step::DueDate).await
}

pub async fn bill_other(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    begin(scene, debt, AboutKind::Payer, Step::Payer).await
}

async fn begin(scene: &mut Scene<'_>, debt: DebtRef, about: AboutKind, step: Step) -> AppResult<()> {
    let dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    inquiries::may_open(&dossier, about)?;
    let form = InformationForm { debt: debt.id, step, meanings: Vec::new(), words: None, page: None };
    form.show(scene, &dossier, Next::ask()).await
}

/// The debtor needs no answer any more.
pub async fn withdraw(scene: &mut Scene<'_>, inquiry: InquiryId) -> AppResult<()> {
    let mut dossier = inquiries::of_debtor(scene.uow, scene.person.id, inquiry).await?;
    let open = dossier.inquiries.iter().find(|open| open.id == inquiry);
    let about = open.ok_or(Rejection::AlreadyAnswered)?.about.clone();
    information::withdraw(scene.uow, &mut dossier, scene.person.id, inquiry).await?;
    let screen = screen::withdrawn(scene.texts(), &dossier, &about);
    scene.show(screen).await
}

/// The form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InformationForm {
    debt: DebtId,
    step: Step,
    /// What a typed amount may mean.
    #[serde(default)]
    meanings: Vec<Money>,
    /// What else is to say; for another payer, their data.
    #[serde(default)]
    words: Option<String>,
    /// The page of the calendar.
    #[serde(default)]
    page: Option<(i32, u32)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    Amount,
    DueDate,
    Payer,
    Check(About),
}

/// What follows from an answer.
enum Next {
    Ask(Html),
    /// The typed date is not clear; it may mean several.
    Choose(DateReading, Html),
    Send(About),
    Leave,
}

impl Next {
    fn ask() -> Self {
        Self::Ask(Html::default())
    }
}

impl InformationForm {
    /// Hands the input to the form.
    pub async fn take(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let Some(dossier) = forms::debt_of(scene, self.debt).await? else { return Ok(()) };
        let next = match input {
            Input::Tap(tap) => self.tap(scene, &dossier, &tap),
            Input::Words(words) => self.words(scene, &dossier, &words),
            Input::File { .. } | Input::Contact { .. } | Input::Unusable => {
                Next::Ask(request::words_only(scene.texts()))
            }
        };
        match next {
            Next::Leave => {
                scene.end();
                menu(scene, self.debt).await
            }
            Next::Send(about) => self.send(scene, dossier, about).await,
            next => self.show(scene, &dossier, next).await,
        }
    }

    fn tap(&mut self, scene: &Scene<'_>, dossier: &Dossier, tap: &FormTap) -> Next {
        match (self.step.clone(), tap) {
            (Step::Check(about), FormTap::Confirm) => return Next::Send(about),
            (Step::Check(about), FormTap::Back) => {
                self.words = None;
                self.step = match about {
                    About::Amount(_) => Step::Amount,
                    About::DueDate(_) => Step::DueDate,
                    _ => Step::Payer,
                };
            }
            (_, FormTap::Back | FormTap::Cancel) => return Next::Leave,
            (Step::Amount, FormTap::Pick(pick)) => {
                if let Some(amount) = forms::picked_meaning(&self.meanings, 0, *pick) {
                    return self.amount(scene, dossier, amount);
                }
            }
            (Step::DueDate, FormTap::Date(date)) => return self.due_date(scene, dossier, *date),
            (Step::DueDate, FormTap::Month { year, month }) => self.page = Some((*year, *month)),
            _ => {}
        }
        Next::ask()
    }

    fn words(&mut self, scene: &Scene<'_>, dossier: &Dossier, typed: &str) -> Next {
        match self.step {
            Step::Amount => match forms::read_amount(scene.texts(), typed, dossier.balance()) {
                Ok(amount) => self.amount(scene, dossier, amount),
                Err(Unclear { problem, meanings }) => {
                    self.meanings = meanings;
                    Next::Ask(problem)
                }
            },
            Step::DueDate => match forms::read_date(scene, typed) {
                Reading::Clear(date) => self.due_date(scene, dossier, date),
                unclear => {
                    let problem = request::date_problem(scene.texts(), typed, &unclear);
                    Next::Choose(unclear, problem)
                }
            },
            Step::Payer | Step::Check(_) => match text::clean(typed, WORDS_MAX) {
                Ok(words) => {
                    self.words = Some(words);
                    if self.step == Step::Payer {
                        self.step = Step::Check(About::Payer);
                    }
                    Next::ask()
                }
                Err(problem) => Next::Ask(request::text_problem(scene.texts(), problem)),
            },
        }
    }

    fn amount(&mut self, scene: &Scene<'_>, dossier: &Dossier, amount: Money) -> Next {
        self.meanings.clear();
        if amount == dossier.balance() {
            return Next::Ask(screen::same_amount(scene.texts(), amount));
        }
        self.step = Step::Check(About::Amount(amount));
        Next::ask()
    }

    /// A date of the calendar is hostile input, too.
    fn due_date(&mut self, scene: &Scene<'_>, dossier: &Dossier, date: NaiveDate) -> Next {
        let (today, latest) = (scene.today(), *debts::due_bounds(scene.today()).end());
        if date < today || date > latest {
            return Next::Ask(request::date_outside(scene.texts(), today, latest));
        }
        if date == dossier.debt.due_on {
            return Next::Ask(screen::same_date(scene.texts(), date));
        }
        self.step = Step::Check(About::DueDate(date));
        Next::ask()
    }

    async fn show(self, scene: &mut Scene<'_>, dossier: &Dossier, next: Next) -> AppResult<()> {
        let form = Conversation::Debtor(DebtorForm::Information(self.clone()));
        let number = forms::keep(scene, form)?;
        let screen = self.screen(scene, dossier, next, number);
        scene.show(screen).await
    }

    fn screen(&self, scene: &Scene<'_>, dossier: &Dossier, next: Next, number: i32) -> Screen {
        let (t, today) = (scene.texts(), scene.today());
        let (problem, dates) = match next {
            Next::Choose(reading, problem) => (problem, request::date_choices(t, &reading, number)),
            Next::Ask(problem) => (problem, Vec::new()),
            Next::Send(_) | Next::Leave => (Html::default(), Vec::new()),
        };
        match &self.step {
            Step::Amount => {
                let choices = forms::meaning_buttons(t, &self.meanings, 0, number);
                screen::ask_amount(t, dossier, problem, choices, number)
            }
            Step::DueDate => {
                let latest = *debts::due_bounds(today).end();
                let month = forms::month(self.page, dossier.debt.due_on.max(today), today, latest);
                screen::ask_date(t, dossier, month, problem, dates, number)
            }
            Step::Payer => screen::ask_payer(t, dossier, problem, number),
            Step::Check(about) => screen::check(t, dossier, about, self.words.as_deref(), problem, number),
        }
    }

    async fn send(self, scene: &mut Scene<'_>, mut dossier: Dossier, about: About) -> AppResult<()> {
        scene.end();
        let by = scene.person.id;
        let inquiry = match information::ask(scene.uow, &mut dossier, by, about, self.words).await {
            Ok(inquiry) => inquiry,
            Err(Error::Rejected(rejection)) => return forms::refuse(scene, rejection).await,
            Err(error) => return Err(error),
        };
        let screen = screen::sent(scene.texts(), &dossier, &inquiry);
        scene.show(screen).await
    }
}
