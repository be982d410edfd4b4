//! The steps of reminding, changed one at a time.

use serde::{Deserialize, Serialize};

use super::forms::{self, OwnerForm};
use super::settings;
use crate::app::AppResult;
use crate::app::businesses::{self, Change};
use crate::dialogue::conversation::Input;
use crate::dialogue::scene::Scene;
use crate::domain::input::wording::Wording;
use crate::domain::input::{step as input, text};
use crate::domain::language::Language;
use crate::domain::money::Money;
use crate::domain::people::Business;
use crate::domain::reminder::{Edit, Ladder, LadderError, Preset, Repeat, Step, Window};
use crate::domain::sample::{self, About};
use crate::i18n::{Html, args, texts};
use crate::screens::action::{LadderAction, StepAsked, StepEdit};
use crate::screens::owner::ask::Ask;
use crate::screens::owner::ladder as screens;
use crate::screens::owner::problem;
use crate::screens::owner::words::example_amount;
use crate::screens::{FormTap, reminder};

/// Characters of the owner's own words.
const WORDS_CHARS_MAX: usize = 500;

/// Does what a button of the ladder asks.
pub async fn act(scene: &mut Scene<'_>, action: LadderAction) -> AppResult<()> {
    match action {
        LadderAction::Step(day) => show(scene, day, None).await,
        LadderAction::Edit { seen, day, edit } => tap(scene, seen, day, edit).await,
        LadderAction::Ask { day, asked } => ask(scene, day, asked).await,
        LadderAction::Add => {
            let seen = scene.business()?.version;
            LadderForm { seen, of: Of::NewDay }.ask(scene, None).await
        }
        LadderAction::Repeats => repeats(scene, None).await,
        LadderAction::Repeat { seen, every_days, times } => {
            let repeat = Repeat { every_days, times };
            match edit(scene, seen, |ladder| ladder.with_repeat(Some(repeat))).await? {
                Edited::Saved => repeats(scene, None).await,
                Edited::Wrong(wrong) => repeats(scene, Some(wrong)).await,
                Edited::Stale => Ok(()),
            }
        }
        LadderAction::Sample(day) => show_sample(scene, day).await,
        LadderAction::All => open(scene, None).await,
        LadderAction::Presets => settings::show_ladders(scene).await,
    }
}

/// Shows all steps.
pub async fn open(scene: &mut Scene<'_>, note: Option<Html>) -> AppResult<()> {
    let business = scene.business()?.clone();
    let screen = screens::steps(scene.texts(), &business, note);
    scene.show(screen).await
}

/// Takes a ready-made ladder; own steps and words are gone with it.
pub async fn choose(scene: &mut Scene<'_>, preset: Preset) -> AppResult<()> {
    let business = scene.business()?;
    if business.ladder != preset || business.own_ladder.is_some() {
        let business = businesses::change(scene.uow, scene.person.id, Change::Ladder(preset)).await?;
        scene.business = Some(business);
    }
    scene.toast("owner-toast-saved", &args! {});
    settings::open(scene).await
}

async fn repeats(scene: &mut Scene<'_>, note: Option<Html>) -> AppResult<()> {
    let business = scene.business()?.clone();
    let screen = screens::ask_repeats(scene.texts(), &business, note);
    scene.show(screen).await
}

fn step_of(business: &Business, day: i32) -> Option<Step> {
    business.ladder().steps().iter().copied().find(|step| step.offset_days == day)
}

async fn show(scene: &mut Scene<'_>, day: i32, note: Option<Html>) -> AppResult<()> {
    let business = scene.business()?.clone();
    let Some(step) = step_of(&business, day) else {
        let gone = screens::gone(scene.texts());
        return open(scene, Some(gone)).await;
    };
    let screen = screens::step(scene.texts(), &business, step, note);
    scene.show(screen).await
}

/// What became of an edit.
enum Edited {
    Saved,
    /// It makes no ladder.
    Wrong(Html),
    /// Somebody else was faster; the steps as they are now are shown already.
    Stale,
}

async fn edit(
    scene: &mut Scene<'_>,
    seen: i32,
    edit: impl FnOnce(&Ladder) -> Result<Ladder, LadderError>,
) -> AppResult<Edited> {
    if scene.business()?.version != seen {
        let changed = screens::changed(scene.texts());
        open(scene, Some(changed)).await?;
        return Ok(Edited::Stale);
    }
    match businesses::edit_ladder(scene.uow, scene.person.id, seen, edit).await? {
        Ok(business) => {
            scene.business = Some(business);
            scene.toast("owner-toast-saved", &args! {});
            Ok(Edited::Saved)
        }
        Err(wrong) => Ok(Edited::Wrong(screens::problem(scene.texts(), wrong))),
    }
}

async fn tap(scene: &mut Scene<'_>, seen: i32, day: i32, tapped: StepEdit) -> AppResult<()> {
    let change = match tapped {
        StepEdit::Earlier => Edit::Move { to: day - 1 },
        StepEdit::Later => Edit::Move { to: day + 1 },
        StepEdit::On => Edit::Off(false),
        StepEdit::Off => Edit::Off(true),
        StepEdit::Remove => Edit::Remove,
        StepEdit::Tone(tone) => Edit::Tone(tone),
    };
    let to = if let Edit::Move { to } = change { to } else { day };
    match edit(scene, seen, |ladder| ladder.edited(day, change)).await? {
        Edited::Saved if tapped == StepEdit::Remove => open(scene, None).await,
        Edited::Saved => show(scene, to, None).await,
        Edited::Wrong(wrong) => show(scene, day, Some(wrong)).await,
        Edited::Stale => Ok(()),
    }
}

async fn ask(scene: &mut Scene<'_>, day: i32, asked: StepAsked) -> AppResult<()> {
    let business = scene.business()?.clone();
    if step_of(&business, day).is_none() {
        return show(scene, day, None).await;
    }
    if asked == StepAsked::Tone {
        let screen = screens::ask_tone(scene.texts(), &business, day);
        return scene.show(screen).await;
    }
    LadderForm { seen: business.version, of: Of::Step { day, asked } }.ask(scene, None).await
}

/// How the step reads, in both languages.
async fn show_sample(scene: &mut Scene<'_>, day: i32) -> AppResult<()> {
    let business = scene.business()?.clone();
    let Some(step) = step_of(&business, day) else { return show(scene, day, None).await };
    let (now, today) = (scene.uow.now(), scene.today());
    let mut messages = Vec::new();
    for language in Language::ALL {
        let t = texts(language);
        let about = About {
            client: t.plain("ladder-sample-client", &args! {}),
            what: t.plain("ladder-sample-what", &args! {}),
            owed: Money::new(example_amount(business.currency.code()).into(), business.currency)?,
            due_on: today - chrono::TimeDelta::days(day.into()),
            language,
        };
        let dossier = sample::dossier(&business, about, now)?;
        if let Some(debtor) = dossier.debtor.clone() {
            messages.push(reminder::reminder(t, &debtor, &[(dossier, step)], now).text);
        }
    }
    let screen = screens::sample(scene.texts(), day, &messages);
    scene.show(screen).await
}

/// What a form of the ladder is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Of {
    NewDay,
    Step { day: i32, asked: StepAsked },
}

/// Something about the ladder that has to be typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LadderForm {
    /// The version of the settings that it began with.
    seen: i32,
    of: Of,
}

impl LadderForm {
    /// Hands the input to the form.
    pub async fn take(self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        if matches!(input, Input::Tap(FormTap::Cancel | FormTap::Back)) {
            scene.end();
            return self.leave(scene).await;
        }
        let ladder = scene.business()?.ladder();
        let (day, change) = match self.read(scene, &ladder, &input) {
            Ok(change) => change,
            Err(note) => return self.ask(scene, Some(note)).await,
        };
        let shown = match &change {
            Edit::Move { to } => *to,
            Edit::Add(step) => step.offset_days,
            _ => day,
        };
        match edit(scene, self.seen, |ladder| ladder.edited(day, change)).await? {
            Edited::Saved => {
                scene.end();
                show(scene, shown, None).await
            }
            Edited::Wrong(wrong) => self.ask(scene, Some(wrong)).await,
            Edited::Stale => {
                scene.end();
                Ok(())
            }
        }
    }

    async fn leave(self, scene: &mut Scene<'_>) -> AppResult<()> {
        match self.of {
            Of::NewDay => open(scene, None).await,
            Of::Step { day, .. } => show(scene, day, None).await,
        }
    }

    /// The step that is changed and the change, or what to say about the input.
    fn read(&self, scene: &Scene<'_>, ladder: &Ladder, input: &Input) -> Result<(i32, Edit), Html> {
        match (self.of, input) {
            (Of::NewDay, Input::Words(typed)) => {
                let day = read_day(scene, typed)?;
                Ok((day, Edit::Add(ladder.step_for(day))))
            }
            (Of::Step { day, asked: StepAsked::Day }, Input::Words(typed)) => {
                Ok((day, Edit::Move { to: read_day(scene, typed)? }))
            }
            (Of::Step { day, asked: StepAsked::Hours }, input) => {
                Ok((day, Edit::Hours(read_hours(scene, input)?)))
            }
            (Of::Step { day, asked: StepAsked::Words(language) }, input) => {
                Ok((day, Edit::Words(language, read_words(scene, input, language)?)))
            }
            (_, other) => Err(forms::unexpected(scene, other)),
        }
    }

    async fn ask(self, scene: &mut Scene<'_>, note: Option<Html>) -> AppResult<()> {
        let ladder = scene.business()?.ladder();
        let of = self.of;
        let form = forms::keep(scene, OwnerForm::Ladder(self))?;
        let (t, ask) = (scene.texts(), Ask { form, note, ..Ask::default() });
        let screen = match of {
            Of::Step { asked: StepAsked::Hours, .. } => screens::ask_hours(t, &ask),
            Of::Step { day, asked: StepAsked::Words(language) } => {
                screens::ask_words(t, &ask, &ladder, day, language)
            }
            Of::NewDay | Of::Step { .. } => screens::ask_day(t, &ask),
        };
        scene.show(screen).await
    }
}

fn read_day(scene: &Scene<'_>, typed: &str) -> Result<i32, Html> {
    input::day(typed).ok_or_else(|| screens::not_a_day(scene.texts(), typed))
}

fn read_hours(scene: &Scene<'_>, input: &Input) -> Result<Option<Window>, Html> {
    match input {
        Input::Tap(FormTap::Skip) => Ok(None),
        Input::Tap(FormTap::Pick(at)) => {
            let offered = screens::HOURS_OFFERED.get(usize::from(*at)).copied();
            offered.map(Some).ok_or_else(|| forms::unexpected(scene, input))
        }
        Input::Words(typed) => {
            input::hours(typed).map(Some).ok_or_else(|| screens::not_hours(scene.texts(), typed))
        }
        other => Err(forms::unexpected(scene, other)),
    }
}

fn read_words(scene: &Scene<'_>, input: &Input, language: Language) -> Result<Option<Wording>, Html> {
    match input {
        Input::Tap(FormTap::Skip) => Ok(None),
        Input::Words(typed) => {
            let clean =
                text::clean(typed, WORDS_CHARS_MAX).map_err(|wrong| problem::text(scene.texts(), wrong))?;
            Wording::try_from(clean)
                .map(Some)
                .map_err(|wrong| screens::wrong_words(scene.texts(), &wrong, language))
        }
        other => Err(forms::unexpected(scene, other)),
    }
}
