//! Sets pages with typst: a world without files, network and clock that holds one template, its facts and our fonts.
//!
//! What people wrote reaches a template as facts, never as markup, so that it comes out as it was written.

use std::sync::LazyLock;

use chrono::{DateTime, Datelike, Timelike, Utc};
use serde::Serialize;
use thiserror::Error;
use typst::comemo;
use typst::diag::{FileError, FileResult, SourceDiagnostic, Warned};
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::{LazyHash, Scalar};
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, Timestamp};
use typst_render::RenderOptions;

use super::qr::QrError;

/// The name under which a template reads its facts.
const FACTS: &str = "facts.json";
/// typst remembers its work; what the last documents did not need again is forgotten.
const DOCUMENTS_REMEMBERED: usize = 4;

/// Latin and Cyrillic with every currency sign first; the others for letters that it lacks.
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files: [&'static [u8]; 4] = [
        include_bytes!("fonts/NotoSans-Regular.ttf"),
        include_bytes!("fonts/NotoSans-Bold.ttf"),
        include_bytes!("fonts/DejaVuSans.ttf"),
        include_bytes!("fonts/NotoEmoji-Regular.ttf"),
    ];
    files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect()
});
static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(&*FONTS)));
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// Why there is no paper or picture.
#[derive(Debug, Error)]
pub enum DocumentError {
    /// The facts could not be written down for the template.
    #[error("the facts of a document are not JSON")]
    Facts(#[from] serde_json::Error),
    /// The code that leads to the check could not be drawn.
    #[error(transparent)]
    Code(#[from] QrError),
    /// The template does not get on with the facts; typst's own words.
    #[error("a document could not be set: {0}")]
    Typesetting(String),
    /// A drawn page could not be written as PNG.
    #[error("a page could not be written as PNG: {0}")]
    Png(String),
}

/// Pages ready to be written in one format or another.
#[derive(Debug)]
pub(super) struct Pages(PagedDocument);

/// Sets `facts` by a template, which reads them from `facts.json`, and the named pictures beside them.
pub(super) fn set(
    template: &str,
    facts: &impl Serialize,
    pictures: &[(&str, Vec<u8>)],
) -> Result<Pages, DocumentError> {
    let mut files = vec![(file_id(FACTS)?, Bytes::new(serde_json::to_vec(facts)?))];
    for (name, picture) in pictures {
        files.push((file_id(name)?, Bytes::new(picture.clone())));
    }
    let desk = Desk { main: Source::new(file_id("main.typ")?, template.to_owned()), files };
    let Warned { output, .. } = typst::compile::<PagedDocument>(&desk);
    comemo::evict(DOCUMENTS_REMEMBERED);
    output.map(Pages).map_err(complaint)
}

impl Pages {
    /// The pages as PDF. Equal pages of one name and instant are equal bytes.
    pub(super) fn pdf(&self, name: &str, made_at: DateTime<Utc>) -> Result<Vec<u8>, DocumentError> {
        let options = PdfOptions {
            ident: Smart::Custom(name.to_owned()),
            creator: Smart::Custom(None),
            timestamp: datetime(made_at).map(Timestamp::new_utc),
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&self.0, &options).map_err(complaint)
    }

    /// The first page as PNG, this many pixels for each point.
    pub(super) fn png(&self, pixels_per_point: u8) -> Result<Vec<u8>, DocumentError> {
        let page = self.0.pages().first().ok_or_else(|| DocumentError::Png("no page".to_owned()))?;
        let pixel_per_pt = Scalar::new(f64::from(pixels_per_point));
        let picture = typst_render::render(page, &RenderOptions { pixel_per_pt, render_bleed: false });
        picture.encode_png().map_err(|problem| DocumentError::Png(problem.to_string()))
    }
}

/// All that a template can see.
struct Desk {
    main: Source,
    files: Vec<(FileId, Bytes)>,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(known, _)| *known == id);
        found.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    /// A paper that knew the date would not come out the same tomorrow.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn file_id(name: &str) -> Result<FileId, DocumentError> {
    let path = VirtualPath::new(name).map_err(|problem| DocumentError::Typesetting(problem.to_string()))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn datetime(at: DateTime<Utc>) -> Option<Datetime> {
    let small = |number: u32| u8::try_from(number).ok();
    let time = (small(at.hour())?, small(at.minute())?, small(at.second())?);
    Datetime::from_ymd_hms(at.year(), small(at.month())?, small(at.day())?, time.0, time.1, time.2)
}

fn complaint(problems: EcoVec<SourceDiagnostic>) -> DocumentError {
    let messages: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
    DocumentError::Typesetting(messages.join("; "))
}

#[cfg(test)]
pub(super) mod tests;
