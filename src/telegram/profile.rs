//! What the messenger shows of the bot before a word is said: the command menu and the descriptions.

use teloxide::types::BotCommand;

use super::client::Client;
use super::error::CallError;
use crate::args;
use crate::domain::language::Language;
use crate::i18n::texts;

/// Publishes commands and descriptions in every language; English also serves all the languages without texts.
pub async fn publish(client: &Client) -> Result<(), CallError> {
    for (language, code) in [(Language::En, None), (Language::Ru, Some(Language::Ru.code()))] {
        let texts = texts(language);
        client.set_commands(&commands(language), code).await?;
        client.set_description(&texts.plain("command-bot-description", &args! {}), code).await?;
        client.set_short_description(&texts.plain("command-bot-short-description", &args! {}), code).await?;
    }
    Ok(())
}

/// The menu in one language: the owner's commands, the debtor's, then everybody's.
pub fn commands(language: Language) -> Vec<BotCommand> {
    let texts = texts(language);
    let described = [
        ("new", texts.plain("command-new", &args! {})),
        ("debts", texts.plain("command-debts", &args! {})),
        ("requests", texts.plain("command-requests", &args! {})),
        ("clients", texts.plain("command-clients", &args! {})),
        ("my", texts.plain("command-my", &args! {})),
        ("settings", texts.plain("command-settings", &args! {})),
        ("help", texts.plain("command-help", &args! {})),
        ("language", texts.plain("command-language", &args! {})),
        ("privacy", texts.plain("command-privacy", &args! {})),
        ("stop", texts.plain("command-stop", &args! {})),
        ("cancel", texts.plain("command-cancel", &args! {})),
    ];
    described.into_iter().map(|(command, description)| BotCommand::new(command, description)).collect()
}
