//! The debtor would like to talk: in messages, on the phone, in person.

use chrono::{Days, Timelike};
use serde::{Deserialize, Serialize};

use super::card;
use super::forms::{self, DebtorForm};
use crate::app::inquiries::{self, Question};
use crate::app::{AppResult, access, talks};
use crate::dialogue::conversation::{Conversation, Input};
use crate::dialogue::scene::Scene;
use crate::domain::dossier::Dossier;
use crate::domain::ids::DebtId;
use crate::domain::input::{phone, text};
use crate::domain::inquiry::About;
use crate::domain::people::Side;
use crate::i18n::Html;
use crate::screens::talk::{self as screen, ON_FILE, SHARE, When};
use crate::screens::{DebtRef, FormTap, ReplyKeyboard, request};
use crate::store::threads;

/// Characters of a time or a place.
const WORDS_MAX: usize = 500;

/// From this hour on nobody is asked to be called the same day.
const TOO_LATE_TODAY: u32 = 16;

/// How would the debtor like to talk?
pub async fn menu(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let dossier = access::own_debt(scene.uow, scene.person.id, debt).await?;
    dossier.debt.require_open()?;
    let muted = threads::is_muted_by(scene.uow.db(), dossier.client.id, Side::Debtor).await?;
    let screen = screen::menu(scene.texts(), &dossier, muted);
    scene.show(screen).await
}

/// To be called: when, and on which number.
pub async fn call(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    begin(scene, debt, Step::When, &About::Call).await
}

/// To meet: when and where.
pub async fn meeting(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    begin(scene, debt, Step::Place, &About::Meeting).await
}

async fn begin(scene: &mut Scene<'_>, debt: DebtRef, step: Step, about: &About) -> AppResult<()> {
    let dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    inquiries::may_open(&dossier, about.kind())?;
    let form = TalkForm { debt: debt.id, step, keyboard: false };
    form.show(scene, &dossier, Html::default()).await
}

/// The form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkForm {
    debt: DebtId,
    step: Step,
    /// Whether the keyboard that shares a number was put out.
    #[serde(default)]
    keyboard: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    When,
    Phone { when: String },
    Place,
}

/// What follows from an answer.
enum Next {
    Ask(Html),
    Share,
    Send(About, String, Option<String>),
    Leave,
}

impl TalkForm {
    fn conversation(self) -> Conversation {
        Conversation::Debtor(DebtorForm::Talk(self))
    }

    /// Hands the input to the form.
    pub async fn take(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let Some(dossier) = forms::debt_of(scene, self.debt).await? else { return Ok(()) };
        let t = scene.texts();
        let next = match input {
            Input::Tap(tap) => self.tap(scene, &dossier, tap),
            Input::Words(words) => self.words(scene, &dossier, &words),
            Input::Contact { phone, .. } if matches!(self.step, Step::Phone { .. }) => {
                self.with_phone(scene, &dossier, &phone)
            }
            Input::File { .. } | Input::Contact { .. } | Input::Unusable => Next::Ask(request::words_only(t)),
        };
        match next {
            Next::Ask(problem) => self.show(scene, &dossier, problem).await,
            Next::Share => {
                self.keyboard = true;
                forms::keep(scene, self.conversation())?;
                scene.say(screen::share_phone(t)).await
            }
            Next::Send(about, words, phone) => self.send(scene, dossier, about, words, phone).await,
            Next::Leave => {
                scene.end();
                if self.keyboard {
                    scene.say(screen::keyboard_gone(t)).await?;
                }
                card::open(scene, self.debt).await
            }
        }
    }

    fn tap(&mut self, scene: &Scene<'_>, dossier: &Dossier, tap: FormTap) -> Next {
        match (&self.step, tap) {
            (Step::When | Step::Place, FormTap::Back) | (_, FormTap::Cancel) => return Next::Leave,
            (Step::When, FormTap::Pick(pick)) => {
                if let Some(when) = offered(scene).get(usize::from(pick)) {
                    self.step = Step::Phone { when: screen::when(scene.texts(), *when) };
                }
            }
            (Step::Phone { .. }, FormTap::Back) => self.step = Step::When,
            (Step::Phone { when }, FormTap::Pick(ON_FILE)) => {
                if let Some(phone) = on_file(scene, dossier) {
                    return Next::Send(About::Call, when.clone(), Some(phone));
                }
            }
            (Step::Phone { .. }, FormTap::Pick(SHARE)) => return Next::Share,
            _ => {}
        }
        Next::Ask(Html::default())
    }

    fn words(&mut self, scene: &Scene<'_>, dossier: &Dossier, words: &str) -> Next {
        if matches!(self.step, Step::Phone { .. }) {
            return self.with_phone(scene, dossier, words);
        }
        match text::clean(words, WORDS_MAX) {
            Ok(words) if self.step == Step::Place => Next::Send(About::Meeting, words, None),
            Ok(when) => {
                self.step = Step::Phone { when };
                Next::Ask(Html::default())
            }
            Err(problem) => Next::Ask(request::text_problem(scene.texts(), problem)),
        }
    }

    fn with_phone(&self, scene: &Scene<'_>, dossier: &Dossier, typed: &str) -> Next {
        // Telegram gives numbers in international form, without the plus at times.
        let read = phone::read(typed, dossier.business.country)
            .or_else(|_| phone::read(&format!("+{typed}"), dossier.business.country));
        match (&self.step, read) {
            (Step::Phone { when }, Ok(phone)) => {
                Next::Send(About::Call, when.clone(), Some(phone.as_str().to_owned()))
            }
            _ => Next::Ask(screen::not_a_phone(scene.texts())),
        }
    }

    async fn show(self, scene: &mut Scene<'_>, dossier: &Dossier, problem: Html) -> AppResult<()> {
        let number = forms::keep(scene, self.clone().conversation())?;
        let t = scene.texts();
        let screen = match &self.step {
            Step::When => screen::ask_when(t, dossier, &offered(scene), problem, number),
            Step::Phone { .. } => screen::ask_phone(t, on_file(scene, dossier).as_deref(), problem, number),
            Step::Place => screen::ask_place(t, dossier, problem, number),
        };
        scene.show(screen).await
    }

    async fn send(
        self,
        scene: &mut Scene<'_>,
        mut dossier: Dossier,
        about: About,
        words: String,
        phone: Option<String>,
    ) -> AppResult<()> {
        if let Err(rejection) = inquiries::may_open(&dossier, about.kind()) {
            return forms::refuse(scene, rejection).await;
        }
        scene.end();
        let question = Question { about, words: Some(words), phone, side: Side::Debtor };
        let inquiry = talks::ask(scene.uow, &mut dossier, scene.person.id, question).await?;
        let mut screen = screen::sent(scene.texts(), &dossier, &inquiry);
        if self.keyboard {
            screen = screen.keyboard(ReplyKeyboard::Remove);
        }
        scene.show(screen).await
    }
}

/// The times that are likely to suit.
fn offered(scene: &Scene<'_>) -> Vec<When> {
    let now = scene.uow.now().with_timezone(&scene.zone);
    let (today, tomorrow) = (scene.today(), scene.today() + Days::new(1));
    let today = (now.hour() < TOO_LATE_TODAY).then_some(When::Today(today));
    let later = [When::Morning(tomorrow), When::Afternoon(tomorrow), When::Any];
    today.into_iter().chain(later).collect()
}

/// The number that is known: the person's own, else the one the business has.
fn on_file(scene: &Scene<'_>, dossier: &Dossier) -> Option<String> {
    scene.person.phone.clone().or_else(|| dossier.client.phone.clone())
}
