//! Silence: whose reminders are to stop, that they have, and the way back.

use super::phrases::{mine_button, shorten};
use crate::domain::people::Standing;
use crate::i18n::{Texts, args};
use crate::screens::common::menu_button;
use crate::screens::{Button, DebtorAction, Screen};

/// How much of a business's name fits into a button.
const LABEL_CHARS_MAX: usize = 30;

/// Asks whose reminders are to stop.
pub fn ask_stop(t: &Texts, speaking: &[Standing]) -> Screen {
    let [only] = speaking else { return ask_whose(t, speaking) };
    let yes = Button::act(t.plain("debtor-button-stop-yes", &args! {}), DebtorAction::Stop(only.debt));
    Screen::new(t.html("debtor-stop-question", &args! { business = only.business_name }))
        .row([yes])
        .row([mine_button(t)])
}

fn ask_whose(t: &Texts, speaking: &[Standing]) -> Screen {
    let each = speaking.iter().map(|standing| {
        let business = shorten(&standing.business_name, LABEL_CHARS_MAX);
        Button::act(business, DebtorAction::Stop(standing.debt))
    });
    let all = Button::act(t.plain("debtor-button-stop-all", &args! {}), DebtorAction::StopAll);
    Screen::new(t.html("debtor-stop-whose", &args! {})).rows_of(1, each).row([all]).row([mine_button(t)])
}

/// Nobody writes; the way back for those who were stopped.
pub fn nothing_to_stop(t: &Texts, stopped: &[Standing]) -> Screen {
    if stopped.is_empty() {
        return Screen::new(t.html("debtor-stop-nothing", &args! {})).row([menu_button(t)]);
    }
    ways_back(t, Screen::new(t.html("debtor-stop-already", &args! {})), stopped).row([menu_button(t)])
}

/// A way back for each business, and one for all where there are several.
fn ways_back(t: &Texts, screen: Screen, stopped: &[Standing]) -> Screen {
    if let [only] = stopped {
        let restart = t.plain("debtor-button-restart", &args! {});
        return screen.row([Button::act(restart, DebtorAction::Restart(only.debt))]);
    }
    let each = stopped.iter().map(|standing| {
        let business = shorten(&standing.business_name, LABEL_CHARS_MAX);
        let label = t.plain("debtor-button-restart-of", &args! { business = business });
        Button::act(label, DebtorAction::Restart(standing.debt))
    });
    let all = Button::act(t.plain("debtor-button-restart-all", &args! {}), DebtorAction::RestartAll);
    screen.rows_of(1, each).row([all])
}

/// One business is silent now.
pub fn stopped(t: &Texts, business: &str, restart: DebtorAction) -> Screen {
    Screen::new(t.html("debtor-stopped", &args! { business = business }))
        .row([Button::act(t.plain("debtor-button-restart", &args! {}), restart), mine_button(t)])
}

/// These businesses are silent now.
pub fn stopped_all(t: &Texts, stopped: &[Standing]) -> Screen {
    if let [only] = stopped {
        return self::stopped(t, &only.business_name, DebtorAction::Restart(only.debt));
    }
    ways_back(t, Screen::new(t.html("debtor-stopped-all", &args! {})), stopped).row([mine_button(t)])
}

/// Reminders again.
pub fn restarted(t: &Texts, business: &str) -> Screen {
    Screen::new(t.html("debtor-restarted", &args! { business = business })).row([mine_button(t)])
}

/// Reminders of all businesses again.
pub fn restarted_all(t: &Texts) -> Screen {
    Screen::new(t.html("debtor-restarted-all", &args! {})).row([mine_button(t)])
}
