//! Settings of the business.

use serde::{Deserialize, Serialize};

use super::forms::{self, DETAILS_CHARS_MAX, NAME_CHARS_MAX, OwnerForm};
use super::onboarding::read_zone;
use super::{ladder, limits};
use crate::app::businesses::{self, Change};
use crate::app::{self, AppResult};
use crate::dialogue::conversation::Input;
use crate::dialogue::scene::Scene;
use crate::domain::calendar::Country;
use crate::domain::input::{phone, text};
use crate::domain::zones;
use crate::i18n::{Html, args};
use crate::screens::FormTap;
use crate::screens::action::Setting;
use crate::screens::owner::ask::Ask;
use crate::screens::owner::{courtesy, onboarding, problem, settings as screens};

/// Shows all settings.
pub async fn open(scene: &mut Scene<'_>) -> AppResult<()> {
    let business = scene.business()?.clone();
    let limits = app::limits::of(scene.uow, &business).await?;
    let screen = screens::settings(scene.texts(), &business, limits.who);
    scene.show(screen).await
}

/// Begins to change a setting.
pub async fn begin(scene: &mut Scene<'_>, setting: Setting) -> AppResult<()> {
    let business = scene.business()?;
    let of = match setting {
        Setting::Ladder => return ladder::open(scene, None).await,
        Setting::Limits => return limits::open(scene).await,
        Setting::LegalForm => {
            let screen = courtesy::ask_settings(scene.texts(), business.legal_form);
            return scene.show(screen).await;
        }
        Setting::Name => Of::Name,
        Setting::Zone => Of::Zone,
        Setting::PaymentDetails => Of::PaymentDetails,
        Setting::Contact => Of::Contact,
    };
    let name = business.contact_name.clone();
    SettingForm { of, contact_name: name, keyboard: false }.ask(scene, None).await
}

/// The ready-made ladders to choose from.
pub async fn show_ladders(scene: &mut Scene<'_>) -> AppResult<()> {
    let business = scene.business()?;
    let screen = screens::ladders(scene.texts(), business);
    scene.show(screen).await
}

/// Saves a change and shows the settings as they are now.
pub(super) async fn save(scene: &mut Scene<'_>, change: Change) -> AppResult<()> {
    if let Change::Zone(zone) = &change {
        (scene.person.zone, scene.zone) = (Some(*zone), *zone);
    }
    let business = businesses::change(scene.uow, scene.person.id, change).await?;
    scene.business = Some(business);
    scene.toast("owner-toast-saved", &args! {});
    open(scene).await
}

/// Which setting the form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Of {
    Name,
    Zone,
    PaymentDetails,
    Contact,
}

/// A setting on its way to another value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingForm {
    of: Of,
    contact_name: Option<String>,
    /// Whether the keyboard that shares a number is up.
    #[serde(default)]
    keyboard: bool,
}

impl SettingForm {
    /// Hands the input to the form.
    pub async fn take(self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        if matches!(input, Input::Tap(FormTap::Cancel | FormTap::Back)) {
            scene.end();
            return open(scene).await;
        }
        let change = match self.of {
            Of::Contact => return self.take_contact(scene, input).await,
            Of::Name => match &input {
                Input::Words(typed) => forms::line(scene, typed, NAME_CHARS_MAX).map(Change::Name),
                other => Err(forms::unexpected(scene, other)),
            },
            Of::Zone => read_zone(scene, &input).map(Change::Zone),
            Of::PaymentDetails => match &input {
                Input::Words(typed) => text::clean(typed, DETAILS_CHARS_MAX)
                    .map(|details| Change::PaymentDetails(Some(details)))
                    .map_err(|wrong| problem::text(scene.texts(), wrong)),
                Input::Tap(FormTap::Skip) => Ok(Change::PaymentDetails(None)),
                other => Err(forms::unexpected(scene, other)),
            },
        };
        match change {
            Ok(change) => {
                scene.end();
                save(scene, change).await
            }
            Err(note) => self.ask(scene, Some(note)).await,
        }
    }

    async fn take_contact(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let country = scene.business()?.country;
        let name = self.contact_name.clone();
        let change = match ContactAnswer::read(scene, &input, country) {
            Ok(ContactAnswer::Share) => {
                self.keyboard = true;
                forms::keep(scene, OwnerForm::Setting(self))?;
                let screen = onboarding::share_phone(scene.texts());
                return scene.say(screen).await;
            }
            Ok(ContactAnswer::Name(name)) => {
                self.contact_name = Some(name);
                return self.ask(scene, None).await;
            }
            Ok(ContactAnswer::Skip) => Change::Contact { name, phone: None },
            Ok(ContactAnswer::Phone { name: typed, phone }) => {
                Change::Contact { name: typed.or(name), phone: Some(phone) }
            }
            Err(note) => return self.ask(scene, Some(note)).await,
        };
        scene.end();
        if self.keyboard {
            let phone = match &change {
                Change::Contact { phone, .. } => phone.clone(),
                _ => None,
            };
            let noted = onboarding::phone_noted(scene.texts(), phone.as_deref());
            scene.say(noted).await?;
        }
        save(scene, change).await
    }

    async fn ask(self, scene: &mut Scene<'_>, note: Option<Html>) -> AppResult<()> {
        let form = forms::keep(scene, OwnerForm::Setting(self.clone()))?;
        let (t, now) = (scene.texts(), scene.uow.now());
        let ask = Ask { form, note, ..Ask::default() };
        let remove = ask.tap(t.plain("owner-button-remove", &args! {}), FormTap::Skip);
        let screen = match self.of {
            Of::Name => onboarding::name(t, &ask, None),
            Of::Zone => onboarding::zone(t, &ask, zones::likely(scene.language()), now),
            Of::PaymentDetails => onboarding::details(t, &ask, remove),
            Of::Contact => {
                let name = self.contact_name.unwrap_or_else(|| scene.person.full_name());
                onboarding::contact(
                    t,
                    &ask,
                    &name,
                    ask.tap(t.plain("owner-button-no-phone", &args! {}), FormTap::Skip),
                )
            }
        };
        scene.show(screen).await
    }
}

/// An answer to "whom do clients reach?".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContactAnswer {
    /// Put up the keyboard that shares the own number.
    Share,
    /// No phone.
    Skip,
    /// A name; the phone is still to come.
    Name(String),
    Phone {
        name: Option<String>,
        phone: String,
    },
}

impl ContactAnswer {
    /// Reads `Анна +7 900 123-45-67`, a number alone, a name alone, a shared contact, or a tap.
    pub fn read(scene: &Scene<'_>, input: &Input, country: Country) -> Result<Self, Html> {
        match input {
            Input::Tap(FormTap::Pick(0)) => Ok(Self::Share),
            Input::Tap(FormTap::Skip) => Ok(Self::Skip),
            Input::Words(typed) => Self::read_words(scene, typed, country),
            Input::Contact { phone: typed, name, own } => {
                // Telegram leaves the plus out.
                let shared = format!("+{}", typed.trim_start_matches('+'));
                let phone = phone::read(&shared, country)
                    .map_err(|wrong| problem::phone(scene.texts(), typed, wrong))?;
                let name = (!own).then(|| text::clean_line(name, NAME_CHARS_MAX).ok()).flatten();
                Ok(Self::Phone { name, phone: phone.into() })
            }
            other => Err(forms::unexpected(scene, other)),
        }
    }

    fn read_words(scene: &Scene<'_>, typed: &str, country: Country) -> Result<Self, Html> {
        let Some(begins) = typed.find(|letter: char| letter.is_ascii_digit() || letter == '+') else {
            return forms::line(scene, typed, NAME_CHARS_MAX).map(Self::Name);
        };
        let (name, number) = typed.split_at(begins);
        let name = name.trim_matches([' ', ',', ':', '-', '(', '\n']);
        let phone =
            phone::read(number, country).map_err(|wrong| problem::phone(scene.texts(), number, wrong))?;
        let name = if name.is_empty() { None } else { Some(forms::line(scene, name, NAME_CHARS_MAX)?) };
        Ok(Self::Phone { name, phone: phone.into() })
    }
}
