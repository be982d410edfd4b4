//! Which contact rules hold, from who the creditor and the client are, and what is not known of holidays.

use crate::domain::people::{Client, LegalForm};
use crate::domain::reminder::{Profile, Window};
use crate::i18n::{Html, Texts, args};
use crate::screens::action::Setting;
use crate::screens::common::menu_button;
use crate::screens::{Button, OwnerAction, Screen};

/// A legal form in words.
pub fn form(t: &Texts, form: LegalForm) -> String {
    t.plain("courtesy-form", &args! { form = form.code() })
}

/// Opens the choice for a client.
pub fn client_button(t: &Texts, client: &Client) -> Button {
    let label = t.plain("courtesy-button-client", &args! { form = form(t, client.legal_form) });
    Button::act(label, OwnerAction::AskClientForm(client.id))
}

/// Opens the choice for the creditor.
pub fn settings_button(t: &Texts, chosen: LegalForm) -> Button {
    let label = t.plain("courtesy-button-settings", &args! { form = form(t, chosen) });
    Button::act(label, OwnerAction::Setting(Setting::LegalForm))
}

/// Who is this client, and what follows from it?
pub fn ask_client(t: &Texts, client: &Client, profile: Profile) -> Screen {
    let mut text = t.html("courtesy-ask-client", &args! { name = client.name });
    text.push_paragraph(&rules(t, profile));
    let id = client.id;
    let choose = |form| OwnerAction::ClientForm { client: id, form };
    Screen::new(text).rows_of(1, forms(t, client.legal_form, choose)).row([back(t, OwnerAction::Client(id))])
}

/// Who is the creditor?
pub fn ask_settings(t: &Texts, chosen: LegalForm) -> Screen {
    let text = t.html("courtesy-ask-settings", &args! {});
    Screen::new(text)
        .rows_of(1, forms(t, chosen, OwnerAction::LegalForm))
        .row([back(t, OwnerAction::Settings)])
}

fn back(t: &Texts, to: OwnerAction) -> Button {
    Button::act(t.plain("common-button-back", &args! {}), to)
}

fn forms(t: &Texts, chosen: LegalForm, choose: impl Fn(LegalForm) -> OwnerAction) -> Vec<Button> {
    let button = |offered: LegalForm| {
        let label = t.plain("courtesy-button-form", &args! { form = offered.code() });
        let here = t.plain("courtesy-button-form-chosen", &args! { form = label.clone() });
        Button::act(if offered == chosen { here } else { label }, choose(offered))
    };
    LegalForm::ALL.map(button).into()
}

/// The rules that hold, and how far below them the bot stays.
fn rules(t: &Texts, profile: Profile) -> Html {
    let rules = profile.rules();
    let hours = |window: Window| [window.start, window.end].map(|time| time.format("%-H:%M").to_string());
    let ([from, to], [offfrom, offto]) = (hours(rules.working_day), hours(rules.day_off));
    let mut text = t.html(
        "courtesy-rules",
        &args! {
            profile = profile.code(),
            from = from,
            to = to,
            offfrom = offfrom,
            offto = offto,
            legalday = i64::from(rules.legal.day),
            legalweek = i64::from(rules.legal.week),
            legalmonth = i64::from(rules.legal.month),
        },
    );
    let usual = rules.usual;
    text.push_line(&t.html(
        "courtesy-usual",
        &args! { day = i64::from(usual.day), week = i64::from(usual.week), month = i64::from(usual.month) },
    ));
    text
}

/// Only weekends count as days off in this year.
pub fn calendar_missing(t: &Texts, year: i32) -> Screen {
    let text = t.html("courtesy-calendar-missing", &args! { year = year.to_string() });
    Screen::new(text).row([menu_button(t)])
}
