//! A Bot API request in any of the forms that Telegram takes: query string, form, JSON, multipart.
//!
//! Knows HTTP and the shape of parameters, not what they mean.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use serde_json::{Map, Value, json};

use super::fields::{self, Fields};
use super::limits::UPLOAD_BYTES;
use super::refusal::Refusal;

/// Room for the largest file and what surrounds it.
pub const BODY_BYTES: usize = UPLOAD_BYTES + 1024 * 1024;

/// A part of a multipart request that is a file.
#[derive(Debug, Clone)]
pub struct Part {
    /// The file's name.
    pub name: String,
    /// Its content type, when given.
    pub mime: Option<String>,
    /// Its content.
    pub bytes: Bytes,
}

/// The parameters of a call.
#[derive(Debug, Default)]
pub struct Params {
    /// Values by name, in the types of the schema. A file is `attach://<part>`.
    pub values: Map<String, Value>,
    /// Files by the name of their part.
    pub files: BTreeMap<String, Part>,
}

impl Params {
    /// A text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.values.get(name)?.as_str()
    }

    /// A whole number.
    pub fn integer(&self, name: &str) -> Option<i64> {
        self.values.get(name)?.as_i64()
    }

    /// A flag; absent is false.
    pub fn flag(&self, name: &str) -> bool {
        self.values.get(name).and_then(Value::as_bool).unwrap_or_default()
    }

    /// Any value.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.values.get(name)
    }

    /// The elements of an array.
    pub fn array(&self, name: &str) -> Option<&Vec<Value>> {
        self.values.get(name)?.as_array()
    }

    /// Name, size and type of each file, for the journal.
    pub fn files_json(&self) -> Map<String, Value> {
        let file = |part: &Part| json!({ "name": part.name, "size": part.bytes.len(), "mime": part.mime });
        self.files.iter().map(|(field, part)| (field.clone(), file(part))).collect()
    }
}

/// Reads the parameters of a request.
pub async fn read(request: Request, fields: &Fields) -> Result<Params, Refusal> {
    let mut params = Params::default();
    if let Some(query) = request.uri().query() {
        take_form(&mut params, query.as_bytes());
    }
    let content_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let content_type = content_type.unwrap_or_default().to_ascii_lowercase();
    if content_type.starts_with("multipart/form-data") {
        take_multipart(&mut params, request, fields).await?;
    } else {
        let body =
            axum::body::to_bytes(request.into_body(), BODY_BYTES).await.map_err(|_| Refusal::too_large())?;
        if content_type.starts_with("application/json") {
            take_json(&mut params, &body)?;
        } else {
            take_form(&mut params, &body);
        }
    }
    params.values = fields::normalise(fields, std::mem::take(&mut params.values));
    Ok(params)
}

fn take_json(params: &mut Params, body: &[u8]) -> Result<(), Refusal> {
    if body.is_empty() {
        return Ok(());
    }
    match serde_json::from_slice(body) {
        Ok(Value::Object(fields)) => {
            params.values.extend(fields);
            Ok(())
        }
        _ => Err(Refusal::bad_request("can't parse JSON object")),
    }
}

fn take_form(params: &mut Params, form: &[u8]) {
    let pairs = url::form_urlencoded::parse(form);
    params.values.extend(pairs.map(|(name, value)| (name.into_owned(), Value::from(value.into_owned()))));
}

/// The name of a file. Telegram looks at `filename` alone and passes over the `filename*` of RFC 5987.
fn file_name(part: &Field<'_>) -> Option<String> {
    let disposition = part.headers().get(CONTENT_DISPOSITION)?.as_bytes();
    let is_plain = disposition.windows(b"filename=".len()).any(|word| word == b"filename=");
    part.file_name().filter(|_| is_plain).map(str::to_owned)
}

async fn take_multipart(params: &mut Params, request: Request, fields: &Fields) -> Result<(), Refusal> {
    let malformed = |_| Refusal::bad_request("can't parse multipart body");
    let mut form = Multipart::from_request(request, &())
        .await
        .map_err(|_| Refusal::bad_request("can't parse multipart body"))?;
    while let Some(part) = form.next_field().await.map_err(malformed)? {
        let field = part.name().unwrap_or_default().to_owned();
        let file_name = file_name(&part);
        let mime = part.content_type().map(str::to_owned);
        let is_file =
            file_name.is_some() || fields.get(&field).is_some_and(|known| known.r#type == "InputFile");
        let bytes = part.bytes().await.map_err(|_| Refusal::too_large())?;
        if is_file {
            if fields.contains_key(&field) {
                params.values.insert(field.clone(), Value::from(format!("attach://{field}")));
            }
            params.files.insert(field, Part { name: file_name.unwrap_or_default(), mime, bytes });
        } else {
            params.values.insert(field, Value::from(String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    Ok(())
}
