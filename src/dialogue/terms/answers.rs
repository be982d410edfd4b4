//! What taps and typed words change of the terms.

use chrono::NaiveDate;

use super::wanted;
use super::{About, Next, Step, TermsForm};
use crate::dialogue::conversation::Input;
use crate::dialogue::debtor::forms::{self, Unclear};
use crate::dialogue::owner::answer::percent;
use crate::dialogue::scene::Scene;
use crate::domain::input::date::DateProblem;
use crate::domain::input::terms::{self, TermsReading};
use crate::domain::input::{Reading, text};
use crate::domain::money::Money;
use crate::domain::plan::{Discount, DiscountGiven, Edit, PARTS_MAX, PlanReason};
use crate::i18n::Html;
use crate::screens::terms::{
    self as screen, EDIT_COUNT, EDIT_DISCOUNT, EDIT_FIRST, EDIT_FIRST_ON, EDIT_PART, EDIT_REASON, EDIT_WORDS,
    LIKELY_COUNTS, LIKELY_FIRST_PERCENTS, LIKELY_PERCENTS, PICK_COUNT, PICK_FIRST, PICK_GIVEN, PICK_MEANING,
    PICK_PART, PICK_PERCENT, PICK_REASON, PICK_RHYTHM, RHYTHMS,
};
use crate::screens::{FormTap, request};

/// Characters of a reason.
const REASON_MAX: usize = 500;

/// A bare number below this is a number of parts; people who mean a sum of so little write its currency.
const COUNTS_BELOW: u32 = 100;

impl TermsForm {
    pub(super) fn answer(&mut self, scene: &Scene<'_>, input: Input) -> Next {
        match input {
            Input::Tap(tap) => self.tap(scene, tap),
            Input::Words(words) => self.words(scene, &words),
            Input::File { .. } | Input::Contact { .. } | Input::Unusable => {
                Next::Ask(request::words_only(scene.texts()))
            }
        }
    }

    fn tap(&mut self, scene: &Scene<'_>, tap: FormTap) -> Next {
        match (self.step, tap) {
            (Step::Reason | Step::Preview, FormTap::Back | FormTap::Cancel) => return Next::Leave,
            (Step::Preview, FormTap::Confirm) => return Next::Send,
            (_, FormTap::Month { year, month }) => return Next::Turn(year, month),
            (_, FormTap::Pick(pick)) => return self.pick(scene, pick),
            (Step::Words, FormTap::Back) => self.go_to(Step::Reason),
            (Step::Part(_), FormTap::Back) => self.go_to(Step::Parts),
            (Step::Reason | Step::Words, FormTap::Skip) | (_, FormTap::Back) => self.go_to(Step::Preview),
            (Step::First, FormTap::Skip) => return self.edit(scene, Edit::First(None)),
            (Step::Discount, FormTap::Skip) => return self.edit(scene, Edit::Discount(None)),
            (Step::Reason, FormTap::Edit(EDIT_WORDS)) => self.go_to(Step::Words),
            (Step::Preview, FormTap::Edit(field)) => self.open(field),
            (Step::Preview, FormTap::Less) => return self.count(scene, self.draft.count().saturating_sub(1)),
            (Step::Preview, FormTap::More) => return self.count(scene, self.draft.count().saturating_add(1)),
            (Step::FirstOn, FormTap::Date(on)) => return self.edit(scene, self.first_date(on)),
            (Step::Part(number), FormTap::Date(on)) => {
                return self.edit(scene, Edit::Part { number, amount: None, on: Some(on) });
            }
            _ => {}
        }
        Next::ask()
    }

    fn go_to(&mut self, step: Step) {
        self.meanings.clear();
        self.step = step;
    }

    /// Opens what is asked about a field of the editor.
    fn open(&mut self, field: u16) {
        let only_date = matches!(self.about, About::Repair { .. });
        self.go_to(match field {
            EDIT_FIRST_ON => Step::FirstOn,
            _ if only_date => Step::Preview,
            EDIT_COUNT => Step::Count,
            EDIT_FIRST => Step::First,
            EDIT_PART => Step::Parts,
            EDIT_DISCOUNT => Step::Discount,
            EDIT_REASON => Step::Reason,
            _ => Step::Preview,
        });
    }

    /// Fewer or more parts; at either end nothing happens.
    fn count(&mut self, scene: &Scene<'_>, count: u32) -> Next {
        self.edit(scene, Edit::Count(count.clamp(1, PARTS_MAX)))
    }

    fn pick(&mut self, scene: &Scene<'_>, pick: u16) -> Next {
        let meaning = pick.checked_sub(PICK_MEANING).and_then(|index| self.meanings.get(usize::from(index)));
        if let Some(edit) = meaning.copied() {
            return self.edit(scene, edit);
        }
        match self.step {
            Step::Reason => {
                if let Some(reason) = nth(PlanReason::READY, pick, PICK_REASON) {
                    self.reason = Some(reason);
                    self.go_to(Step::Preview);
                }
                Next::ask()
            }
            Step::Parts => {
                if let Some(index) = pick.checked_sub(PICK_PART) {
                    self.go_to(Step::Part(usize::from(index) + 1));
                }
                Next::ask()
            }
            _ => self.picked_edit(pick).map_or_else(Next::ask, |edit| self.edit(scene, edit)),
        }
    }

    /// The change that an answer of one tap makes.
    fn picked_edit(&self, pick: u16) -> Option<Edit> {
        let debt = self.draft.debt();
        match self.step {
            Step::Preview => nth(RHYTHMS, pick, PICK_RHYTHM).map(Edit::Every),
            Step::Count => nth(LIKELY_COUNTS, pick, PICK_COUNT).map(Edit::Count),
            Step::First => {
                let percent = nth(LIKELY_FIRST_PERCENTS, pick, PICK_FIRST)?;
                debt.percent(percent.into()).ok().map(|amount| Edit::First(Some(amount)))
            }
            Step::Discount => {
                if let Some(given) = nth(DiscountGiven::ALL, pick, PICK_GIVEN) {
                    return Some(Edit::Discount(Some(Discount { given, ..self.draft.discount()? })));
                }
                let percent = nth(LIKELY_PERCENTS, pick, PICK_PERCENT)?;
                Some(self.taken_off(debt.percent(percent.into()).ok()?))
            }
            _ => None,
        }
    }

    /// A discount of this amount, given as the present one is.
    fn taken_off(&self, amount: Money) -> Edit {
        let given = self.draft.discount().map_or(DiscountGiven::WhenKept, |discount| discount.given);
        Edit::Discount(Some(Discount { amount, given }))
    }

    fn words(&mut self, scene: &Scene<'_>, words: &str) -> Next {
        match self.step {
            Step::Reason | Step::Words => self.because(scene, words),
            Step::FirstOn => self.first_on(scene, words),
            Step::First => self.sum(scene, words, |amount| Edit::First(Some(amount))),
            Step::Discount => self.discount(scene, words),
            Step::Part(number) => self.part(scene, number, words),
            Step::Count | Step::Preview | Step::Parts => self.anything(scene, words),
        }
    }

    fn because(&mut self, scene: &Scene<'_>, words: &str) -> Next {
        match text::clean(words, REASON_MAX) {
            Ok(words) => {
                self.reason = Some(PlanReason::Words(words));
                self.go_to(Step::Preview);
                Next::ask()
            }
            Err(problem) => {
                self.step = Step::Words;
                Next::Ask(request::text_problem(scene.texts(), problem))
            }
        }
    }

    fn first_on(&mut self, scene: &Scene<'_>, words: &str) -> Next {
        match forms::read_date(scene, words) {
            Reading::Clear(on) => self.edit(scene, self.first_date(on)),
            unclear => {
                let problem = request::date_problem(scene.texts(), words, &unclear);
                let meanings: Vec<Edit> = dates(unclear).into_iter().map(|on| self.first_date(on)).collect();
                self.choose(problem, meanings)
            }
        }
    }

    /// The first date; under a plan in force that is repaired, the other parts keep theirs.
    fn first_date(&self, on: NaiveDate) -> Edit {
        match self.about {
            About::Repair { .. } => Edit::Part { number: 1, amount: None, on: Some(on) },
            _ => Edit::FirstOn(on),
        }
    }

    /// A sum, or a percentage of the whole.
    fn sum(&mut self, scene: &Scene<'_>, words: &str, edit: impl Fn(Money) -> Edit) -> Next {
        let debt = self.draft.debt();
        let read = percent(words, debt).map_or_else(|| forms::read_amount(scene.texts(), words, debt), Ok);
        match read {
            Ok(amount) => self.edit(scene, edit(amount)),
            Err(Unclear { problem, meanings }) => self.choose(problem, meanings.into_iter().map(edit)),
        }
    }

    fn discount(&mut self, scene: &Scene<'_>, words: &str) -> Next {
        let given = self.taken_off(self.draft.debt());
        self.sum(scene, words, |amount| match given {
            Edit::Discount(Some(discount)) => Edit::Discount(Some(Discount { amount, ..discount })),
            other => other,
        })
    }

    /// A sum, a date, or both in either order.
    fn part(&mut self, scene: &Scene<'_>, number: usize, words: &str) -> Next {
        let part = |(amount, on)| Edit::Part { number, amount, on };
        let mut meanings: Vec<Edit> = self.both(scene, words).into_iter().map(part).collect();
        let whole = |dates: Vec<NaiveDate>| dates.into_iter().map(|on| part((None, Some(on))));
        if meanings.is_empty() {
            meanings.extend(whole(dates(forms::read_date(scene, words))));
            meanings.extend(self.sums(scene, words).into_iter().map(|amount| part((Some(amount), None))));
        }
        if let [only] = meanings[..] {
            return self.edit(scene, only);
        }
        let problem = if meanings.is_empty() {
            screen::part_not_understood(scene.texts(), words, &self.draft)
        } else {
            screen::ambiguous(scene.texts(), words)
        };
        self.choose(problem, meanings)
    }

    /// «5000 20.12» or «20.12 5000»: every way to read the words as a sum and a date.
    fn both(&self, scene: &Scene<'_>, words: &str) -> Vec<(Option<Money>, Option<NaiveDate>)> {
        let gaps = words.char_indices().filter(|(_, letter)| letter.is_whitespace()).map(|(at, _)| at);
        let mut found = Vec::new();
        for (left, right) in gaps.filter_map(|at| words.split_at_checked(at)) {
            for (amount, date) in [(left, right), (right, left)] {
                for on in dates(forms::read_date(scene, date)) {
                    found.extend(self.sums(scene, amount).into_iter().map(|sum| (Some(sum), Some(on))));
                }
            }
        }
        found.dedup();
        found
    }

    fn sums(&self, scene: &Scene<'_>, words: &str) -> Vec<Money> {
        match forms::read_amount(scene.texts(), words, self.draft.debt()) {
            Ok(amount) => vec![amount],
            Err(Unclear { meanings, .. }) => meanings,
        }
    }

    /// A number of parts, a discount, a date, a sum, or terms in words.
    fn anything(&mut self, scene: &Scene<'_>, words: &str) -> Next {
        let (t, debt) = (scene.texts(), self.draft.debt());
        if matches!(self.about, About::Repair { .. }) {
            return self.first_on(scene, words);
        }
        if let Some(count) = words.trim().parse().ok().filter(|count| self.is_count(*count)) {
            return self.edit(scene, Edit::Count(count));
        }
        if let Some(amount) = percent(words, debt) {
            return self.edit(scene, self.taken_off(amount));
        }
        match forms::read_date(scene, words) {
            Reading::Refused(DateProblem::NotADate) => {}
            _ => return self.first_on(scene, words),
        }
        match terms::read(words, scene.today(), scene.language(), debt) {
            TermsReading::Clear(said) => return self.replace(scene, &said),
            TermsReading::Unclear(unclear) => return Next::Ask(self.question(t, &unclear)),
            TermsReading::Nothing => {}
        }
        let sums = self.sums(scene, words);
        if sums.is_empty() {
            return Next::Ask(screen::not_understood(t, words));
        }
        let meanings = sums.into_iter().flat_map(|amount| [Edit::First(Some(amount)), Edit::Each(amount)]);
        self.choose(screen::ambiguous(t, words), meanings)
    }

    /// Whether a bare number is meant for parts: asked for it, any number is; else one too small to be a sum.
    fn is_count(&self, number: u32) -> bool {
        self.step == Step::Count || number < COUNTS_BELOW
    }

    /// The schedule that was said instead of the present one; the discount stays unless another was said.
    fn replace(&mut self, scene: &Scene<'_>, said: &terms::Wanted) -> Next {
        let (today, before) = (scene.today(), self.draft.discount());
        let draft = wanted::draft(said, &self.draft, today).and_then(|draft| match draft.discount() {
            None => draft.edited(Edit::Discount(before), today),
            Some(_) => Ok(draft),
        });
        match draft {
            Ok(draft) => {
                self.draft = draft;
                self.go_to(Step::Preview);
                Next::ask()
            }
            Err(problem) => self.refused(scene, problem),
        }
    }

    /// Asks which of several meanings is meant.
    fn choose(&mut self, problem: Html, meanings: impl IntoIterator<Item = Edit>) -> Next {
        self.meanings = meanings.into_iter().collect();
        Next::Ask(problem)
    }
}

/// The date, or the dates that it can mean.
fn dates(reading: Reading<NaiveDate, DateProblem>) -> Vec<NaiveDate> {
    match reading {
        Reading::Clear(date) => vec![date],
        Reading::Ambiguous(dates) => dates,
        Reading::Refused(_) => Vec::new(),
    }
}

/// The answer that a pick chose among those numbered from `first`.
fn nth<T, const N: usize>(answers: [T; N], pick: u16, first: u16) -> Option<T> {
    answers.into_iter().nth(usize::from(pick.checked_sub(first)?))
}
