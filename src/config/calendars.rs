//! Reads the operator's calendars: a folder of files named after countries.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::Mistakes;
use super::readers::given;
use crate::cli::Options;
use crate::domain::calendar::{Calendars, Country};

/// Our calendars with the years of the operator's files over them.
pub(super) fn read(options: &Options, mistakes: &mut Mistakes) -> Option<Calendars> {
    let ours = Calendars::built_in().map_err(|error| mistakes.add(error.to_string())).ok()?;
    let Some(folder) = given(options.calendars.as_ref()) else { return Some(ours) };
    let files = match files_of(Path::new(folder)) {
        Ok(files) => files,
        Err(error) => {
            mistakes.add(format!("CALENDARS={folder} cannot be read: {error}"));
            return None;
        }
    };
    files.into_iter().try_fold(ours, |calendars, file| {
        let read = with_file(calendars, &file);
        read.map_err(|wrong| mistakes.add(format!("CALENDARS: {}: {wrong}", file.display()))).ok()
    })
}

/// The `.toml` files of a folder, in order.
fn files_of(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files: Vec<_> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    Ok(files)
}

fn with_file(calendars: Calendars, file: &Path) -> Result<Calendars, String> {
    let code = file.file_stem().and_then(OsStr::to_str).unwrap_or_default();
    let country = Country::ALL.into_iter().find(|country| country.code() == code).ok_or_else(|| {
        format!(
            "the name must be one of {}",
            Country::ALL.map(|country| format!("{}.toml", country.code())).join(", ")
        )
    })?;
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    calendars.with(country, &text).map_err(|error| error.to_string())
}
