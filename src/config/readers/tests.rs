use secrecy::ExposeSecret;

use super::*;
use crate::config::{DemoSettings, Settings, health_address};

const TOKEN: &str = "123456789:AAFabcdefghijklmnopqrstuvwxyz-_0123";

fn with_token() -> Options {
    Options { telegram_bot_token: Some(TOKEN.to_owned()), ..Options::default() }
}

#[test]
fn a_token_alone_is_enough_to_run() {
    let settings = Settings::from_options(&with_token()).expect("a token is enough");
    assert_eq!(settings.telegram.api_url.as_str(), "https://api.telegram.org/");
    assert!(matches!(settings.intake, IntakeSettings::Polling));
    assert!(matches!(settings.database.source, DatabaseSource::Embedded { place: Place::Kept(_), .. }));
    assert_eq!(settings.health_listen, None);
}

#[test]
fn an_empty_variable_counts_as_unset() {
    let options = Options {
        telegram_api_url: Some(String::new()),
        telegram_proxy: Some(" ".into()),
        database_url: Some(String::new()),
        webhook_url: Some(String::new()),
        workers: Some(String::new()),
        log: Some(String::new()),
        ..with_token()
    };
    assert!(Settings::from_options(&options).is_ok());
}

#[test]
fn all_mistakes_are_listed_at_once_and_hold_no_secret() {
    let options = Options {
        telegram_bot_token: Some("secret-token".into()),
        telegram_api_url: Some("ftp://example.org".into()),
        telegram_proxy: Some("socks4://user:secret@host:1".into()),
        database_url: Some("mysql://user:secret@host/name".into()),
        database_max_connections: Some("1".into()),
        webhook_url: Some("http://bot.example.org".into()),
        webhook_listen: Some("everywhere".into()),
        webhook_secret: Some("secret!".into()),
        health_listen: Some("8080".into()),
        workers: Some("0".into()),
        log: Some("vovremya=loud".into()),
        log_format: Some("xml".into()),
        ..Options::default()
    };
    let mistakes = Settings::from_options(&options).expect_err("everything is wrong");
    let text = mistakes.to_string();
    assert_eq!(mistakes.iter().count(), 12, "{text}");
    assert!(!text.contains("secret"), "{text}");
}

#[test]
fn neither_token_nor_passwords_are_debug_printed() {
    let options = Options {
        telegram_proxy: Some("socks5h://user:hunter2@host:1080".into()),
        database_url: Some("postgres://user:hunter2@host/name".into()),
        ..with_token()
    };
    let printed = format!("{:?}", Settings::from_options(&options).expect("all is well"));
    assert!(!printed.contains("AAF") && !printed.contains("hunter2"), "{printed}");
}

#[test]
fn a_webhook_needs_https_and_a_port_that_telegram_calls() {
    for (url, accepted) in [
        ("https://bot.example.org/telegram", true),
        ("https://bot.example.org:8443/telegram", true),
        ("https://bot.example.org:9000/telegram", false),
        ("http://bot.example.org/telegram", false),
        ("bot.example.org", false),
    ] {
        let options = Options { webhook_url: Some(url.into()), ..with_token() };
        assert_eq!(Settings::from_options(&options).is_ok(), accepted, "{url}");
    }
}

#[test]
fn a_bot_api_server_of_ones_own_may_call_any_port() {
    let options = Options {
        telegram_api_url: Some("http://127.0.0.1:8081/".into()),
        webhook_url: Some("http://127.0.0.1:9000/telegram".into()),
        ..with_token()
    };
    assert!(Settings::from_options(&options).is_ok());
}

#[test]
fn the_webhook_secret_is_derived_from_the_token_and_fits_telegrams_rule() {
    let options = Options { webhook_url: Some("https://bot.example.org".into()), ..with_token() };
    let settings = Settings::from_options(&options).expect("all is well");
    let IntakeSettings::Webhook { secret, .. } = settings.intake else { panic!("a webhook was asked for") };
    assert_eq!(secret.expose_secret().len(), 64);
    assert!(secret.expose_secret().bytes().all(is_secret_byte));
}

#[test]
fn a_demo_never_touches_the_given_database() {
    let options = Options { database_url: Some("postgres://localhost/real".into()), ..Options::default() };
    let demo = DemoOptions { lang: Some("en".into()), script: true, ..DemoOptions::default() };
    let settings = DemoSettings::from_options(&options, &demo).expect("all is well");
    assert!(matches!(settings.database.source, DatabaseSource::Embedded { place: Place::ThrowAway, .. }));
    assert_eq!(settings.language, Language::En);
    assert!(!settings.open_browser);
}

#[test]
fn health_is_asked_where_it_is_served() {
    let polling = Options { health_listen: Some("127.0.0.1:8080".into()), ..Options::default() };
    assert_eq!(health_address(&polling).expect("given").port(), 8080);
    let webhook = Options { webhook_url: Some("https://bot.example.org".into()), ..Options::default() };
    assert_eq!(health_address(&webhook).expect("the webhook's").port(), 8443);
    assert!(health_address(&Options::default()).is_err());
}
