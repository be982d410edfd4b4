//! What the messenger shows of the bot before a word is said: the command menu and the descriptions.

use teloxide::types::BotCommand;

use super::client::Client;
use super::error::CallError;
use crate::args;
use crate::domain::language::Language;
use crate::i18n::texts;

/// Who the commands are for; somebody new is neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Audience {
    pub owner: bool,
    pub debtor: bool,
}

impl Audience {
    /// Somebody the bot does not know yet.
    pub const NEWCOMER: Self = Self { owner: false, debtor: false };
}

/// Publishes commands and descriptions in every language; English also serves all the languages without texts.
/// What somebody new sees: the chats of owners and debtors have menus of their own.
pub async fn publish(client: &Client) -> Result<(), CallError> {
    for (language, code) in [(Language::En, None), (Language::Ru, Some(Language::Ru.code()))] {
        let texts = texts(language);
        client.set_commands(&commands(language, Audience::NEWCOMER), code).await?;
        client.set_description(&texts.plain("command-bot-description", &args! {}), code).await?;
        client.set_short_description(&texts.plain("command-bot-short-description", &args! {}), code).await?;
    }
    Ok(())
}

/// The menu in one language: the owner's commands, the debtor's, then everybody's.
pub fn commands(language: Language, audience: Audience) -> Vec<BotCommand> {
    let texts = texts(language);
    let Audience { owner, debtor } = audience;
    let described = [
        (owner, "new", texts.plain("command-new", &args! {})),
        (owner, "debts", texts.plain("command-debts", &args! {})),
        (owner, "requests", texts.plain("command-requests", &args! {})),
        (owner, "clients", texts.plain("command-clients", &args! {})),
        (owner, "upcoming", texts.plain("command-upcoming", &args! {})),
        (debtor, "my", texts.plain("command-my", &args! {})),
        (owner, "settings", texts.plain("command-settings", &args! {})),
        (owner || debtor, "verify", texts.plain("command-verify", &args! {})),
        (true, "help", texts.plain("command-help", &args! {})),
        (true, "language", texts.plain("command-language", &args! {})),
        (true, "privacy", texts.plain("command-privacy", &args! {})),
        (debtor, "stop", texts.plain("command-stop", &args! {})),
        (owner || debtor, "cancel", texts.plain("command-cancel", &args! {})),
    ];
    let applying = described.into_iter().filter(|(applies, ..)| *applies);
    applying.map(|(_, command, description)| BotCommand::new(command, description)).collect()
}
