//! A debtor needs time: which invoices, in which way, and what typed words say about it. What is decided here
//! goes on in the editor of terms or as a promise.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::forms::{self, DebtorForm, Unclear};
use super::{card, offer, promise};
use crate::app::plans;
use crate::app::{AppResult, access};
use crate::dialogue::conversation::{Conversation, Input};
use crate::dialogue::owner::answer::percent;
use crate::dialogue::scene::Scene;
use crate::dialogue::terms::{self, About};
use crate::domain::dossier::Dossier;
use crate::domain::ids::DebtId;
use crate::domain::input::Reading;
use crate::domain::input::date::DateReading;
use crate::domain::input::terms::{self as said, Off, TermsReading, Wanted};
use crate::domain::money::Money;
use crate::domain::people::Side;
use crate::domain::plan::latest_first_on;
use crate::domain::promise::PROMISE_WITHIN_DAYS;
use crate::i18n::Html;
use crate::screens::request::debt_ref;
use crate::screens::terms::{LIKELY_PERCENTS, PICK_MEANING, PICK_PERCENT};
use crate::screens::time::{self as screen, EDIT_ALL, EDIT_DONE, PICK_DEBT, PICK_KIND};
use crate::screens::{DebtRef, FormTap, Screen, request};
use crate::store::{debts, dossiers};

pub use crate::screens::time::Kind;

/// How far away, in days, the payment for a discount may be: it is for paying at once.
const AT_ONCE_WITHIN_DAYS: u64 = 7;

/// The form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeForm {
    debt: DebtId,
    /// Other debts that go along.
    #[serde(default)]
    also: Vec<DebtId>,
    step: Step,
    /// What a typed sum may mean.
    #[serde(default)]
    meanings: Vec<Money>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    /// Which invoices.
    Debts,
    /// Which invoices the words were about.
    About(String),
    Kind,
    Later,
    Discount,
    AtOnce(Off),
}

/// What follows from an answer.
enum Next {
    Ask(Html),
    /// The typed date can mean several.
    Choose(DateReading, Html),
    Turn(i32, u32),
    /// Everything is known: on to the editor or the promise.
    Wanted(Wanted),
    Parts,
    Promise,
    /// Words about paying that have to be asked about.
    Unclear(said::Unclear),
    /// Words, once it is known which invoices they are about.
    Said(String),
    Leave,
}

impl Next {
    fn ask() -> Self {
        Self::Ask(Html::default())
    }
}

/// Asks which invoices, when there are several to come to terms about, and in which way.
pub async fn begin(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    plans::may_propose(&dossier)?;
    if dossier.agreed.is_some() {
        return terms::begin(scene, Side::Debtor, debt, About::Change).await;
    }
    let together = together(scene, &dossier).await?;
    let step = if together.len() > 1 { Step::Debts } else { Step::Kind };
    let form = TimeForm { debt: debt.id, also: Vec::new(), step, meanings: Vec::new() };
    form.show(scene, &dossier, &together, Next::ask()).await
}

/// Takes free words for terms if they are about paying what this person owes; says whether they are.
pub async fn from_words(scene: &mut Scene<'_>, words: &str) -> AppResult<bool> {
    let owed = debts::list_alive_of_person(scene.uow.db(), scene.person.id).await?;
    let mut open = dossiers::lock_all(scene.uow.db(), &owed).await?;
    open.retain(|dossier| plans::may_propose(dossier).is_ok());
    let Some(first) = open.first() else { return Ok(false) };
    let reading = said::read(words, scene.today(), scene.language(), first.payable());
    if reading == TermsReading::Nothing {
        return Ok(false);
    }
    let (debt, asks) = (first.debt.id, open.len() > 1);
    let step = if asks { Step::About(words.to_owned()) } else { Step::Kind };
    let form = TimeForm { debt, also: Vec::new(), step, meanings: Vec::new() };
    let dossier = open.swap_remove(0);
    if asks {
        let together: Vec<Dossier> = std::iter::once(dossier.clone()).chain(open).collect();
        form.show(scene, &dossier, &together, Next::ask()).await?;
    } else {
        let next = read(scene, words, dossier.payable());
        form.go_on(scene, dossier, next).await?;
    }
    Ok(true)
}

/// The debts of the same client in the same currency that terms can be about, this one first.
async fn together(scene: &mut Scene<'_>, dossier: &Dossier) -> AppResult<Vec<Dossier>> {
    let owed = debts::list_alive_of_person(scene.uow.db(), scene.person.id).await?;
    let mut debts = dossiers::lock_all(scene.uow.db(), &owed).await?;
    debts.retain(|other| {
        let same = other.client.id == dossier.client.id && other.debt.currency == dossier.debt.currency;
        same && other.agreed.is_none() && dossier.agreed.is_none() && plans::may_propose(other).is_ok()
    });
    debts.sort_by_key(|other| (other.debt.id != dossier.debt.id, other.debt.number));
    Ok(debts)
}

impl TimeForm {
    fn conversation(self) -> Conversation {
        Conversation::Debtor(DebtorForm::Time(self))
    }

    /// Hands the input to the form.
    pub async fn take(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let Some(dossier) = forms::debt_of(scene, self.debt).await? else { return Ok(()) };
        if let Err(rejection) = plans::may_propose(&dossier) {
            return forms::refuse(scene, rejection).await;
        }
        let together = self.on_offer(scene, &dossier).await?;
        self.also.retain(|also| together.iter().any(|other| other.debt.id == *also));
        let left = self.left(&dossier, &together);
        let next = match input {
            Input::Tap(tap) => self.tap(scene, tap, &together, left),
            Input::Words(words) => self.words(scene, &words, left),
            Input::File { .. } | Input::Contact { .. } | Input::Unusable => {
                Next::Ask(request::words_only(scene.texts()))
            }
        };
        match next {
            Next::Ask(_) | Next::Choose(..) | Next::Turn(..) => {
                self.show(scene, &dossier, &together, next).await
            }
            Next::Leave => {
                scene.end();
                card::open(scene, self.debt).await
            }
            Next::Said(words) => {
                let dossier = access::own_debt(scene.uow, scene.person.id, self.debt).await?;
                let next = read(scene, &words, dossier.payable());
                self.go_on(scene, dossier, next).await
            }
            next => self.go_on(scene, dossier, next).await,
        }
    }

    /// The invoices to choose from: those of one client, or all that the words may be about.
    async fn on_offer(&self, scene: &mut Scene<'_>, dossier: &Dossier) -> AppResult<Vec<Dossier>> {
        if !matches!(self.step, Step::About(_)) {
            return together(scene, dossier).await;
        }
        let owed = debts::list_alive_of_person(scene.uow.db(), scene.person.id).await?;
        let mut open = dossiers::lock_all(scene.uow.db(), &owed).await?;
        open.retain(|dossier| plans::may_propose(dossier).is_ok());
        Ok(open)
    }

    /// What is left of the invoices that are chosen.
    fn left(&self, dossier: &Dossier, together: &[Dossier]) -> Money {
        let also = together.iter().filter(|other| self.also.contains(&other.debt.id));
        let own = dossier.unheld_balance();
        also.map(Dossier::unheld_balance).try_fold(own, Money::checked_add).unwrap_or(own)
    }

    fn tap(&mut self, scene: &Scene<'_>, tap: FormTap, together: &[Dossier], left: Money) -> Next {
        match (&self.step, tap) {
            (Step::Debts | Step::About(_), FormTap::Back) | (_, FormTap::Cancel) => return Next::Leave,
            (Step::Kind, FormTap::Back) if together.len() == 1 => return Next::Leave,
            (Step::Kind, FormTap::Back) => self.go_to(Step::Debts),
            (Step::Later | Step::Discount, FormTap::Back) => self.go_to(Step::Kind),
            (Step::AtOnce(_), FormTap::Back) => self.go_to(Step::Discount),
            (Step::Debts, FormTap::Pick(pick)) => self.toggle(pick, together),
            (Step::Debts, FormTap::Edit(EDIT_ALL)) => {
                self.also =
                    together.iter().map(|other| other.debt.id).filter(|id| *id != self.debt).collect();
                self.go_to(Step::Kind);
            }
            (Step::Debts, FormTap::Edit(EDIT_DONE)) => self.go_to(Step::Kind),
            (Step::About(words), FormTap::Pick(pick)) => {
                if let Some(chosen) = nth(together, pick, PICK_DEBT) {
                    let words = words.clone();
                    self.debt = chosen.debt.id;
                    self.go_to(Step::Kind);
                    return Next::Said(words);
                }
            }
            (Step::Kind, FormTap::Pick(pick)) => return self.kind(pick),
            (_, FormTap::Date(on)) => return self.on(scene, on),
            (_, FormTap::Month { year, month }) => return Next::Turn(year, month),
            (Step::Discount, FormTap::Pick(pick)) => self.pick_discount(pick, left),
            _ => {}
        }
        Next::ask()
    }

    fn go_to(&mut self, step: Step) {
        self.meanings.clear();
        self.step = step;
    }

    /// Checks or unchecks an invoice; the one that it began with stays.
    fn toggle(&mut self, pick: u16, together: &[Dossier]) {
        let Some(id) = nth(together, pick, PICK_DEBT).map(|dossier| dossier.debt.id) else { return };
        if self.also.contains(&id) {
            self.also.retain(|also| *also != id);
        } else if id != self.debt {
            self.also.push(id);
        }
    }

    fn kind(&mut self, pick: u16) -> Next {
        match nth(&Kind::ALL, pick, PICK_KIND) {
            Some(Kind::Parts) => return Next::Parts,
            Some(Kind::Promise) => return Next::Promise,
            Some(Kind::Later) => self.go_to(Step::Later),
            Some(Kind::Discount) => self.go_to(Step::Discount),
            None => {}
        }
        Next::ask()
    }

    fn pick_discount(&mut self, pick: u16, left: Money) {
        let meaning = forms::picked_meaning(&self.meanings, PICK_MEANING, pick);
        let percent =
            nth(&LIKELY_PERCENTS, pick, PICK_PERCENT).map(|percent| Off::Percent((*percent).into()));
        let off = meaning.filter(|amount| amount.minor() < left.minor()).map(Off::Amount).or(percent);
        if let Some(off) = off {
            self.go_to(Step::AtOnce(off));
        }
    }

    /// A day was chosen: by which everything is paid, or on which it is paid for the discount.
    fn on(&mut self, scene: &Scene<'_>, on: NaiveDate) -> Next {
        let (earliest, latest) = self.bounds(scene.today());
        if !(earliest..=latest).contains(&on) {
            return Next::Ask(request::date_outside(scene.texts(), earliest, latest));
        }
        match self.step {
            Step::AtOnce(off) => Next::Wanted(Wanted::Discount { off, on }),
            Step::Later => Next::Wanted(Wanted::Deferral { on }),
            _ => Next::ask(),
        }
    }

    fn bounds(&self, today: NaiveDate) -> (NaiveDate, NaiveDate) {
        let latest = match self.step {
            Step::AtOnce(_) => today.checked_add_days(Days::new(AT_ONCE_WITHIN_DAYS)).unwrap_or(today),
            _ => latest_first_on(today),
        };
        (today, latest)
    }

    fn words(&mut self, scene: &Scene<'_>, words: &str, left: Money) -> Next {
        match &self.step {
            Step::Later | Step::AtOnce(_) => match forms::read_date(scene, words) {
                Reading::Clear(on) => self.on(scene, on),
                unclear => {
                    let problem = request::date_problem(scene.texts(), words, &unclear);
                    Next::Choose(unclear, problem)
                }
            },
            Step::Discount => self.discount(scene, words, left),
            Step::Kind => read(scene, words, left),
            Step::Debts | Step::About(_) => Next::Ask(request::words_only(scene.texts())),
        }
    }

    fn discount(&mut self, scene: &Scene<'_>, words: &str, left: Money) -> Next {
        let t = scene.texts();
        match percent(words, left).map_or_else(|| forms::read_amount(t, words, left), Ok) {
            Ok(amount) if amount.minor() >= left.minor() => Next::Ask(screen::discount_above(t, left)),
            Ok(amount) => {
                self.go_to(Step::AtOnce(Off::Amount(amount)));
                Next::ask()
            }
            Err(Unclear { problem, meanings }) => {
                self.meanings = meanings;
                Next::Ask(problem)
            }
        }
    }

    /// Leaves for the editor of terms, the promise, or the question that is left.
    async fn go_on(mut self, scene: &mut Scene<'_>, dossier: Dossier, next: Next) -> AppResult<()> {
        let (debt, also, side) = (debt_ref(&dossier), self.also.clone(), Side::Debtor);
        let about = if dossier.agreed.is_some() { About::Change } else { About::First };
        let today = scene.today();
        let soon = today.checked_add_days(Days::new(PROMISE_WITHIN_DAYS)).unwrap_or(today);
        match next {
            Next::Parts => terms::begin_over(scene, side, debt, also, about).await,
            Next::Promise => promise::begin(scene, debt).await,
            Next::Wanted(Wanted::Promise { .. } | Wanted::Deferral { .. }) if about == About::Change => {
                // One date says nothing about a schedule: they see it with the ways to change it.
                offer::open(scene, debt.id).await
            }
            Next::Wanted(Wanted::Promise { on }) if also.is_empty() && on <= soon => {
                promise::offer(scene, debt, on).await
            }
            Next::Wanted(wanted) => terms::begin_with(scene, side, debt, also, about, &wanted).await,
            Next::Unclear(said::Unclear::Dates(dates)) => {
                self.step = Step::Later;
                let question = screen::which_date(scene.texts());
                let together = together(scene, &dossier).await?;
                self.show(scene, &dossier, &together, Next::Choose(Reading::Ambiguous(dates), question)).await
            }
            Next::Unclear(said::Unclear::WhichDay | said::Unclear::DateInPast) => {
                self.step = Step::Later;
                let together = together(scene, &dossier).await?;
                self.show(scene, &dossier, &together, Next::ask()).await
            }
            Next::Unclear(unclear) => terms::begin_unclear(scene, side, debt, also, about, &unclear).await,
            next => {
                let together = together(scene, &dossier).await?;
                self.show(scene, &dossier, &together, next).await
            }
        }
    }

    async fn show(
        self,
        scene: &mut Scene<'_>,
        dossier: &Dossier,
        together: &[Dossier],
        next: Next,
    ) -> AppResult<()> {
        let number = forms::keep(scene, self.clone().conversation())?;
        let screen = self.screen(scene, dossier, together, next, number);
        scene.show(screen).await
    }

    fn screen(
        &self,
        scene: &Scene<'_>,
        dossier: &Dossier,
        together: &[Dossier],
        next: Next,
        form: i32,
    ) -> Screen {
        let (t, today, left) = (scene.texts(), scene.today(), self.left(dossier, together));
        let (problem, mut choices, turned_to) = match next {
            Next::Ask(problem) => (problem, Vec::new(), None),
            Next::Choose(reading, problem) => (problem, request::date_choices(t, &reading, form), None),
            Next::Turn(year, month) => (Html::default(), Vec::new(), Some((year, month))),
            _ => (Html::default(), Vec::new(), None),
        };
        choices.extend(forms::meaning_buttons(t, &self.meanings, PICK_MEANING, form));
        let (earliest, latest) = self.bounds(today);
        let month = forms::month(turned_to, earliest, earliest, latest);
        match &self.step {
            Step::Debts => screen::ask_debts(t, together, self.debt, &self.also, problem, form),
            Step::About(words) => screen::ask_about(t, together, words, form),
            Step::Kind => {
                let numbers: Vec<i32> = self.numbers(together);
                screen::ask_kind(t, dossier, &numbers, left, problem, form)
            }
            Step::Later => screen::ask_later(t, today, month, problem, choices, form),
            Step::Discount => screen::ask_discount(t, left, problem, choices, form),
            Step::AtOnce(off) => screen::ask_at_once(t, today, latest, *off, problem, choices, form),
        }
    }

    fn numbers(&self, together: &[Dossier]) -> Vec<i32> {
        let chosen =
            together.iter().filter(|one| one.debt.id == self.debt || self.also.contains(&one.debt.id));
        let mut numbers: Vec<i32> = chosen.map(|dossier| dossier.debt.number).collect();
        numbers.sort_unstable();
        numbers
    }
}

/// What the words say about paying what is left.
fn read(scene: &Scene<'_>, words: &str, left: Money) -> Next {
    match said::read(words, scene.today(), scene.language(), left) {
        TermsReading::Clear(wanted) => Next::Wanted(wanted),
        TermsReading::Unclear(unclear) => Next::Unclear(unclear),
        TermsReading::Nothing => Next::Ask(screen::not_understood(scene.texts(), words)),
    }
}

/// The answer that a pick chose among those numbered from `first`.
fn nth<T>(answers: &[T], pick: u16, first: u16) -> Option<&T> {
    answers.get(usize::from(pick.checked_sub(first)?))
}
