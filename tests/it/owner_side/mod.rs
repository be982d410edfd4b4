//! The owner's side, played through the local Bot API in both languages.

mod bad_input;
mod card;
mod first_minute;
mod limits;
mod lists;
mod register;

use anyhow::Result;
use vovremya::demo::stage::Actor;
use vovremya::domain::language::Language;

use crate::support::world::World;

/// The words of one language.
pub fn say<'a>(language: Language, russian: &'a str, english: &'a str) -> &'a str {
    match language {
        Language::Ru => russian,
        Language::En => english,
    }
}

/// Anna with a business that stands: «Ремонт Плюс» in Moscow, or Repair Plus in New York.
pub async fn anna(world: &World, language: Language) -> Result<Actor<'_>> {
    let anna = world.person(say(language, "Анна", "Anna"), language);
    anna.starts(None).await?;
    anna.taps(say(language, "Настроить моё дело", "Set up my business")).await?;
    anna.says(say(language, "Ремонт Плюс", "Repair Plus")).await?;
    anna.taps(say(language, "₽ RUB", "$ USD")).await?;
    anna.says(say(language, "Москва", "New York")).await?;
    anna.says(say(language, "СБП +7 900 123-45-67", "PayPal anna@example.com")).await?;
    anna.taps(say(language, "Пропустить", "Skip")).await?;
    Ok(anna)
}

/// The debt that most stories are about, in one line.
pub fn laptop(language: Language) -> &'static str {
    say(language, "Иван Петров 12500 до 15.12 ремонт ноутбука", "Ivan Petrov $250 by Dec 15 laptop repair")
}

/// Registers the debt and gives the secret of the invitation's link.
pub async fn registers(anna: &Actor<'_>, language: Language, line: &str) -> Result<String> {
    anna.says(line).await?;
    anna.taps(say(language, "Записать", "Register")).await?;
    let share = anna.address_behind(say(language, "Переслать", "Share"))?;
    let secret = share.split("start%3D").nth(1).and_then(|rest| rest.split('&').next());
    Ok(secret.expect("the link carries a secret").to_owned())
}

/// Ivan, who opened the link and said that it is him.
pub async fn ivan<'w>(world: &'w World, language: Language, secret: &str) -> Result<Actor<'w>> {
    let ivan = world.person(say(language, "Иван", "Ivan"), language);
    ivan.starts(Some(secret)).await?;
    ivan.taps(say(language, "Да, это я", "Yes, it's me")).await?;
    Ok(ivan)
}

/// The transcript, with the secrets of links left out.
pub fn told(world: &World) -> String {
    let hidden = |text: String, before: &str| {
        let mut parts = text.split(before);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |told, part| format!("{told}{before}{}", without_secret(part)))
    };
    hidden(hidden(world.transcript(), "start="), "/start ")
}

fn without_secret(text: &str) -> String {
    const SECRET_CHARS: usize = 22;
    format!("…{}", text.chars().skip(SECRET_CHARS).collect::<String>())
}
