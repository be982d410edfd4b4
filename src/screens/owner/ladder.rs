//! The steps of reminding: the list, one step, what is asked about it, how it reads.

use super::ask::Ask;
use super::{upcoming, words};
use crate::domain::input::wording::{Field, WordingError};
use crate::domain::language::Language;
use crate::domain::people::Business;
use crate::domain::reminder::{Ladder, LadderError, Preset, Repeat, Step, Tone, Window};
use crate::i18n::{Html, Texts, args};
use crate::screens::action::{LadderAction, StepAsked, StepEdit};
use crate::screens::{Action, Button, FormTap, OwnerAction, Screen};

/// Hours offered in one tap.
pub const HOURS_OFFERED: [Window; 3] = [Window::hours(9, 12), Window::hours(12, 15), Window::hours(15, 18)];

/// Days from one repeat to the next, and how often, offered in one tap.
const EVERY_OFFERED: [u16; 4] = [7, 10, 14, 30];
const TIMES_OFFERED: [u16; 5] = [0, 1, 3, 6, 12];

/// All steps, and what can be done with them. `note`: what to say first.
pub fn steps(t: &Texts, business: &Business, note: Option<Html>) -> Screen {
    let ladder = business.ladder();
    let mut text = note.unwrap_or_default();
    let style = preset_name(t, business.ladder);
    text.push_paragraph(&t.html("ladder-steps", &args! { style = style.clone() }));
    if business.own_ladder.is_some() {
        text.push_line(&t.html("ladder-steps-own", &args! {}));
    }
    text.push_line(&upcoming::mode(t, business));
    text.push_paragraph(&Html::lines(
        ladder.steps().iter().zip(1..).map(|(step, number)| line(t, &ladder, *step, number)),
    ));
    text.push_line(&repeat(t, &ladder));
    text.push_paragraph(&t.html("owner-ladder-pauses", &args! {}));
    let days = ladder
        .steps()
        .iter()
        .map(|step| Button::act(day_label(t, step.offset_days), LadderAction::Step(step.offset_days)));
    let reset = business.own_ladder.as_ref().map(|_| {
        let label = t.plain("ladder-button-reset", &args! { style = style });
        Button::act(label, OwnerAction::Ladder(business.ladder))
    });
    let sending = upcoming::mode_rows(t, business);
    sending
        .into_iter()
        .fold(Screen::new(text).rows_of(3, days), Screen::row)
        .row([
            button(t, "ladder-button-add", LadderAction::Add),
            button(t, "ladder-button-repeats", LadderAction::Repeats),
        ])
        .row([button(t, "ladder-button-style", LadderAction::Presets)].into_iter().chain(reset))
        .row([button(t, "common-button-back", OwnerAction::Settings)])
}

fn button(t: &Texts, key: &str, action: impl Into<Action>) -> Button {
    Button::act(t.plain(key, &args! {}), action)
}

pub fn preset_name(t: &Texts, preset: Preset) -> String {
    t.plain("owner-ladder-name", &args! { preset = preset.code() })
}

/// Before, on or after the date.
fn side(day: i32) -> &'static str {
    match day {
        ..0 => "before",
        0 => "on",
        1.. => "after",
    }
}

fn when(t: &Texts, day: i32) -> String {
    words::step(t, Step::new(day, Tone::Check))
}

/// The sentence begins with it.
fn when_first(t: &Texts, day: i32) -> String {
    let words = when(t, day);
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn day_label(t: &Texts, day: i32) -> String {
    t.plain("ladder-button-step", &args! { sign = side(day), days = day.abs().to_string() })
}

fn tone(t: &Texts, tone: Tone) -> String {
    t.plain("ladder-tone", &args! { tone = tone.code() })
}

fn from_to(window: Window) -> [String; 2] {
    [window.start, window.end].map(|time| time.format("%-H:%M").to_string())
}

fn line(t: &Texts, ladder: &Ladder, step: Step, number: i64) -> Html {
    let key = if step.off { "ladder-line-off" } else { "ladder-line" };
    let facts = args! { number = number, when = when(t, step.offset_days), tone = tone(t, step.tone) };
    let hours = step.hours.map(|hours| {
        let [from, to] = from_to(hours);
        t.html("ladder-line-hours", &args! { from = from, to = to })
    });
    let own = Language::ALL.into_iter().any(|language| ladder.words(step.offset_days, language).is_some());
    let own = own.then(|| t.html("ladder-line-words", &args! {}));
    Html::join([t.html(key, &facts)].into_iter().chain(hours).chain(own), ", ")
}

/// What follows the last step, in words.
fn repeat(t: &Texts, ladder: &Ladder) -> Html {
    match ladder.repeat().filter(|repeat| repeat.times > 0) {
        Some(repeat) => t.html(
            "owner-ladder-repeat",
            &args! { every = t.days(i64::from(repeat.every_days)), times = i64::from(repeat.times) },
        ),
        None => t.html("ladder-no-repeat", &args! {}),
    }
}

/// One step with everything that can be changed about it.
pub fn step(t: &Texts, business: &Business, step: Step, note: Option<Html>) -> Screen {
    let (day, ladder) = (step.offset_days, business.ladder());
    let mut text = note.unwrap_or_default();
    text.push_paragraph(&about(t, &ladder, step));
    let edit = |key, edit| button(t, key, LadderAction::Edit { seen: business.version, day, edit });
    let ask = |key, asked| button(t, key, LadderAction::Ask { day, asked });
    let switch = match step.off {
        true => edit("ladder-button-on", StepEdit::On),
        false => edit("ladder-button-off", StepEdit::Off),
    };
    let mut screen = Screen::new(text).row([
        edit("ladder-button-earlier", StepEdit::Earlier),
        ask("ladder-button-day", StepAsked::Day),
        edit("ladder-button-later", StepEdit::Later),
    ]);
    if step.is_for_debtor() {
        let words = Language::ALL.map(|language| {
            let label = t.plain("ladder-button-words", &args! { language = language.code() });
            Button::act(label, LadderAction::Ask { day, asked: StepAsked::Words(language) })
        });
        screen = screen
            .row([ask("ladder-button-tone", StepAsked::Tone), ask("ladder-button-hours", StepAsked::Hours)])
            .row(words)
            .row([button(t, "ladder-button-sample", LadderAction::Sample(day))]);
    }
    screen.row([switch, edit("ladder-button-remove", StepEdit::Remove)]).row([button(
        t,
        "ladder-button-steps",
        LadderAction::All,
    )])
}

fn about(t: &Texts, ladder: &Ladder, step: Step) -> Html {
    let mut text = t.html("ladder-step", &args! { when = when_first(t, step.offset_days) });
    if step.off {
        text.push_line(&t.html("ladder-step-off", &args! {}));
    }
    if !step.is_for_debtor() {
        text.push_line(&t.html("ladder-step-claim", &args! {}));
        return text;
    }
    text.push_line(&t.html("ladder-step-tone", &args! { tone = tone(t, step.tone) }));
    text.push_line(&match step.hours.map(from_to) {
        Some([from, to]) => t.html("ladder-step-hours", &args! { from = from, to = to }),
        None => t.html("ladder-step-hours-usual", &args! {}),
    });
    let own =
        Language::ALL.into_iter().filter(|language| ladder.words(step.offset_days, *language).is_some());
    let own = own.map(|language| t.plain("ladder-language", &args! { language = language.code() }));
    let own: Vec<_> = own.collect();
    text.push_line(&match own.is_empty() {
        true => t.html("ladder-step-words-ours", &args! {}),
        false => t.html("ladder-step-words-own", &args! { languages = own.join(", ") }),
    });
    text
}

/// The tones that fit between the neighbours.
pub fn ask_tone(t: &Texts, business: &Business, day: i32) -> Screen {
    let tones = business.ladder().tones_for(day).into_iter().map(|offered| {
        let edit = StepEdit::Tone(offered);
        Button::act(tone(t, offered), LadderAction::Edit { seen: business.version, day, edit })
    });
    Screen::new(t.html("ladder-ask-tone", &args! {})).rows_of(1, tones).row([button(
        t,
        "common-button-back",
        LadderAction::Step(day),
    )])
}

/// On which day?
pub fn ask_day(t: &Texts, ask: &Ask) -> Screen {
    ask.screen(t, &t.html("ladder-ask-day", &args! {})).row(ask.leave(t))
}

/// In which part of the day?
pub fn ask_hours(t: &Texts, ask: &Ask) -> Screen {
    let [earliest, latest] = from_to(Ladder::HOURS);
    let question = t.html("ladder-ask-hours", &args! { earliest = earliest, latest = latest });
    let offered = HOURS_OFFERED.into_iter().enumerate().map(|(at, hours)| {
        let [from, to] = [hours.start, hours.end].map(|time| time.format("%-H").to_string());
        ask.pick(t.plain("ladder-button-hours-offer", &args! { from = from, to = to }), at)
    });
    let usual = ask.tap(t.plain("ladder-button-usual-hours", &args! {}), FormTap::Skip);
    ask.screen(t, &question).row(offered.collect::<Vec<_>>()).row([usual]).row(ask.leave(t))
}

/// In which words?
pub fn ask_words(t: &Texts, ask: &Ask, ladder: &Ladder, day: i32, language: Language) -> Screen {
    let fields = args! { language = language.code(), fields = fields(language) };
    let mut question = t.html("ladder-ask-words", &fields);
    let own = ladder.words(day, language);
    if let Some(words) = own {
        question.push_paragraph(&t.html("ladder-words-now", &args! { words = words.as_str() }));
    }
    let ours = own.map(|_| ask.tap(t.plain("ladder-button-ours", &args! {}), FormTap::Skip));
    ask.screen(t, &question).row(ours).row(ask.leave(t))
}

fn fields(language: Language) -> String {
    Field::ALL.map(|field| field.written(language)).join(", ")
}

/// How the step reads, a message for each language.
pub fn sample(t: &Texts, day: i32, messages: &[Html]) -> Screen {
    let mut text = t.html("ladder-sample", &args! { when = when_first(t, day) });
    for message in messages {
        text.push_paragraph(message);
    }
    Screen::new(text).row([button(t, "common-button-back", LadderAction::Step(day))])
}

/// What follows the last step?
pub fn ask_repeats(t: &Texts, business: &Business, note: Option<Html>) -> Screen {
    let ladder = business.ladder();
    let now = ladder.repeat().unwrap_or(Repeat { every_days: 14, times: 0 });
    let mut text = note.unwrap_or_default();
    text.push_paragraph(&t.html("ladder-ask-repeats", &args! {}));
    text.push_paragraph(&repeat(t, &ladder));
    let set = |every_days, times| LadderAction::Repeat { seen: business.version, every_days, times };
    let here = |chosen: bool| if chosen { "yes" } else { "no" };
    let every = EVERY_OFFERED.map(|days| {
        let label = args! { every = t.days(i64::from(days)), here = here(days == now.every_days) };
        Button::act(t.plain("ladder-button-every", &label), set(days, now.times))
    });
    let times = TIMES_OFFERED.map(|times| {
        let label = args! { times = times.to_string(), here = here(times == now.times) };
        Button::act(t.plain("ladder-button-times", &label), set(now.every_days, times))
    });
    Screen::new(text).rows_of(2, every).row(times).row([button(t, "ladder-button-steps", LadderAction::All)])
}

/// Why an edit makes no ladder.
pub fn problem(t: &Texts, wrong: LadderError) -> Html {
    match wrong {
        LadderError::Empty => t.html("ladder-problem-empty", &args! {}),
        LadderError::TooManySteps { maximum } => t.html("ladder-problem-many", &args! { maximum = maximum }),
        LadderError::NotInOrder { .. } => t.html("ladder-problem-order", &args! {}),
        LadderError::OutOfBounds { earliest, latest, .. } => t.html(
            "ladder-problem-bounds",
            &args! { earliest = i64::from(-earliest), latest = i64::from(latest) },
        ),
        LadderError::MisplacedClaim => t.html("ladder-problem-claim", &args! {}),
        LadderError::Softens { .. } => t.html("ladder-problem-softens", &args! {}),
        LadderError::Hours { earliest, latest } => {
            let [earliest, latest] = from_to(Window { start: earliest, end: latest });
            t.html("ladder-problem-hours", &args! { earliest = earliest, latest = latest })
        }
        LadderError::NoSuchStep { .. } => gone(t),
        LadderError::Repeat { shortest, longest, times } => t.html(
            "ladder-problem-repeat",
            &args! { shortest = i64::from(shortest), longest = i64::from(longest), times = i64::from(times) },
        ),
    }
}

/// The step is no longer there.
pub fn gone(t: &Texts) -> Html {
    t.html("ladder-problem-gone", &args! {})
}

/// Somebody else was faster.
pub fn changed(t: &Texts) -> Html {
    t.html("ladder-changed", &args! {})
}

/// No day could be made of what was typed.
pub fn not_a_day(t: &Texts, typed: &str) -> Html {
    t.html("ladder-problem-day", &args! { typed = words::excerpt(typed) })
}

/// No hours could be made of what was typed.
pub fn not_hours(t: &Texts, typed: &str) -> Html {
    t.html("ladder-problem-hours-typed", &args! { typed = words::excerpt(typed) })
}

/// What is wrong with own words.
pub fn wrong_words(t: &Texts, wrong: &WordingError, language: Language) -> Html {
    match wrong {
        WordingError::UnknownField { name } => {
            let name = format!("{{{name}}}");
            t.html("ladder-problem-field", &args! { name = name, fields = fields(language) })
        }
        WordingError::OpenBrace => {
            t.html("ladder-problem-brace", &args! { example = Field::Name.written(language) })
        }
    }
}
