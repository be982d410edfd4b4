//! The owner answers an inquiry: corrects, explains, or notes what came of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::forms::OwnerForm;
use super::talk;
use crate::app::{AppResult, Error, debts, information, inquiries};
use crate::dialogue::conversation::{Conversation, Input};
use crate::dialogue::debtor::forms::{self, Unclear};
use crate::dialogue::scene::Scene;
use crate::domain::dossier::Dossier;
use crate::domain::ids::InquiryId;
use crate::domain::input::date::DateReading;
use crate::domain::input::{Reading, text};
use crate::domain::inquiry::{About, AboutKind, Inquiry};
use crate::domain::money::Money;
use crate::domain::rejection::Rejection;
use crate::i18n::{Html, texts};
use crate::screens::inquiry::answer::{self as screen, MEANINGS, READY};
use crate::screens::{FormTap, Screen, inquiry as inquiry_screen, request};

/// Characters of a reason, and of an answer.
const REASON_MAX: usize = 200;
const WORDS_MAX: usize = 1000;

/// Shows an inquiry in full, with the ways to answer.
pub async fn open(scene: &mut Scene<'_>, inquiry: InquiryId) -> AppResult<()> {
    let dossier = inquiries::of_business(scene.uow, scene.person.id, inquiry).await?;
    match find(&dossier, inquiry) {
        Ok(open) if !open.about.kind().is_talk() => {
            let screen = inquiry_screen::told(scene.texts(), &dossier, open);
            scene.show(screen).await
        }
        _ => talk::open(scene, inquiry).await,
    }
}

fn find(dossier: &Dossier, inquiry: InquiryId) -> Result<&Inquiry, Rejection> {
    dossier.inquiries.iter().find(|open| open.id == inquiry).ok_or(Rejection::AlreadyAnswered)
}

/// Corrects the debt as the debtor asks, after one more look.
pub async fn agree(scene: &mut Scene<'_>, inquiry: InquiryId) -> AppResult<()> {
    let dossier = inquiries::of_business(scene.uow, scene.person.id, inquiry).await?;
    let about = find(&dossier, inquiry)?.about.clone();
    information::may_correct(&dossier, inquiry, about.kind())?;
    let step = match about {
        // A payment may have made it so meanwhile.
        About::Amount(right) if right == dossier.balance() => Step::Words,
        About::Amount(right) => Step::Reason(right),
        About::DueDate(right) if right >= scene.today() => Step::CheckDate(right),
        About::DueDate(_) => Step::Date,
        _ => return Err(Error::NotFound),
    };
    InquiryForm::new(inquiry, step).show(scene, &dossier, Next::ask()).await
}

/// Corrects it otherwise.
pub async fn other(scene: &mut Scene<'_>, inquiry: InquiryId) -> AppResult<()> {
    let dossier = inquiries::of_business(scene.uow, scene.person.id, inquiry).await?;
    let about = find(&dossier, inquiry)?.about.kind();
    information::may_correct(&dossier, inquiry, about)?;
    let step = match about {
        AboutKind::Amount => Step::Amount,
        AboutKind::DueDate => Step::Date,
        _ => return Err(Error::NotFound),
    };
    InquiryForm::new(inquiry, step).show(scene, &dossier, Next::ask()).await
}

/// It is right as it is, or is done: the owner says so.
pub async fn explain(scene: &mut Scene<'_>, inquiry: InquiryId) -> AppResult<()> {
    let dossier = inquiries::of_business(scene.uow, scene.person.id, inquiry).await?;
    if find(&dossier, inquiry)?.about.kind().is_talk() {
        return Err(Error::NotFound);
    }
    InquiryForm::new(inquiry, Step::Words).show(scene, &dossier, Next::ask()).await
}

/// An answer on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InquiryForm {
    inquiry: InquiryId,
    step: Step,
    /// What a typed amount may mean.
    #[serde(default)]
    meanings: Vec<Money>,
    /// The page of the calendar.
    #[serde(default)]
    page: Option<(i32, u32)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    Amount,
    Reason(Money),
    CheckAmount(Money, String),
    Date,
    CheckDate(NaiveDate),
    Words,
    CheckWords(String),
}

/// What follows from an answer.
enum Next {
    Ask(Html),
    /// The typed date is not clear; it may mean several.
    Choose(DateReading, Html),
    Do,
    Leave,
}

impl Next {
    fn ask() -> Self {
        Self::Ask(Html::default())
    }
}

impl InquiryForm {
    fn new(inquiry: InquiryId, step: Step) -> Self {
        Self { inquiry, step, meanings: Vec::new(), page: None }
    }

    /// Hands the input to the form.
    pub async fn take(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let dossier = inquiries::of_business(scene.uow, scene.person.id, self.inquiry).await?;
        if find(&dossier, self.inquiry).is_err() {
            return forms::refuse(scene, Rejection::AlreadyAnswered).await;
        }
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
                open(scene, self.inquiry).await
            }
            Next::Do => self.carry_out(scene, dossier).await,
            next => self.show(scene, &dossier, next).await,
        }
    }

    fn tap(&mut self, scene: &Scene<'_>, dossier: &Dossier, tap: &FormTap) -> Next {
        match (self.step.clone(), tap) {
            (Step::CheckAmount(..) | Step::CheckDate(_) | Step::CheckWords(_), FormTap::Confirm) => {
                return Next::Do;
            }
            (Step::CheckAmount(to, _), FormTap::Back) => self.step = Step::Reason(to),
            (Step::CheckWords(_), FormTap::Back) => self.step = Step::Words,
            (_, FormTap::Back | FormTap::Cancel) => return Next::Leave,
            (Step::Amount, FormTap::Pick(READY)) => {
                return self.amount(scene, dossier, Money::zero(dossier.debt.currency));
            }
            (Step::Amount, FormTap::Pick(pick)) => {
                if let Some(amount) = forms::picked_meaning(&self.meanings, MEANINGS, *pick) {
                    return self.amount(scene, dossier, amount);
                }
            }
            (Step::Reason(to), FormTap::Pick(READY)) => {
                // The debtor reads it, in their language.
                let language = dossier.debtor.as_ref().map_or(scene.language(), |debtor| debtor.language);
                self.step = Step::CheckAmount(to, screen::ready_reason(texts(language)));
            }
            (Step::Date, FormTap::Date(date)) => return self.date(scene, dossier, *date),
            (Step::Date, FormTap::Month { year, month }) => self.page = Some((*year, *month)),
            _ => {}
        }
        Next::ask()
    }

    fn words(&mut self, scene: &Scene<'_>, dossier: &Dossier, typed: &str) -> Next {
        let t = scene.texts();
        let clean = |most| text::clean(typed, most).map_err(|problem| request::text_problem(t, problem));
        let step = match &self.step {
            Step::Amount => match forms::read_amount(t, typed, dossier.balance()) {
                Ok(amount) => return self.amount(scene, dossier, amount),
                Err(Unclear { problem, meanings }) => {
                    self.meanings = meanings;
                    return Next::Ask(problem);
                }
            },
            Step::Date | Step::CheckDate(_) => match forms::read_date(scene, typed) {
                Reading::Clear(date) => return self.date(scene, dossier, date),
                unclear => {
                    self.step = Step::Date;
                    let problem = request::date_problem(t, typed, &unclear);
                    return Next::Choose(unclear, problem);
                }
            },
            Step::Reason(to) | Step::CheckAmount(to, _) => {
                clean(REASON_MAX).map(|reason| Step::CheckAmount(*to, reason))
            }
            Step::Words | Step::CheckWords(_) => clean(WORDS_MAX).map(Step::CheckWords),
        };
        match step {
            Ok(step) => {
                self.step = step;
                Next::ask()
            }
            Err(problem) => Next::Ask(problem),
        }
    }

    fn amount(&mut self, scene: &Scene<'_>, dossier: &Dossier, to: Money) -> Next {
        self.meanings.clear();
        if to == dossier.balance() {
            return Next::Ask(inquiry_screen::ask::same_amount(scene.texts(), to));
        }
        self.step = Step::Reason(to);
        Next::ask()
    }

    /// A date of the calendar is hostile input, too.
    fn date(&mut self, scene: &Scene<'_>, dossier: &Dossier, to: NaiveDate) -> Next {
        let (today, latest) = (scene.today(), *debts::due_bounds(scene.today()).end());
        if to < today || to > latest {
            self.step = Step::Date;
            return Next::Ask(request::date_outside(scene.texts(), today, latest));
        }
        if to == dossier.debt.due_on {
            self.step = Step::Date;
            return Next::Ask(inquiry_screen::ask::same_date(scene.texts(), to));
        }
        self.step = Step::CheckDate(to);
        Next::ask()
    }

    async fn show(self, scene: &mut Scene<'_>, dossier: &Dossier, next: Next) -> AppResult<()> {
        let inquiry = find(dossier, self.inquiry)?.clone();
        let form = Conversation::Owner(OwnerForm::Inquiry(self.clone()));
        let number = forms::keep(scene, form)?;
        let screen = self.screen(scene, dossier, &inquiry, next, number);
        scene.show(screen).await
    }

    fn screen(
        &self,
        scene: &Scene<'_>,
        dossier: &Dossier,
        inquiry: &Inquiry,
        next: Next,
        number: i32,
    ) -> Screen {
        let (t, today) = (scene.texts(), scene.today());
        let (problem, dates) = match next {
            Next::Choose(reading, problem) => (problem, request::date_choices(t, &reading, number)),
            Next::Ask(problem) => (problem, Vec::new()),
            Next::Do | Next::Leave => (Html::default(), Vec::new()),
        };
        match &self.step {
            Step::Amount => {
                let choices = forms::meaning_buttons(t, &self.meanings, MEANINGS, number);
                screen::ask_amount(t, dossier, problem, choices, number)
            }
            Step::Reason(to) => screen::ask_reason(t, dossier, *to, problem, number),
            Step::CheckAmount(to, reason) => screen::check_amount(t, dossier, *to, reason, problem, number),
            Step::Date => {
                let latest = *debts::due_bounds(today).end();
                let month = forms::month(self.page, dossier.debt.due_on.max(today), today, latest);
                screen::ask_date(t, dossier, month, problem, dates, number)
            }
            Step::CheckDate(to) => screen::check_date(t, dossier, *to, problem, number),
            Step::Words => screen::ask_words(t, dossier, inquiry, problem, number),
            Step::CheckWords(words) => screen::check_words(t, dossier, words, problem, number),
        }
    }

    async fn carry_out(self, scene: &mut Scene<'_>, mut dossier: Dossier) -> AppResult<()> {
        scene.end();
        let (by, inquiry, uow) = (scene.person.id, self.inquiry, &mut *scene.uow);
        let done = match self.step {
            Step::CheckAmount(to, reason) => {
                information::correct_amount(uow, &mut dossier, by, inquiry, to, reason).await
            }
            Step::CheckDate(to) => information::correct_due_date(uow, &mut dossier, by, inquiry, to).await,
            Step::CheckWords(words) => information::explain(uow, &mut dossier, by, inquiry, words).await,
            Step::Amount | Step::Reason(_) | Step::Date | Step::Words => Ok(()),
        };
        match done {
            Ok(()) => {}
            Err(Error::Rejected(rejection)) => return forms::refuse(scene, rejection).await,
            Err(error) => return Err(error),
        }
        let screen = inquiry_screen::answered_owner(scene.texts(), &dossier);
        scene.show(screen).await
    }
}
