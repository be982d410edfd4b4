//! What belongs to the person rather than to a debt: menu, language, time zone, phone, privacy.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::phrases::mine_button;
use crate::domain::language::Language;
use crate::i18n::{Texts, args, texts};
use crate::screens::common::menu_button;
use crate::screens::{Action, Button, DebtorAction, ReplyKeyboard, Screen};

/// The zones offered, by the number that a button carries: only ever added to at the end.
pub const ZONES: [(Tz, &str); 27] = [
    (Tz::Europe__Kaliningrad, "debtor-zone-kaliningrad"),
    (Tz::Europe__Moscow, "debtor-zone-moscow"),
    (Tz::Europe__Samara, "debtor-zone-samara"),
    (Tz::Asia__Yekaterinburg, "debtor-zone-yekaterinburg"),
    (Tz::Asia__Omsk, "debtor-zone-omsk"),
    (Tz::Asia__Novosibirsk, "debtor-zone-novosibirsk"),
    (Tz::Asia__Krasnoyarsk, "debtor-zone-krasnoyarsk"),
    (Tz::Asia__Irkutsk, "debtor-zone-irkutsk"),
    (Tz::Asia__Yakutsk, "debtor-zone-yakutsk"),
    (Tz::Asia__Vladivostok, "debtor-zone-vladivostok"),
    (Tz::Asia__Magadan, "debtor-zone-magadan"),
    (Tz::Asia__Kamchatka, "debtor-zone-kamchatka"),
    (Tz::Europe__Minsk, "debtor-zone-minsk"),
    (Tz::Asia__Almaty, "debtor-zone-almaty"),
    (Tz::Asia__Tashkent, "debtor-zone-tashkent"),
    (Tz::Asia__Tbilisi, "debtor-zone-tbilisi"),
    (Tz::Europe__London, "debtor-zone-london"),
    (Tz::Europe__Berlin, "debtor-zone-berlin"),
    (Tz::Europe__Istanbul, "debtor-zone-istanbul"),
    (Tz::Asia__Dubai, "debtor-zone-dubai"),
    (Tz::Asia__Kolkata, "debtor-zone-delhi"),
    (Tz::Asia__Singapore, "debtor-zone-singapore"),
    (Tz::Australia__Sydney, "debtor-zone-sydney"),
    (Tz::America__New_York, "debtor-zone-new-york"),
    (Tz::America__Chicago, "debtor-zone-chicago"),
    (Tz::America__Denver, "debtor-zone-denver"),
    (Tz::America__Los_Angeles, "debtor-zone-los-angeles"),
];

/// The first of [`ZONES`] that English readers are likelier to live in.
const FIRST_WESTERN: usize = 16;

/// The debtor's menu.
pub fn home(t: &Texts, name: &str) -> Screen {
    let help = Button::act(t.plain("common-button-help", &args! {}), Action::Help);
    let language = Button::act(t.plain("debtor-button-language", &args! {}), Action::ChooseLanguage);
    let zone = Button::act(t.plain("debtor-button-zone", &args! {}), DebtorAction::ChooseZone);
    let privacy = Button::act(t.plain("debtor-button-privacy", &args! {}), Action::Privacy);
    Screen::new(t.html("debtor-home", &args! { name = name }))
        .row([mine_button(t)])
        .row([zone, language])
        .row([privacy, help])
}

/// Each language calls itself by its own name.
pub fn choose_language(t: &Texts) -> Screen {
    let each = Language::ALL.map(|language| {
        Button::act(texts(language).plain("debtor-language-name", &args! {}), Action::Language(language))
    });
    Screen::new(t.html("debtor-language-question", &args! {})).row(each).row([menu_button(t)])
}

/// Said in the new language.
pub fn language_set(t: &Texts) -> Screen {
    Screen::new(t.html("debtor-language-set", &args! {})).row([menu_button(t)])
}

/// What is stored, who sees it, how to stop.
pub fn privacy(t: &Texts) -> Screen {
    Screen::new(t.html("debtor-privacy", &args! {})).row([menu_button(t)])
}

/// The likely zones, those of the reader's language first.
pub fn choose_zone(t: &Texts) -> Screen {
    let mut offered: Vec<(u16, &str)> = (0..).zip(ZONES.iter().map(|(_, key)| *key)).collect();
    if t.language() == Language::En {
        offered.rotate_left(FIRST_WESTERN);
    }
    let buttons = offered
        .into_iter()
        .map(|(index, key)| Button::act(t.plain(key, &args! {}), DebtorAction::Zone(index)));
    Screen::new(t.html("debtor-zone-question", &args! {})).rows_of(3, buttons).row([menu_button(t)])
}

/// The zone is known from now on.
pub fn zone_set(t: &Texts, zone: Tz, key: &str, now: DateTime<Utc>) -> Screen {
    let place = t.plain(key, &args! {});
    Screen::new(t.html("debtor-zone-set", &args! { place = place, time = t.time(now, zone) }))
        .row([menu_button(t)])
}

/// The person's own number is stored.
pub fn phone_stored(t: &Texts, phone: &str) -> Screen {
    Screen::new(t.html("debtor-phone-stored", &args! { phone = phone })).keyboard(ReplyKeyboard::Remove)
}
