//! Draws the picture that a screen comes with and gathers its papers, before it is rendered.
//!
//! The words matter most: what cannot be drawn is left out and logged.

use tracing::error;

use super::Delivery;
use crate::documents::{DocumentError, qr, schedule};
use crate::screens::{Picture, Screen};
use crate::store::outbox::Claimed;
use crate::telegram::render::{Enclosures, Paper};
use crate::telegram::request::Photo;
use crate::worker::chain;

impl Delivery {
    pub(super) async fn enclose(&self, message: &Claimed, screen: &Screen) -> Enclosures {
        let photo = match screen.picture.clone() {
            None => None,
            Some(picture) => photo(message, picture).await,
        };
        Enclosures { photo, papers: screen.papers.iter().cloned().map(Paper::Known).collect() }
    }
}

/// Drawing takes longer than a thread that serves everybody should be away.
async fn photo(message: &Claimed, picture: Picture) -> Option<Photo> {
    match tokio::task::spawn_blocking(move || draw(picture)).await {
        Ok(Ok(photo)) => return Some(photo),
        Ok(Err(problem)) => {
            error!(delivery.outbox = message.id.0, error = %chain(&problem), "a picture could not be drawn");
        }
        Err(problem) => {
            error!(delivery.outbox = message.id.0, error = %chain(&problem), "drawing a picture broke off");
        }
    }
    None
}

fn draw(picture: Picture) -> Result<Photo, DocumentError> {
    Ok(match picture {
        Picture::Photo(file_id) => Photo::Known(file_id),
        Picture::Qr(text) => Photo::Drawn(qr::png(&text)?),
        Picture::Schedule(plan) => Photo::Drawn(schedule::png(&plan)?),
    })
}
