//! The files of the page of two phones, built into the program. Knows names and content types only.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::refusal::Refusal;
use super::world::content_type;

/// Every file of the page by name.
pub const FILES: &[(&str, &str)] = &[
    ("api.js", include_str!("page/api.js")),
    ("bar.css", include_str!("page/bar.css")),
    ("bubble.js", include_str!("page/bubble.js")),
    ("chat.css", include_str!("page/chat.css")),
    ("clock.js", include_str!("page/clock.js")),
    ("composer.js", include_str!("page/composer.js")),
    ("dialogs.css", include_str!("page/dialogs.css")),
    ("dialogs.js", include_str!("page/dialogs.js")),
    ("dom.js", include_str!("page/dom.js")),
    ("format.js", include_str!("page/format.js")),
    ("icons.js", include_str!("page/icons.js")),
    ("index.html", include_str!("page/index.html")),
    ("keyboard.js", include_str!("page/keyboard.js")),
    ("links.js", include_str!("page/links.js")),
    ("log.js", include_str!("page/log.js")),
    ("main.js", include_str!("page/main.js")),
    ("media.js", include_str!("page/media.js")),
    ("menus.js", include_str!("page/menus.js")),
    ("people.js", include_str!("page/people.js")),
    ("phone.js", include_str!("page/phone.js")),
    ("prefs.js", include_str!("page/prefs.js")),
    ("style.css", include_str!("page/style.css")),
    ("words.js", include_str!("page/words.js")),
];

/// A file of the page, never cached: it changes with the program.
pub fn serve(name: &str) -> Response {
    match FILES.iter().find(|(known, _)| *known == name) {
        Some((_, content)) => {
            ([(CONTENT_TYPE, content_type(name)), (CACHE_CONTROL, "no-store")], *content).into_response()
        }
        None => Refusal::not_found().into_response(),
    }
}
