//! Files that the bot sends and asks for.

use super::Call;
use crate::sandbox::limits::{DOWNLOAD_BYTES, PHOTO_BYTES, UPLOAD_BYTES};
use crate::sandbox::refusal::{Answer, Refusal};
use crate::sandbox::request::Part;
use crate::sandbox::world::{FileKind, Upload, content_type, pixels};

/// The file that an `InputFile or String` parameter means: an upload, or one that is already stored.
pub(super) fn input(call: &mut Call<'_>, value: &str, kind: FileKind) -> Result<String, Refusal> {
    if let Some(part) = value.strip_prefix("attach://") {
        let part = call.params.files.get(part);
        let part =
            part.ok_or_else(|| Refusal::bad_request(format!("there is no {} in the request", kind.field())))?;
        check(part, kind)?;
        let name = if part.name.is_empty() { "file".to_owned() } else { part.name.clone() };
        let mime = part.mime.clone().unwrap_or_else(|| content_type(&part.name).to_owned());
        let upload = Upload { name, mime, bytes: part.bytes.to_vec(), caption: None };
        return Ok(call.world.store_file(kind, upload));
    }
    if value.starts_with("http://") || value.starts_with("https://") {
        // This server has no way out of the machine.
        return Err(Refusal::bad_request("failed to get HTTP URL content"));
    }
    match call.world.file(value) {
        Some(file) if file.kind == kind => Ok(file.id.clone()),
        Some(_) => Err(Refusal::bad_request(format!("can't use file of another type as {}", kind.field()))),
        None => Err(Refusal::bad_request("wrong file identifier/HTTP URL specified")),
    }
}

fn check(part: &Part, kind: FileKind) -> Result<(), Refusal> {
    if part.bytes.is_empty() {
        return Err(Refusal::bad_request("file must be non-empty"));
    }
    if part.bytes.len() > UPLOAD_BYTES {
        return Err(Refusal::too_large());
    }
    if kind == FileKind::Photo { check_photo(&part.bytes) } else { Ok(()) }
}

/// A photo is at most 10 MB, its sides together at most 10 000 pixels, its shape at most 20 to 1.
fn check_photo(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.len() > PHOTO_BYTES {
        return Err(Refusal::bad_request("file is too big"));
    }
    let (width, height) = pixels(bytes).ok_or_else(|| Refusal::bad_request("IMAGE_PROCESS_FAILED"))?;
    let (long, short) = (width.max(height), width.min(height));
    if short == 0 || long.saturating_add(short) > 10_000 || long / short > 20 {
        return Err(Refusal::bad_request("PHOTO_INVALID_DIMENSIONS"));
    }
    Ok(())
}

pub(super) fn file(call: &Call<'_>) -> Answer {
    let file = call.world.file(call.text("file_id"));
    let file = file.ok_or_else(|| Refusal::bad_request("invalid file_id"))?;
    if file.bytes.len() > DOWNLOAD_BYTES {
        return Err(Refusal::bad_request("file is too big"));
    }
    Ok(file.file_json())
}
