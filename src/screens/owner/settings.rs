//! Settings of the business.

use super::courtesy;
use super::ladder::preset_name;
use super::onboarding::summary;
use crate::domain::people::Business;
use crate::domain::plan::limits::Who;
use crate::domain::reminder::{Ladder, Preset};
use crate::i18n::{Html, Texts, args};
use crate::screens::action::{LadderAction, Setting};
use crate::screens::common::menu_button;
use crate::screens::{Action, Button, OwnerAction, Screen};

/// All settings with their values; `agreed_with`: whose requests are agreed to in advance.
pub fn settings(t: &Texts, business: &Business, agreed_with: Who) -> Screen {
    let mut text = t.html("owner-settings", &args! { name = business.name });
    text.push_line(&summary(t, business));
    let ladder = preset_name(t, business.ladder);
    text.push_line(&t.html("owner-settings-ladder", &args! { ladder = ladder }));
    text.push_line(&t.html("courtesy-settings", &args! { form = courtesy::form(t, business.legal_form) }));
    text.push_line(&t.html("owner-settings-limits", &args! { who = agreed_with.code() }));
    let setting =
        |key: &str, setting: Setting| Button::act(t.plain(key, &args! {}), OwnerAction::Setting(setting));
    Screen::new(text)
        .row([
            setting("owner-button-set-details", Setting::PaymentDetails),
            setting("owner-button-set-ladder", Setting::Ladder),
        ])
        .row([setting("owner-button-set-limits", Setting::Limits)])
        .row([courtesy::settings_button(t, business.legal_form)])
        .row([
            setting("owner-button-set-name", Setting::Name),
            setting("owner-button-set-contact", Setting::Contact),
            setting("owner-button-set-zone", Setting::Zone),
        ])
        .row([
            Button::act(t.plain("owner-button-language", &args! {}), Action::ChooseLanguage),
            menu_button(t),
        ])
}

/// The ladders to choose from, each with its days.
pub fn ladders(t: &Texts, business: &Business) -> Screen {
    let mut text = t.html("owner-ask-ladder", &args! {});
    for preset in Preset::ALL {
        text.push_paragraph(&t.html(
            "owner-ladder",
            &args! {
                name = preset_name(t, preset),
                about = t.plain("owner-ladder-about", &args! { preset = preset.code() }),
                days = days(t, &Ladder::preset(preset)),
            },
        ));
    }
    text.push_paragraph(&t.html("owner-ladder-pauses", &args! {}));
    if business.own_ladder.is_some() {
        text.push_paragraph(&t.html("ladder-warn-reset", &args! {}));
    }
    let buttons = Preset::ALL.map(|preset| {
        let here = if preset == business.ladder && business.own_ladder.is_none() { "yes" } else { "no" };
        let label = t.plain("owner-button-ladder", &args! { name = preset_name(t, preset), here = here });
        Button::act(label, OwnerAction::Ladder(preset))
    });
    let back = Button::act(t.plain("common-button-back", &args! {}), OwnerAction::Steps(LadderAction::All));
    Screen::new(text).row(buttons).row([back])
}

/// The days of a ladder in words, and what follows them.
fn days(t: &Texts, ladder: &Ladder) -> Html {
    let spoken = ladder.steps().iter().filter(|step| step.is_for_debtor());
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for step in spoken {
        match step.offset_days {
            ..0 => before.push(t.days(i64::from(-step.offset_days))),
            0 => {}
            1.. => after.push(step.offset_days.to_string()),
        }
    }
    let facts = args! { before = before.join(", "), after = after.join(", ") };
    let mut text = t.html("owner-ladder-days", &facts);
    if let Some(repeat) = ladder.repeat() {
        let every = t.days(i64::from(repeat.every_days));
        text.push_line(
            &t.html("owner-ladder-repeat", &args! { every = every, times = i64::from(repeat.times) }),
        );
    }
    if let Some(claim) = ladder.steps().iter().find(|step| !step.is_for_debtor()) {
        let days = t.days(i64::from(claim.offset_days));
        text.push_line(&t.html("owner-ladder-claim", &args! { days = days }));
    }
    text
}
