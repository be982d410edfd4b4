//! The invitation to share: link, QR picture, and polite words ready to send.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use url::form_urlencoded;

use super::words;
use crate::domain::dossier::Dossier;
use crate::i18n::{Texts, args};
use crate::screens::common::menu_button;
use crate::screens::{Button, OwnerAction, Picture, Screen};

/// What Telegram copies with one button.
const COPIED_MAX: usize = 256;

/// The link with everything that helps to send it on.
pub fn share(t: &Texts, dossier: &Dossier, link: &str, expires_at: DateTime<Utc>, zone: Tz) -> Screen {
    let (client, business) = (&dossier.client.name, &dossier.business.name);
    let greeting = t.plain("owner-invitation-greeting", &args! { client = client, business = business });
    let message = format!("{greeting}\n{link}");
    let expires_on = expires_at.with_timezone(&zone).date_naive();
    let text = t.html(
        "owner-invitation",
        &args! {
            number = words::number(&dossier.debt),
            client = client,
            message = message,
            date = t.day_month(expires_on),
        },
    );
    let copy = (message.chars().count() <= COPIED_MAX)
        .then(|| Button::copy(t.plain("owner-button-copy", &args! {}), message));
    let share = Button::open(t.plain("owner-button-share", &args! {}), share_address(link, &greeting));
    let card = Button::act(t.plain("owner-button-card", &args! {}), OwnerAction::Card(dossier.debt.id));
    Screen::new(text)
        .picture(Picture::Qr(link.to_owned()))
        .row([Some(share), copy].into_iter().flatten())
        .row([card, menu_button(t)])
}

/// Telegram's page that lets one choose whom to send a link to.
fn share_address(link: &str, words: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("url", link)
        .append_pair("text", words)
        .finish();
    // Some of Telegram's programs show a plus where a form would have a space.
    format!("https://t.me/share/url?{}", query.replace('+', "%20"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_to_share_carries_link_and_words_encoded() {
        let address = share_address("https://t.me/vovremya_bot?start=a-b_c", "Анна & Co: 1+1");
        assert_eq!(
            address,
            "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fvovremya_bot%3Fstart%3Da-b_c&text=\
             %D0%90%D0%BD%D0%BD%D0%B0%20%26%20Co%3A%201%2B1"
        );
    }
}
