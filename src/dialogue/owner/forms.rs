//! The owner's forms.
//!
//! Every question is asked under a new form number, so that the buttons of an earlier question, and the
//! second tap on the same one, do nothing.

use serde::{Deserialize, Serialize};

use super::due_date::DueDateForm;
use super::inquiry::InquiryForm;
use super::ladder::LadderForm;
use super::limits::LimitForm;
use super::lists::SearchForm;
use super::onboarding::FoundForm;
use super::papers::PapersForm;
use super::payment::PaymentForm;
use super::register::RegisterForm;
use super::requests::RequestForm;
use super::settings::SettingForm;
use super::talk::OutcomeForm;
use super::upcoming::MinimumForm;
use crate::app::AppResult;
use crate::dialogue::conversation::{Conversation, Input};
use crate::dialogue::scene::Scene;
use crate::domain::input::{amount, date, text};
use crate::i18n::Html;
use crate::screens::common;
use crate::screens::owner::problem;

/// Characters of a name: a person's, a firm's.
pub const NAME_CHARS_MAX: usize = 100;

/// Characters of what a debt is for.
pub const WHAT_CHARS_MAX: usize = 200;

/// Characters of free text about paying.
pub const DETAILS_CHARS_MAX: usize = 600;

/// Telegram gives bots no larger files.
pub const FILE_BYTES_MAX: u64 = 20 * 1024 * 1024;

/// A form of the owner with what was answered so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnerForm {
    Request(RequestForm),
    Found(FoundForm),
    Register(Box<RegisterForm>),
    Payment(PaymentForm),
    DueDate(DueDateForm),
    Papers(PapersForm),
    Setting(SettingForm),
    Search(SearchForm),
    Limit(LimitForm),
    Outcome(OutcomeForm),
    Inquiry(InquiryForm),
    Ladder(LadderForm),
    Minimum(MinimumForm),
}

impl OwnerForm {
    /// Hands the input to the form.
    pub async fn take(self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        match self {
            Self::Request(form) => form.take(scene, input).await,
            Self::Found(form) => form.take(scene, input).await,
            Self::Register(form) => form.take(scene, input).await,
            Self::Payment(form) => form.take(scene, input).await,
            Self::DueDate(form) => form.take(scene, input).await,
            Self::Papers(form) => form.take(scene, input).await,
            Self::Setting(form) => form.take(scene, input).await,
            Self::Search(form) => form.take(scene, input).await,
            Self::Limit(form) => form.take(scene, input).await,
            Self::Outcome(form) => form.take(scene, input).await,
            Self::Inquiry(form) => form.take(scene, input).await,
            Self::Ladder(form) => form.take(scene, input).await,
            Self::Minimum(form) => form.take(scene, input).await,
        }
    }
}

/// Keeps the form for its next question, under a new number.
pub fn keep(scene: &mut Scene<'_>, form: OwnerForm) -> AppResult<i32> {
    scene.begin(&Conversation::Owner(form))
}

/// Leaves the form; nothing of it is saved.
pub async fn leave(scene: &mut Scene<'_>) -> AppResult<()> {
    scene.end();
    let screen = common::form_cancelled(scene.texts());
    scene.show(screen).await
}

/// What to say about an input that the question has no use for.
pub fn unexpected(scene: &Scene<'_>, input: &Input) -> Html {
    let t = scene.texts();
    match input {
        Input::File { .. } => problem::file_not_here(t),
        Input::Contact { .. } => problem::contact_not_here(t),
        Input::Words(_) | Input::Tap(_) => problem::tap_expected(t),
        Input::Unusable => problem::unusable(t),
    }
}

/// One line of words, or what is wrong with it.
pub fn line(scene: &Scene<'_>, typed: &str, most: usize) -> Result<String, Html> {
    text::clean_line(typed, most).map_err(|wrong| problem::text(scene.texts(), wrong))
}

/// The readings of an amount that is not clear: candidates to choose from, and what to say.
pub type Unclear<T> = (Vec<T>, Html);

/// An amount, or its possible readings with what to say about them.
pub fn amount(
    scene: &Scene<'_>,
    typed: &str,
    reading: amount::AmountReading,
    currency: crate::domain::money::Currency,
) -> Result<crate::domain::money::Money, Unclear<crate::domain::money::Money>> {
    use crate::domain::input::Reading;
    match reading {
        Reading::Clear(money) => Ok(money),
        Reading::Ambiguous(readings) => {
            let note = problem::ambiguous_amount(scene.texts(), &readings);
            Err((readings, note))
        }
        Reading::Refused(wrong) => Err((Vec::new(), problem::amount(scene.texts(), typed, wrong, currency))),
    }
}

/// A date, or its possible readings with what to say about them.
pub fn date(
    scene: &Scene<'_>,
    typed: &str,
    reading: date::DateReading,
) -> Result<chrono::NaiveDate, Unclear<chrono::NaiveDate>> {
    use crate::domain::input::Reading;
    match reading {
        Reading::Clear(date) => Ok(date),
        Reading::Ambiguous(dates) => Err((dates, problem::ambiguous_date(scene.texts()))),
        Reading::Refused(wrong) => Err((Vec::new(), problem::date(scene.texts(), typed, wrong))),
    }
}
