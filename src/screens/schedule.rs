//! A plan at a glance: what the picture of a schedule shows, all of it in the reader's language already.
//!
//! It waits in the outbox within its screen, so its JSON is a stored format.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::language::Language;
use crate::domain::money::{Currency, Money};
use crate::domain::plan::{PartStanding, Plan};
use crate::i18n::{Texts, args};

/// The picture of a schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    pub language: Language,
    pub title: String,
    /// The parts in the order of their dates.
    pub rows: Vec<ScheduleRow>,
    /// What is taken off, if anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<ScheduleSum>,
    pub total: ScheduleSum,
}

/// One part of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduleRow {
    pub number: String,
    pub date: String,
    pub amount: String,
    pub standing: Standing,
    /// A few words below the date: what is left of the part, or that it is the next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How a part stands; chooses the mark and its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Paid,
    PartPaid,
    /// To be paid next.
    Next,
    /// Its date has passed.
    Late,
    /// Not yet its turn.
    Ahead,
}

/// A line below the parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduleSum {
    pub label: String,
    pub amount: String,
}

/// The plan in force as a picture, over all its debts: `parts` as they are paid by `today`, in the business's
/// time zone.
pub fn of_plan(t: &Texts, plan: &Plan, parts: &[PartStanding], today: NaiveDate) -> Schedule {
    let next = parts.iter().find(|part| !part.is_paid()).map(|part| part.number);
    let currency = parts.first().map_or(Currency::RUB, |part| part.amount.currency());
    let left = Money::sum(currency, parts.iter().map(|part| part.left)).unwrap_or(Money::zero(currency));
    let discount = plan.offer.terms.discount().map(|discount| ScheduleSum {
        label: t.plain("agreement-picture-discount", &args! { given = discount.given.code() }),
        amount: format!("\u{2212}{}", t.money(&discount.amount)),
    });
    Schedule {
        language: t.language(),
        title: t.plain("agreement-picture-title", &args! { number = plan.agreement_number() }),
        rows: parts.iter().map(|part| row(t, part, next == Some(part.number), today)).collect(),
        discount,
        total: ScheduleSum { label: t.plain("agreement-picture-total", &args! {}), amount: t.money(&left) },
    }
}

/// A plan that has just been agreed to, as a picture.
pub fn of_new_plan(t: &Texts, plan: &Plan) -> Schedule {
    let terms = &plan.offer.terms;
    of_plan(t, plan, &terms.unpaid(), terms.first_on().unwrap_or(NaiveDate::MIN))
}

fn row(t: &Texts, part: &PartStanding, is_next: bool, today: NaiveDate) -> ScheduleRow {
    let begun = !part.is_paid() && part.left != part.amount;
    let standing = match part {
        part if part.is_paid() => Standing::Paid,
        part if part.due_on < today => Standing::Late,
        _ if begun => Standing::PartPaid,
        _ if is_next => Standing::Next,
        _ => Standing::Ahead,
    };
    let note = if begun {
        Some(t.plain("agreement-picture-left", &args! { left = t.money(&part.left) }))
    } else {
        (standing == Standing::Next).then(|| t.plain("agreement-picture-next", &args! {}))
    };
    let (number, date) = (part.number.to_string(), t.date(part.due_on));
    ScheduleRow { number, date, amount: t.money(&part.amount), standing, note }
}
