//! The form: what was answered, which question comes next, and what becomes of it in the end.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::card;
use super::super::forms::{self, OwnerForm};
use super::fields;
use crate::app::AppResult;
use crate::app::clients::{self, ClientChoice};
use crate::app::debts::{self, DebtDraft, due_bounds};
use crate::dialogue::conversation::Input;
use crate::dialogue::scene::Scene;
use crate::domain::dossier::FileRef;
use crate::domain::ids::ClientId;
use crate::domain::money::Money;
use crate::domain::reminder::Pause;
use crate::i18n::{Html, args};
use crate::screens::FormTap;
use crate::screens::Screen;
use crate::screens::calendar::Month;
use crate::screens::owner::ask::Ask;
use crate::screens::owner::register::{self as screens, Check, Dates};
use crate::screens::owner::{invitation, upcoming};
use crate::store::{clients as client_rows, debts_lists};

/// Clients that the first question offers.
const RECENT: i64 = 6;

/// The fields of a debt, in the order of the questions and of the card's buttons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Client,
    Amount,
    Due,
    What,
    Service,
    Papers,
}

impl Field {
    pub const ALL: [Self; 6] =
        [Self::Client, Self::Amount, Self::Due, Self::What, Self::Service, Self::Papers];

    fn position(self) -> usize {
        Self::ALL.iter().position(|field| *field == self).unwrap_or_default()
    }

    fn previous(self) -> Option<Self> {
        self.position().checked_sub(1).and_then(|at| Self::ALL.get(at)).copied()
    }

    fn is_optional(self) -> bool {
        matches!(self, Self::Service | Self::Papers)
    }
}

/// Whom the debt is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// A client chosen from the list.
    pub id: Option<ClientId>,
    pub name: String,
    pub phone: Option<String>,
}

impl Named {
    fn choice(&self) -> ClientChoice<'_> {
        match self.id {
            Some(id) => ClientChoice::Known(id),
            None => ClientChoice::Named { name: &self.name, phone: self.phone.as_deref() },
        }
    }
}

/// A debt on its way to be registered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RegisterForm {
    pub client: Option<Named>,
    pub amount: Option<Money>,
    /// What an unclear amount may mean.
    pub amounts: Vec<Money>,
    pub due_on: Option<NaiveDate>,
    /// What an unclear date may mean.
    pub dates: Vec<NaiveDate>,
    pub what: Option<String>,
    pub service_on: Option<NaiveDate>,
    pub papers: Vec<FileRef>,
    /// Clients on the buttons of the first question.
    pub recent: Vec<(ClientId, String)>,
    /// The question that was gone back to, or the field of the card to change.
    at: Option<Field>,
    /// Whether the card was shown: from then on a question leads back to it.
    checked: bool,
    /// Optional questions still to come.
    to_ask: Vec<Field>,
    /// Whether the questions are counted.
    counted: bool,
    /// The page of the calendar, when it is open.
    pub month: Option<Month>,
}

impl RegisterForm {
    /// Every question, one after the other.
    pub fn wizard() -> Self {
        Self { to_ask: vec![Field::Service, Field::Papers], counted: true, ..Self::default() }
    }

    /// The question that is open; `None`: the card.
    pub fn field(&self) -> Option<Field> {
        let missing = || {
            Field::ALL.into_iter().find(|field| match field {
                Field::Client => self.client.is_none(),
                Field::Amount => self.amount.is_none(),
                Field::Due => self.due_on.is_none(),
                Field::What => self.what.is_none(),
                Field::Service | Field::Papers => self.to_ask.contains(field),
            })
        };
        self.at.or_else(missing)
    }

    /// The field has its answer.
    pub fn settle(&mut self, field: Field) {
        self.at = None;
        self.month = None;
        self.to_ask.retain(|asked| *asked != field);
        match field {
            Field::Amount => self.amounts.clear(),
            Field::Due | Field::Service => self.dates.clear(),
            Field::Client | Field::What | Field::Papers => {}
        }
    }

    fn go_back(&mut self, field: Option<Field>) {
        self.dates.clear();
        self.amounts.clear();
        if self.month.take().is_some() {
            return;
        }
        self.at = if self.checked { None } else { field.and_then(Field::previous) };
    }

    /// Hands the input to the question that is open.
    pub async fn take(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let field = self.field();
        match (input, field) {
            (Input::Tap(FormTap::Cancel), _) => forms::leave(scene).await,
            (Input::Tap(FormTap::Back), _) => {
                self.go_back(field);
                self.ask(scene, None).await
            }
            (Input::Tap(FormTap::Confirm), None) => self.register(scene).await,
            (Input::Tap(FormTap::Edit(at)), None) => {
                self.at = Field::ALL.get(usize::from(at)).copied();
                self.ask(scene, None).await
            }
            (Input::Tap(FormTap::Skip | FormTap::Confirm), Some(optional)) if optional.is_optional() => {
                if optional == Field::Service {
                    self.service_on = None;
                }
                self.settle(optional);
                self.ask(scene, None).await
            }
            (Input::File { file, size, .. }, _) => self.take_file(scene, file, size).await,
            (input, Some(field)) => {
                let answered = fields::take(&mut self, scene, field, input);
                self.ask(scene, answered.err()).await
            }
            (input, None) => {
                let note = forms::unexpected(scene, &input);
                self.ask(scene, Some(note)).await
            }
        }
    }

    /// A file belongs to the debt whatever the question.
    async fn take_file(mut self, scene: &mut Scene<'_>, file: FileRef, size: Option<u64>) -> AppResult<()> {
        if let Err(note) = super::check_file(scene, size, self.papers.len()) {
            return self.ask(scene, Some(note)).await;
        }
        self.papers.push(file);
        // The card and the question about papers count the files themselves.
        let counted = matches!(self.field(), None | Some(Field::Papers));
        let count = i64::try_from(self.papers.len()).unwrap_or(i64::MAX);
        let note = (!counted).then(|| scene.texts().html("owner-check-papers", &args! { count = count }));
        self.ask(scene, note).await
    }

    /// Asks the open question, or shows the card.
    pub async fn ask(mut self, scene: &mut Scene<'_>, note: Option<Html>) -> AppResult<()> {
        let field = self.field();
        if field == Some(Field::Client) && self.recent.is_empty() {
            let business = scene.business()?.id;
            let recent = client_rows::list_recent(scene.uow.db(), business, RECENT).await?;
            self.recent = recent.into_iter().map(|client| (client.id, client.name)).collect();
        }
        self.checked |= field.is_none();
        let form = forms::keep(scene, OwnerForm::Register(Box::new(self.clone())))?;
        let count = |number: usize| i64::try_from(number).unwrap_or_default();
        let progress = field
            .filter(|_| self.counted && !self.checked)
            .map(|field| (count(field.position() + 1), count(Field::ALL.len())));
        let back = field.is_some_and(|field| field != Field::Client || self.checked);
        let ask = Ask { form, note, progress, back };
        let screen = match field {
            Some(field) => self.question(scene, &ask, field)?,
            None => self.card(scene, &ask).await?,
        };
        scene.show(screen).await
    }

    fn question(&self, scene: &Scene<'_>, ask: &Ask, field: Field) -> AppResult<Screen> {
        let (t, today) = (scene.texts(), scene.today());
        Ok(match field {
            Field::Client => {
                let names: Vec<String> = self.recent.iter().map(|(_, name)| name.clone()).collect();
                screens::client(t, ask, &names)
            }
            Field::Amount => screens::amount(t, ask, scene.business()?.currency, &self.amounts),
            Field::Due => {
                let likely = fields::likely_due(today, &self.dates);
                let dates = Dates { today, likely: &likely, month: self.month, bounds: due_bounds(today) };
                screens::due(t, ask, &dates)
            }
            Field::What => screens::what(t, ask),
            Field::Service => {
                let likely = fields::likely_service(today, &self.dates);
                let bounds = *due_bounds(today).start()..=today;
                screens::service(t, ask, &Dates { today, likely: &likely, month: self.month, bounds })
            }
            Field::Papers => screens::papers(t, ask, self.papers.len()),
        })
    }

    async fn card(&self, scene: &mut Scene<'_>, ask: &Ask) -> AppResult<Screen> {
        let business = scene.business()?.clone();
        let (Some(client), Some(amount), Some(due_on), Some(what)) =
            (&self.client, &self.amount, self.due_on, &self.what)
        else {
            // `field` gives a question while any of these is missing.
            return Ok(crate::screens::common::form_lost(scene.texts()));
        };
        let known = clients::find(scene.uow, business.id, &client.choice()).await?;
        let known_with = match &known {
            Some(known) => Some(debts_lists::count_alive(scene.uow.db(), known.id).await?),
            None => None,
        };
        let check = Check {
            client: known.as_ref().map_or(&client.name, |known| &known.name),
            phone: client.phone.as_deref(),
            known_with,
            amount,
            usual: business.currency,
            due_on,
            what,
            service_on: self.service_on,
            papers: self.papers.len(),
            today: scene.today(),
        };
        Ok(screens::check(scene.texts(), ask, &check))
    }

    async fn register(self, scene: &mut Scene<'_>) -> AppResult<()> {
        let business = scene.business()?.clone();
        let (Some(client), Some(amount), Some(due_on), Some(what)) =
            (&self.client, self.amount, self.due_on, &self.what)
        else {
            return self.ask(scene, None).await;
        };
        let draft = DebtDraft {
            client: client.choice(),
            amount,
            due_on,
            what,
            service_on: self.service_on,
            papers: &self.papers,
        };
        let (mut dossier, invitation) =
            debts::register(scene.uow, &business, scene.person.id, &draft).await?;
        scene.end();
        let Some(made) = invitation else {
            if let Some((Pause::OldDebt, turn)) = dossier.debt.paused(scene.uow.now()) {
                let on = turn.with_timezone(&business.zone).date_naive();
                let screen = upcoming::ask_old_one(scene.texts(), &dossier, on);
                return scene.show(screen).await;
            }
            scene.toast("owner-toast-registered", &args! { number = dossier.debt.number.to_string() });
            return card::show(scene, &mut dossier).await;
        };
        let (t, zone) = (scene.texts(), scene.zone);
        let screen = invitation::share(t, &dossier, &made.link, made.expires_at, zone);
        scene.show(screen).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;

    fn complete() -> RegisterForm {
        RegisterForm {
            client: Some(Named { id: None, name: "Иван".to_owned(), phone: None }),
            amount: Money::from_minor(1_250_000, Currency::RUB).ok(),
            due_on: "2026-12-15".parse().ok(),
            what: Some("ремонт".to_owned()),
            ..RegisterForm::default()
        }
    }

    #[test]
    fn the_first_question_without_an_answer_is_asked() {
        assert_eq!(RegisterForm::wizard().field(), Some(Field::Client));
        let form = RegisterForm { due_on: None, ..complete() };
        assert_eq!(form.field(), Some(Field::Due));
        assert_eq!(complete().field(), None);
    }

    #[test]
    fn the_wizard_asks_optional_questions_too_and_each_once() {
        let mut form = RegisterForm { to_ask: vec![Field::Service, Field::Papers], ..complete() };
        assert_eq!(form.field(), Some(Field::Service));
        form.settle(Field::Service);
        assert_eq!(form.field(), Some(Field::Papers));
        form.settle(Field::Papers);
        assert_eq!(form.field(), None);
    }

    #[test]
    fn back_leads_to_the_previous_question_and_keeps_the_answers() {
        let mut form = RegisterForm { what: None, ..complete() };
        form.go_back(Some(Field::What));
        assert_eq!(form.field(), Some(Field::Due));
        assert!(form.due_on.is_some());
        form.settle(Field::Due);
        assert_eq!(form.field(), Some(Field::What));
    }

    #[test]
    fn back_from_a_field_of_the_card_leads_to_the_card() {
        let mut form = RegisterForm { checked: true, at: Some(Field::Amount), ..complete() };
        form.go_back(Some(Field::Amount));
        assert_eq!(form.field(), None);
    }

    #[test]
    fn a_form_survives_storage() {
        let form = RegisterForm { amounts: vec![Money::zero(Currency::RUB)], ..complete() };
        let stored = serde_json::to_value(&form).unwrap();
        assert_eq!(serde_json::from_value::<RegisterForm>(stored).unwrap(), form);
    }
}
