//! The stage itself.

use vovremya::domain::language::Language;

use crate::support::world::World;

#[tokio::test]
async fn an_unknown_word_is_answered_and_not_met_with_silence() -> anyhow::Result<()> {
    for (language, answer) in [(Language::Ru, "Не понял вас"), (Language::En, "I did not get that")]
    {
        let world = World::new().await;
        let ivan = world.person("Ivan", language);
        ivan.says("бла").await?;
        ivan.sees_last(answer)?;
        assert_eq!(ivan.chat().len(), 2, "{}", world.transcript());
    }
    Ok(())
}
