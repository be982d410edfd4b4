//! The first minute of an owner: name, currency, time zone, how clients pay, whom they reach.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::forms::{self, DETAILS_CHARS_MAX, NAME_CHARS_MAX, OwnerForm};
use super::settings::ContactAnswer;
use crate::app::{AppResult, businesses};
use crate::dialogue::conversation::Input;
use crate::dialogue::scene::Scene;
use crate::domain::calendar::Country;
use crate::domain::input::{Reading, amount, text};
use crate::domain::language::Language;
use crate::domain::money::Currency;
use crate::domain::zones;
use crate::i18n::Html;
use crate::screens::FormTap;
use crate::screens::owner::ask::Ask;
use crate::screens::owner::{onboarding as screens, problem};
use crate::store::businesses::NewBusiness;

const LIKELY_RU: [Currency; 9] = [
    Currency::RUB,
    Currency::KZT,
    Currency::BYN,
    Currency::UZS,
    Currency::KGS,
    Currency::AMD,
    Currency::GEL,
    Currency::USD,
    Currency::EUR,
];

const LIKELY_EN: [Currency; 6] =
    [Currency::USD, Currency::EUR, Currency::GBP, Currency::INR, Currency::CHF, Currency::TRY];

/// The currencies to offer to a speaker of the language.
pub fn likely_currencies(language: Language) -> &'static [Currency] {
    match language {
        Language::Ru => &LIKELY_RU,
        Language::En => &LIKELY_EN,
    }
}

/// The questions, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Question {
    #[default]
    Name,
    Currency,
    Zone,
    Details,
    Contact,
}

impl Question {
    const ALL: [Self; 5] = [Self::Name, Self::Currency, Self::Zone, Self::Details, Self::Contact];

    fn position(self) -> usize {
        Self::ALL.iter().position(|question| *question == self).unwrap_or_default()
    }

    fn previous(self) -> Self {
        let earlier = self.position().checked_sub(1).and_then(|at| Self::ALL.get(at));
        earlier.copied().unwrap_or_default()
    }
}

/// What was answered so far.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FoundForm {
    at: Question,
    name: Option<String>,
    currency: Option<Currency>,
    zone: Option<Tz>,
    details: Option<String>,
    contact_name: Option<String>,
    /// Whether the keyboard that shares a number is up.
    #[serde(default)]
    keyboard: bool,
}

/// Offers somebody new to found a business.
pub async fn offer(scene: &mut Scene<'_>) -> AppResult<()> {
    let screen = screens::welcome(scene.texts());
    scene.show(screen).await
}

/// Begins with the first question.
pub async fn begin(scene: &mut Scene<'_>) -> AppResult<()> {
    if scene.business.is_some() {
        return super::home(scene).await;
    }
    FoundForm { contact_name: Some(scene.person.full_name()), ..FoundForm::default() }.ask(scene, None).await
}

impl FoundForm {
    /// Hands the input to the question that is open.
    pub async fn take(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        match input {
            Input::Tap(FormTap::Cancel) => return forms::leave(scene).await,
            Input::Tap(FormTap::Back) => {
                self.at = self.at.previous();
                return self.ask(scene, None).await;
            }
            _ => {}
        }
        let answered = match self.at {
            Question::Name => self.take_name(scene, &input),
            Question::Currency => self.take_currency(scene, &input),
            Question::Zone => self.take_zone(scene, &input),
            Question::Details => self.take_details(scene, &input),
            Question::Contact => return self.take_contact(scene, input).await,
        };
        self.ask(scene, answered.err()).await
    }

    fn take_name(&mut self, scene: &Scene<'_>, input: &Input) -> Result<(), Html> {
        let name = match input {
            Input::Words(typed) => forms::line(scene, typed, NAME_CHARS_MAX)?,
            Input::Tap(FormTap::Pick(0)) => scene.person.full_name(),
            other => return Err(forms::unexpected(scene, other)),
        };
        self.name = Some(name);
        self.at = Question::Currency;
        Ok(())
    }

    fn take_currency(&mut self, scene: &Scene<'_>, input: &Input) -> Result<(), Html> {
        let offered = likely_currencies(scene.language());
        let currency = match input {
            Input::Words(typed) => {
                read_currency(typed).ok_or_else(|| problem::currency(scene.texts(), typed))?
            }
            Input::Tap(FormTap::Pick(at)) => {
                *offered.get(usize::from(*at)).ok_or_else(|| forms::unexpected(scene, input))?
            }
            other => return Err(forms::unexpected(scene, other)),
        };
        self.currency = Some(currency);
        self.at = Question::Zone;
        Ok(())
    }

    fn take_zone(&mut self, scene: &Scene<'_>, input: &Input) -> Result<(), Html> {
        self.zone = Some(read_zone(scene, input)?);
        self.at = Question::Details;
        Ok(())
    }

    fn take_details(&mut self, scene: &Scene<'_>, input: &Input) -> Result<(), Html> {
        self.details = match input {
            Input::Words(typed) => Some(
                text::clean(typed, DETAILS_CHARS_MAX).map_err(|wrong| problem::text(scene.texts(), wrong))?,
            ),
            Input::Tap(FormTap::Skip) => None,
            other => return Err(forms::unexpected(scene, other)),
        };
        self.at = Question::Contact;
        Ok(())
    }

    async fn take_contact(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let country = self.zone.map_or(Country::Other, zones::country_of);
        match ContactAnswer::read(scene, &input, country) {
            Ok(ContactAnswer::Share) => {
                self.keyboard = true;
                forms::keep(scene, OwnerForm::Found(self))?;
                let screen = screens::share_phone(scene.texts());
                scene.say(screen).await
            }
            Ok(ContactAnswer::Skip) => self.found(scene, None).await,
            Ok(ContactAnswer::Phone { name, phone }) => {
                self.contact_name = name.or(self.contact_name);
                self.found(scene, Some(phone)).await
            }
            Ok(ContactAnswer::Name(name)) => {
                self.contact_name = Some(name);
                self.ask(scene, None).await
            }
            Err(note) => self.ask(scene, Some(note)).await,
        }
    }

    async fn ask(self, scene: &mut Scene<'_>, note: Option<Html>) -> AppResult<()> {
        let form = forms::keep(scene, OwnerForm::Found(self.clone()))?;
        let count = |number: usize| i64::try_from(number).unwrap_or_default();
        let progress = Some((count(self.at.position() + 1), count(Question::ALL.len())));
        let ask = Ask { form, note, progress, back: self.at != Question::Name };
        let (t, now) = (scene.texts(), scene.uow.now());
        let screen = match self.at {
            Question::Name => screens::name(t, &ask, Some(&scene.person.full_name())),
            Question::Currency => screens::currency(t, &ask, likely_currencies(scene.language())),
            Question::Zone => screens::zone(t, &ask, zones::likely(scene.language()), now),
            Question::Details => screens::details(t, &ask, ask.skip(t)),
            Question::Contact => {
                let name = self.contact_name.unwrap_or_else(|| scene.person.full_name());
                screens::contact(t, &ask, &name, ask.skip(t))
            }
        };
        scene.show(screen).await
    }

    async fn found(mut self, scene: &mut Scene<'_>, phone: Option<String>) -> AppResult<()> {
        // Stored forms of an earlier build may lack an answer: asked for again, never guessed.
        let (Some(name), Some(currency), Some(zone)) = (self.name.clone(), self.currency, self.zone) else {
            self.at = Question::Name;
            return self.ask(scene, None).await;
        };
        let country = zones::country_of(zone);
        let new = NewBusiness {
            name,
            currency,
            zone,
            country,
            payment_details: self.details,
            contact_name: self.contact_name,
            contact_phone: phone.clone(),
        };
        let business = businesses::found(scene.uow, scene.person.id, &new).await?;
        (scene.person.zone, scene.zone) = (Some(zone), zone);
        scene.end();
        let t = scene.texts();
        if self.keyboard {
            let noted = screens::phone_noted(t, phone.as_deref());
            scene.say(noted).await?;
        }
        let screen = screens::founded(t, &business, scene.today());
        scene.business = Some(business);
        scene.show(screen).await
    }
}

/// A currency by code, sign or name: `EUR`, `€`, «рубли».
fn read_currency(typed: &str) -> Option<Currency> {
    let typed = typed.trim();
    if typed.is_empty() || typed.chars().any(|letter| letter.is_ascii_digit()) {
        return None;
    }
    // A currency that is named is read the same whatever the default would have been.
    let read = |default| match amount::read(&format!("1 {typed}"), default) {
        Reading::Clear(money) => Some(money.currency()),
        _ => None,
    };
    let named = read(Currency::RUB).filter(|found| read(Currency::KZT) == Some(*found));
    named.or_else(|| Currency::from_code(typed))
}

/// The zone that was typed or tapped.
pub fn read_zone(scene: &Scene<'_>, input: &Input) -> Result<Tz, Html> {
    match input {
        Input::Words(typed) => {
            zones::read(typed, scene.language()).ok_or_else(|| problem::zone(scene.texts(), typed))
        }
        Input::Tap(FormTap::Pick(at)) => zones::likely(scene.language())
            .get(usize::from(*at))
            .copied()
            .ok_or_else(|| forms::unexpected(scene, input)),
        other => Err(forms::unexpected(scene, other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_understood_by_code_sign_or_name() {
        let table = [
            ("EUR", Some(Currency::EUR)),
            ("eur", Some(Currency::EUR)),
            ("€", Some(Currency::EUR)),
            ("рубли", Some(Currency::RUB)),
            ("доллары", Some(Currency::USD)),
            ("chf", Some(Currency::CHF)),
            ("тыс", None),
            ("500", None),
            ("деньги", None),
            ("", None),
        ];
        for (typed, currency) in table {
            assert_eq!(read_currency(typed), currency, "{typed}");
        }
    }
}
