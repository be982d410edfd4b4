//! Files in the local Telegram: what is uploaded by either side.

use std::sync::Arc;

use serde_json::{Value, json};

use super::World;

/// The one sticker there is.
pub(super) const STICKER: &str = "👍";

/// A file from a person's phone or from the bot.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The file's name.
    pub name: String,
    /// The content type.
    pub mime: String,
    /// The content.
    pub bytes: Vec<u8>,
    /// The words under it.
    pub caption: Option<String>,
}

impl Upload {
    /// A file without a caption; the content type follows from the name.
    pub fn new(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.to_owned(),
            mime: content_type(name).to_owned(),
            bytes: bytes.into(),
            caption: None,
        }
    }

    /// The same file with words under it.
    #[must_use]
    pub fn with_caption(self, caption: &str) -> Self {
        Self { caption: Some(caption.to_owned()), ..self }
    }
}

/// As what a file was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A compressed picture.
    Photo,
    /// Any file.
    Document,
    /// A video.
    Video,
    /// A moving picture without sound.
    Animation,
    /// Music.
    Audio,
    /// A voice message.
    Voice,
    /// A round video.
    VideoNote,
    /// A sticker.
    Sticker,
}

impl FileKind {
    /// The field of `Message` and the parameter of the sending method.
    pub fn field(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Document => "document",
            Self::Video => "video",
            Self::Animation => "animation",
            Self::Audio => "audio",
            Self::Voice => "voice",
            Self::VideoNote => "video_note",
            Self::Sticker => "sticker",
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Photo => "photos",
            Self::Document => "documents",
            Self::Video => "videos",
            Self::Animation => "animations",
            Self::Audio => "music",
            Self::Voice => "voice",
            Self::VideoNote => "video_notes",
            Self::Sticker => "stickers",
        }
    }
}

/// A stored file.
#[derive(Debug, Clone)]
pub struct StoredFile {
    /// `file_id`.
    pub id: String,
    /// As what it was sent.
    pub kind: FileKind,
    /// Its name.
    pub name: String,
    /// Its content type.
    pub mime: String,
    /// Its content.
    pub bytes: Arc<Vec<u8>>,
    /// Width and height in pixels, of a picture.
    pub pixels: (u32, u32),
}

impl StoredFile {
    /// `file_path`: where it is downloaded.
    pub fn path(&self) -> String {
        let extension = self.name.rsplit_once('.').map(|(_, extension)| extension);
        let plain =
            |extension: &&str| !extension.is_empty() && extension.bytes().all(|b| b.is_ascii_alphanumeric());
        let extension = extension.filter(plain).unwrap_or("bin");
        format!("{}/{}.{extension}", self.kind.folder(), self.id)
    }

    /// The `PhotoSize`s, `Document`, `Video`, `Voice` and so on.
    pub fn json(&self) -> Value {
        let (width, height) = self.pixels;
        let unique = format!("unique-{}", self.id);
        let size = self.bytes.len();
        let (id, name, mime) = (&self.id, &self.name, &self.mime);
        match self.kind {
            FileKind::Photo => json!([
                { "file_id": id, "file_unique_id": unique, "width": width, "height": height, "file_size": size }
            ]),
            FileKind::Document => json!(
                { "file_id": id, "file_unique_id": unique, "file_name": name, "mime_type": mime, "file_size": size }
            ),
            FileKind::Video | FileKind::Animation => json!({
                "file_id": id, "file_unique_id": unique, "width": width, "height": height, "duration": 1,
                "file_name": name, "mime_type": mime, "file_size": size,
            }),
            FileKind::Voice => json!(
                { "file_id": id, "file_unique_id": unique, "duration": 1, "mime_type": mime, "file_size": size }
            ),
            FileKind::Audio => json!({
                "file_id": id, "file_unique_id": unique, "duration": 1, "file_name": name, "mime_type": mime,
                "file_size": size,
            }),
            FileKind::VideoNote => json!(
                { "file_id": id, "file_unique_id": unique, "length": 240, "duration": 1, "file_size": size }
            ),
            FileKind::Sticker => json!({
                "file_id": id, "file_unique_id": unique, "type": "regular", "width": 512, "height": 512,
                "is_animated": false, "is_video": false, "emoji": STICKER, "file_size": size,
            }),
        }
    }

    /// The `File` object.
    pub fn file_json(&self) -> Value {
        json!({
            "file_id": self.id,
            "file_unique_id": format!("unique-{}", self.id),
            "file_size": self.bytes.len(),
            "file_path": self.path(),
        })
    }
}

impl World {
    /// Stores a file and says its `file_id`.
    pub fn store_file(&mut self, kind: FileKind, upload: Upload) -> String {
        let id = format!("{}-{}", kind.field(), self.files.len() + 1);
        let pixels = pixels(&upload.bytes).unwrap_or((800, 600));
        let (name, mime, bytes) = (upload.name, upload.mime, Arc::new(upload.bytes));
        self.files.insert(id.clone(), StoredFile { id: id.clone(), kind, name, mime, bytes, pixels });
        id
    }

    /// A stored file.
    pub fn file(&self, id: &str) -> Option<&StoredFile> {
        self.files.get(id)
    }

    /// The file that is downloaded at a path.
    pub fn file_at(&self, path: &str) -> Option<&StoredFile> {
        self.files.values().find(|file| file.path() == path)
    }
}

/// Width and height of a PNG or JPEG picture.
pub fn pixels(bytes: &[u8]) -> Option<(u32, u32)> {
    let word = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let half = |at: usize| Some(u32::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some((word(16)?, word(20)?));
    }
    if !bytes.starts_with(&[0xff, 0xd8]) {
        return None;
    }
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1)?;
        // Start-of-frame markers carry the size; C4, C8 and CC are tables.
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            return Some((half(at + 7)?, half(at + 5)?));
        }
        at += 2 + usize::try_from(half(at + 2)?).ok()?;
    }
}

/// The content type that a file's name suggests.
pub fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).as_deref() {
        Some("pdf") => "application/pdf",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("mp4") => "video/mp4",
        Some("oga" | "ogg") => "audio/ogg",
        Some("mp3") => "audio/mpeg",
        _ => "application/octet-stream",
    }
}
