//! Files in both directions: drawn and kept ones go out, those that people send are looked into.

use vovremya::domain::language::Language;
use vovremya::sandbox::{FaultKind, Upload};
use vovremya::screens::{Errand, Picture, Schedule, ScheduleRow, ScheduleSum, Standing};
use vovremya::store::outbox::Priority;
use vovremya::telegram::CallError;
use vovremya::telegram::request::{Document, Request, SendDocument};

use super::stage::{Known, Stage, with_button};
use crate::sandbox_support::picture;
use crate::support::world::World;

fn schedule() -> Schedule {
    let sum = |label: &str, amount: &str| ScheduleSum { label: label.to_owned(), amount: amount.to_owned() };
    Schedule {
        language: Language::Ru,
        title: "Ремонт ноутбука".to_owned(),
        rows: vec![ScheduleRow {
            number: "1".to_owned(),
            date: "15 декабря 2026".to_owned(),
            amount: "12 500 ₽".to_owned(),
            standing: Standing::Next,
            note: None,
        }],
        discount: None,
        total: sum("Всего", "12 500 ₽"),
    }
}

/// The id of the file that a person sends.
fn sent_document(stage: &Stage, person: Known, file: Upload) -> String {
    stage.scene.sandbox.send_document(person.phone, file);
    let last = stage.scene.sandbox.chat(person.phone).pop().expect("a message");
    last.document.expect("a document").file_id
}

#[tokio::test]
async fn a_schedule_is_drawn_when_it_is_sent_and_has_the_words_and_buttons_under_it() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    let screen = with_button("Ваш график").picture(Picture::Schedule(Box::new(schedule())));
    stage.put(ivan, Errand::Show { screen, replacing: None }, Priority::Answer).await;
    stage.deliver().await;
    let shown = stage.shown(ivan);
    assert_eq!((shown.len(), shown[0].text.as_str(), shown[0].keyboard.len()), (1, "Ваш график", 1));
    let photo = shown[0].photo.clone().expect("a picture");
    let file = stage.scene.sandbox.file(&photo.file_id).expect("a file");
    assert_eq!(&file[1..4], b"PNG");
}

#[tokio::test]
async fn a_picture_that_cannot_be_drawn_does_not_take_the_words_with_it() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    let screen = with_button("scan").picture(Picture::Qr("x".repeat(10_000)));
    let message = stage.put(ivan, Errand::Show { screen, replacing: None }, Priority::Answer).await;
    stage.deliver().await;
    assert_eq!((stage.heard(ivan), stage.state(message).await), (vec!["scan".to_owned()], "sent".to_owned()));
}

#[tokio::test]
async fn a_pdf_that_goes_along_arrives_under_its_name_byte_for_byte() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    for name in ["Соглашение 17-1.pdf", "agreement-17-1.pdf"] {
        let document = Document::Pdf { name: name.to_owned(), bytes: b"%PDF words".to_vec() };
        let request = Request::SendDocument(SendDocument { chat_id: ivan.phone, document });
        stage.client().make(&request).await.expect("sent");
        let document = stage.shown(ivan).pop().and_then(|message| message.document).expect("a document");
        assert_eq!(document.name, name);
        assert_eq!(*stage.scene.sandbox.file(&document.file_id).expect("a file"), b"%PDF words");
    }
}

#[tokio::test]
async fn a_file_that_somebody_sent_is_fetched_and_one_that_is_too_large_is_not() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    let content = vec![7; 300_000];
    let file = sent_document(&stage, ivan, Upload::new("Соглашение.pdf", content.clone()));
    assert_eq!(stage.client().download(&file, content.len()).await, Ok(content.clone()));
    let refused = stage.client().download(&file, content.len() - 1).await;
    assert!(matches!(refused, Err(CallError::Invalid(_))), "{refused:?}");
    let unknown = stage.client().download("nonsense", 1).await;
    assert!(matches!(unknown, Err(CallError::Invalid(_))), "{unknown:?}");
}

fn times_asked(world: &World) -> usize {
    world.sandbox.requests().iter().filter(|request| request.method == "getFile").count()
}

#[tokio::test]
async fn a_pdf_sent_in_private_is_looked_into_once_and_other_files_are_not() -> anyhow::Result<()> {
    let world = World::new().await;
    let ivan = world.person("Иван", Language::Ru);
    ivan.starts(None).await?;
    ivan.sends_photo("photo.png", &picture(20, 20)).await?;
    ivan.sends_document("notes.txt", b"notes").await?;
    ivan.sends_document("large.pdf", &vec![7; 1024 * 1024 + 1]).await?;
    assert_eq!(times_asked(&world), 0);
    ivan.sends_document("Соглашение 17-1.pdf", b"%PDF").await?;
    assert_eq!(times_asked(&world), 1);
    Ok(())
}

#[tokio::test]
async fn a_file_that_cannot_be_had_is_answered_like_any_other() -> anyhow::Result<()> {
    let world = World::new().await;
    let ivan = world.person("Иван", Language::Ru);
    ivan.starts(None).await?;
    for what in [FaultKind::ServerError(502), FaultKind::DropBefore] {
        let before = ivan.chat().len();
        let fault =
            vovremya::sandbox::Fault { method: Some("getFile".to_owned()), chat: None, times: 1, what };
        world.sandbox.order_fault(fault);
        ivan.sends_document("Соглашение 17-1.pdf", b"%PDF").await?;
        // The document itself and the answer to it.
        assert_eq!(ivan.chat().len(), before + 2, "{}", world.transcript());
    }
    assert_eq!(
        sqlx::query_scalar::<_, i64>("select count(*) from inbox where state <> 'done' or attempts > 0")
            .fetch_one(&world.database.pool)
            .await?,
        0
    );
    Ok(())
}
