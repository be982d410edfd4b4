//! A screen as requests of the Bot API. Pure: pictures are drawn and papers read beforehand. Knows Telegram's limits.

use teloxide::types::{
    ButtonRequest, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton,
    KeyboardMarkup, KeyboardRemove, LinkPreviewOptions, ParseMode, ReplyMarkup,
};
use tracing::{error, warn};
use url::Url;

use super::callback;
use super::request::{
    Document, EditMessageReplyMarkup, EditMessageText, InputMedia, Photo, Request, SendDocument, SendMedia,
    SendMediaGroup, SendMessage, SendPhoto,
};
use super::split::{shown_units, split};
use crate::domain::dossier::{FileKind, FileRef};
use crate::screens::{Button, Press, ReplyKeyboard, Screen};

/// UTF-16 units of a text, after entities.
const TEXT_UNITS_MAX: usize = 4096;
/// UTF-16 units of the words under a picture, after entities.
const CAPTION_UNITS_MAX: usize = 1024;
/// Files of one album.
const ALBUM_FILES_MAX: usize = 10;
/// Characters of a button that copies.
const COPY_CHARACTERS_MAX: usize = 256;

/// What goes along with a screen, drawn and read before it is rendered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Enclosures {
    /// The screen's picture; none as well where it could not be drawn.
    pub photo: Option<Photo>,
    /// The screen's papers.
    pub papers: Vec<Paper>,
}

/// A paper as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paper {
    /// A file that Telegram has.
    Known(FileRef),
    /// A PDF that goes along.
    Pdf {
        /// What the receiver sees.
        name: String,
        /// The content.
        bytes: Vec<u8>,
    },
}

/// One of the requests that show a screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What to send.
    pub request: Request,
    /// Whether this is the message that carries the screen's buttons: the one to edit or strip later.
    pub is_card: bool,
}

/// The requests that show a screen, in order; at least one. The same screen with the same enclosures always gives the
/// same requests.
pub fn show(chat_id: i64, screen: &Screen, enclosures: Enclosures) -> Vec<Part> {
    let mut parts = match enclosures.photo {
        None => texts(chat_id, screen),
        Some(photo) => with_photo(chat_id, screen, photo),
    };
    let papers = papers(chat_id, &enclosures.papers);
    parts.extend(papers.into_iter().map(|request| Part { request, is_card: false }));
    parts
}

/// The request that turns an earlier message into this screen, where Telegram can do that.
pub fn edit(chat_id: i64, message_id: i64, screen: &Screen) -> Option<Request> {
    let plain = screen.picture.is_none() && screen.papers.is_empty() && screen.keyboard.is_none();
    let fits = shown_units(screen.text.as_str()) <= TEXT_UNITS_MAX;
    (plain && fits).then(|| {
        Request::EditMessageText(EditMessageText {
            chat_id,
            message_id,
            text: screen.text.as_str().to_owned(),
            parse_mode: ParseMode::Html,
            link_preview_options: no_preview(),
            reply_markup: inline_keyboard(&screen.buttons),
        })
    })
}

/// The request that takes the buttons off an earlier message.
pub fn strip(chat_id: i64, message_id: i64) -> Request {
    let reply_markup = InlineKeyboardMarkup::default();
    Request::EditMessageReplyMarkup(EditMessageReplyMarkup { chat_id, message_id, reply_markup })
}

fn with_photo(chat_id: i64, screen: &Screen, photo: Photo) -> Vec<Part> {
    let one_message = screen.buttons.is_empty() || screen.keyboard.is_none();
    if one_message && shown_units(screen.text.as_str()) <= CAPTION_UNITS_MAX {
        let has_words = !screen.text.is_empty();
        let request = Request::SendPhoto(SendPhoto {
            chat_id,
            photo,
            caption: has_words.then(|| screen.text.as_str().to_owned()),
            parse_mode: has_words.then_some(ParseMode::Html),
            reply_markup: buttons(screen).or_else(|| keyboard(screen)),
        });
        return vec![Part { request, is_card: true }];
    }
    let alone = SendPhoto { chat_id, photo, caption: None, parse_mode: None, reply_markup: None };
    let mut parts = vec![Part { request: Request::SendPhoto(alone), is_card: false }];
    parts.extend(texts(chat_id, screen));
    parts
}

/// The text as messages; buttons go under the last. A message takes either buttons or a keyboard: with both, the
/// keyboard goes with the first paragraph.
fn texts(chat_id: i64, screen: &Screen) -> Vec<Part> {
    let mut pieces = split(screen.text.as_str(), TEXT_UNITS_MAX);
    let has_both = !screen.buttons.is_empty() && screen.keyboard.is_some();
    if has_both && pieces.len() == 1 {
        pieces = paragraphs(screen.text.as_str());
    }
    let last = pieces.len().saturating_sub(1);
    let markup = |position: usize| match position {
        0 if last == 0 && has_both => {
            warn!("a screen of one paragraph has buttons and a keyboard; only the keyboard is shown");
            keyboard(screen)
        }
        position if position == last => buttons(screen).or_else(|| keyboard(screen)),
        0 if has_both => keyboard(screen),
        _ => None,
    };
    let parts = pieces.into_iter().enumerate().map(|(position, text)| Part {
        request: message(chat_id, text, markup(position)),
        is_card: position == last,
    });
    parts.collect()
}

/// The first paragraph and the rest, or the whole where a tag spans both.
fn paragraphs(markup: &str) -> Vec<String> {
    let balanced = |text: &str| text.matches('<').count() == 2 * text.matches("</").count();
    match markup.split_once("\n\n") {
        Some((first, rest)) if balanced(first) => vec![first.to_owned(), rest.to_owned()],
        _ => vec![markup.to_owned()],
    }
}

fn message(chat_id: i64, text: String, reply_markup: Option<ReplyMarkup>) -> Request {
    Request::SendMessage(SendMessage {
        chat_id,
        text,
        parse_mode: ParseMode::Html,
        link_preview_options: no_preview(),
        reply_markup,
    })
}

fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}

/// Known papers that follow each other and may share an album make one; one that goes along is sent by itself.
fn papers(chat_id: i64, papers: &[Paper]) -> Vec<Request> {
    let belong_together = |one: &Paper, next: &Paper| match (one, next) {
        (Paper::Known(one), Paper::Known(next)) => share_an_album(one.kind, next.kind),
        _ => false,
    };
    let albums = papers.chunk_by(belong_together).flat_map(|papers| papers.chunks(ALBUM_FILES_MAX));
    albums.filter_map(|papers| album(chat_id, papers)).collect()
}

/// Photos and videos mix; documents and music keep to themselves; the rest is sent one by one.
fn share_an_album(one: FileKind, next: FileKind) -> bool {
    use FileKind::{Audio, Document, Photo, Video};
    match (one, next) {
        (Photo | Video, Photo | Video) => true,
        (Document | Audio, next) => one == next,
        _ => false,
    }
}

fn album(chat_id: i64, papers: &[Paper]) -> Option<Request> {
    let media = |paper: &Paper| match paper {
        Paper::Known(file) => Some(InputMedia { kind: file.kind, media: file.file_id.clone() }),
        Paper::Pdf { .. } => None,
    };
    let request = match papers {
        [] => return None,
        [Paper::Known(file)] => known(chat_id, file.kind, &file.file_id),
        [Paper::Pdf { name, bytes }] => {
            let document = Document::Pdf { name: name.clone(), bytes: bytes.clone() };
            Request::SendDocument(SendDocument { chat_id, document })
        }
        several => Request::SendMediaGroup(SendMediaGroup {
            chat_id,
            media: several.iter().filter_map(media).collect(),
        }),
    };
    Some(request)
}

fn known(chat_id: i64, kind: FileKind, file_id: &str) -> Request {
    match kind {
        FileKind::Photo => Request::SendPhoto(SendPhoto {
            chat_id,
            photo: Photo::Known(file_id.to_owned()),
            caption: None,
            parse_mode: None,
            reply_markup: None,
        }),
        FileKind::Document => {
            Request::SendDocument(SendDocument { chat_id, document: Document::Known(file_id.to_owned()) })
        }
        kind => Request::SendMedia(SendMedia { chat_id, kind, file_id: file_id.to_owned() }),
    }
}

/// The files of an album as requests of their own; nothing for other requests.
pub fn one_by_one(request: &Request) -> Vec<Request> {
    match request {
        Request::SendMediaGroup(album) => {
            album.media.iter().map(|file| known(album.chat_id, file.kind, &file.media)).collect()
        }
        _ => Vec::new(),
    }
}

fn buttons(screen: &Screen) -> Option<ReplyMarkup> {
    (!screen.buttons.is_empty()).then(|| ReplyMarkup::InlineKeyboard(inline_keyboard(&screen.buttons)))
}

fn inline_keyboard(rows: &[Vec<Button>]) -> InlineKeyboardMarkup {
    InlineKeyboardMarkup::new(
        rows.iter()
            .map(|row| row.iter().filter_map(inline_button).collect::<Vec<_>>())
            .filter(|row| !row.is_empty()),
    )
}

fn inline_button(button: &Button) -> Option<InlineKeyboardButton> {
    let label = button.label.clone();
    match &button.press {
        Press::Act(action) => Some(InlineKeyboardButton::callback(label, callback::encode(action))),
        Press::Copy(text) if (1..=COPY_CHARACTERS_MAX).contains(&text.chars().count()) => {
            Some(InlineKeyboardButton::copy_text_button(label, CopyTextButton { text: text.clone() }))
        }
        Press::Open(address) => match Url::parse(address) {
            Ok(address) => Some(InlineKeyboardButton::url(label, address)),
            Err(problem) => {
                error!(%problem, "a button was left out: its address is not one");
                None
            }
        },
        Press::Copy(_) => {
            warn!("a button was left out: what it copies is empty or too long");
            None
        }
    }
}

fn keyboard(screen: &Screen) -> Option<ReplyMarkup> {
    Some(match screen.keyboard.as_ref()? {
        ReplyKeyboard::AskContact { label } => {
            let button = KeyboardButton::new(label.clone()).request(ButtonRequest::Contact);
            ReplyMarkup::Keyboard(KeyboardMarkup::new([[button]]).resize_keyboard().one_time_keyboard())
        }
        ReplyKeyboard::Remove => ReplyMarkup::KeyboardRemove(KeyboardRemove::new()),
    })
}

#[cfg(test)]
mod tests;
