//! Draws the picture that a screen comes with and gathers its papers, before it is rendered.
//!
//! The words matter most: a picture that cannot be drawn is left out and logged. A paper of an agreement is half of
//! what was said: while it cannot be read, nothing is sent.

use tracing::error;

use super::Delivery;
use crate::documents::{DocumentError, qr, schedule};
use crate::screens::{self, Picture, Screen};
use crate::store::sending::Claimed;
use crate::store::{StoreError, StoreResult, agreements};
use crate::telegram::render::{Enclosures, Paper};
use crate::telegram::request::Photo;
use crate::worker::chain;

impl Delivery {
    pub(super) async fn enclose(&self, message: &Claimed, screen: &Screen) -> StoreResult<Enclosures> {
        let photo = match screen.picture.clone() {
            None => None,
            Some(picture) => photo(message, picture).await,
        };
        let mut papers = Vec::with_capacity(screen.papers.len());
        for paper in &screen.papers {
            papers.push(self.paper(paper).await?);
        }
        Ok(Enclosures { photo, papers })
    }

    async fn paper(&self, paper: &screens::Paper) -> StoreResult<Paper> {
        match paper {
            screens::Paper::File(file) => Ok(Paper::Known(file.clone())),
            screens::Paper::Agreement { agreement, language, name } => {
                let mut db = self.parts.pool.acquire().await?;
                let kept = agreements::find_paper(&mut db, *agreement, *language).await?;
                let kept =
                    kept.ok_or_else(|| StoreError::inconsistent("agreement", agreement, "no paper"))?;
                Ok(Paper::Pdf { name: name.clone(), bytes: kept.file })
            }
        }
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
