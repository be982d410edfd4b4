//! The debtor's forms, and what all forms of talks have in common.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::information::InformationForm;
use super::offer::DeclineForm;
use super::paid::{PaidForm, ReceiptForm};
use super::problem::{MaintainForm, ProblemForm};
use super::promise::PromiseForm;
use super::talk::TalkForm;
use super::time::TimeForm;
use crate::app::{AppResult, Error, access};
use crate::dialogue::conversation::{Conversation, Input};
use crate::dialogue::scene::Scene;
use crate::domain::dossier::{Dossier, FileKind, FileRef};
use crate::domain::ids::DebtId;
use crate::domain::input::Reading;
use crate::domain::input::amount::{self, AmountReading};
use crate::domain::input::date::{self, DateReading, Direction};
use crate::domain::money::Money;
use crate::domain::rejection::Rejection;
use crate::i18n::{Html, Texts};
use crate::screens::plan::Month;
use crate::screens::{Button, FormTap, claim, common, request};

/// The largest file that is passed on, in bytes: what Telegram lets a bot read back.
const FILE_BYTES_MAX: u64 = 20 * 1024 * 1024;

/// A form of the debtor with what was answered so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DebtorForm {
    Time(TimeForm),
    Decline(DeclineForm),
    Problem(ProblemForm),
    Paid(PaidForm),
    Promise(PromiseForm),
    Talk(TalkForm),
    Receipt(ReceiptForm),
    Information(InformationForm),
    Maintain(MaintainForm),
}

impl DebtorForm {
    /// Hands the input to the form.
    pub async fn take(self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        match self {
            Self::Time(form) => form.take(scene, input).await,
            Self::Decline(form) => form.take(scene, input).await,
            Self::Problem(form) => form.take(scene, input).await,
            Self::Paid(form) => form.take(scene, input).await,
            Self::Promise(form) => form.take(scene, input).await,
            Self::Talk(form) => form.take(scene, input).await,
            Self::Receipt(form) => form.take(scene, input).await,
            Self::Information(form) => form.take(scene, input).await,
            Self::Maintain(form) => form.take(scene, input).await,
        }
    }
}

/// The debt that a form is about. When it is no longer the person's, the form is closed.
pub(in crate::dialogue) async fn debt_of(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<Option<Dossier>> {
    match access::own_debt(scene.uow, scene.person.id, debt).await {
        Ok(dossier) => Ok(Some(dossier)),
        Err(Error::NotFound) => {
            scene.end();
            Box::pin(crate::dialogue::home(scene)).await?;
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Saves the form and gives the number for its buttons. After typed words it is a new number: what an
/// earlier message shows is no longer what its buttons would do.
pub(in crate::dialogue) fn keep(scene: &mut Scene<'_>, form: Conversation) -> AppResult<i32> {
    match (scene.form, scene.tapped) {
        (Some(number), Some(_)) => {
            scene.keep(&form)?;
            Ok(number)
        }
        _ => scene.begin(&form),
    }
}

/// Closes the form because a rule stands in its way by now, and says which.
pub(in crate::dialogue) async fn refuse(scene: &mut Scene<'_>, rejection: Rejection) -> AppResult<()> {
    scene.end();
    let screen = common::rejected(scene.texts(), &rejection, scene.zone);
    scene.show(screen).await
}

/// A typed amount of money: what it means, or why it cannot be used and what it may mean.
pub(in crate::dialogue) fn read_amount(t: &Texts, typed: &str, like: Money) -> Result<Money, Unclear> {
    let reading: AmountReading = amount::read_in(typed, like.currency());
    let problem = request::amount_problem(t, typed, &reading, like);
    match reading {
        Reading::Clear(amount) => Ok(amount),
        Reading::Ambiguous(meanings) => Err(Unclear { problem, meanings }),
        Reading::Refused(_) => Err(Unclear { problem, meanings: Vec::new() }),
    }
}

/// An amount that is not clear.
pub(in crate::dialogue) struct Unclear {
    pub problem: Html,
    /// What it may mean, to choose from.
    pub meanings: Vec<Money>,
}

/// The meanings of an ambiguous amount as buttons, numbered from `first` among the picks.
pub(in crate::dialogue) fn meaning_buttons(
    t: &Texts,
    meanings: &[Money],
    first: u16,
    form: i32,
) -> Vec<Button> {
    let numbered = (first..).zip(meanings);
    numbered.map(|(pick, amount)| request::tap_button(t.money(amount), form, FormTap::Pick(pick))).collect()
}

/// The meaning that a pick chose.
pub(in crate::dialogue) fn picked_meaning(meanings: &[Money], first: u16, pick: u16) -> Option<Money> {
    meanings.get(usize::from(pick.checked_sub(first)?)).copied()
}

/// A typed date that must not lie in the past.
pub(in crate::dialogue) fn read_date(scene: &Scene<'_>, typed: &str) -> DateReading {
    let today = scene.today();
    date::as_due(date::read(typed, today, scene.language(), Direction::Future), today)
}

/// The month of the calendar to show: the one turned to, or that of a date.
pub(in crate::dialogue) fn month(
    turned_to: Option<(i32, u32)>,
    shows: NaiveDate,
    earliest: NaiveDate,
    latest: NaiveDate,
) -> Month {
    let (year, month) = turned_to.unwrap_or((shows.year(), shows.month()));
    Month { year, month, earliest, latest }
}

/// Files of one receipt.
const RECEIPT_FILES_MAX: usize = 10;

/// Adds a photo or a document to a receipt; says what stood in the way.
pub(super) fn add_receipt(t: &Texts, files: &mut Vec<FileRef>, file: FileRef, size: Option<u64>) -> Html {
    if matches!(file.kind, FileKind::Photo | FileKind::Document) {
        add_file(t, files, RECEIPT_FILES_MAX, file, size)
    } else {
        claim::no_receipt(t)
    }
}

/// Adds a file unless it is too big or there are enough of them; says what stood in the way.
pub(super) fn add_file(
    t: &Texts,
    files: &mut Vec<FileRef>,
    most: usize,
    file: FileRef,
    size: Option<u64>,
) -> Html {
    if size.is_some_and(|size| size > FILE_BYTES_MAX) {
        return request::file_too_big(t);
    }
    if files.len() >= most {
        return request::too_many_files(t, most);
    }
    files.push(file);
    Html::default()
}
