//! Counted things: «3 дня» / "3 days", in the plural form that the number asks for.

use super::Texts;
use crate::args;

macro_rules! counts {
    ($($(#[$about:meta])* $name:ident => $key:literal;)*) => {
        impl Texts {$(
            $(#[$about])*
            pub fn $name(&self, count: i64) -> String {
                self.plain($key, &args! { count = count })
            }
        )*}
    };
}

counts! {
    /// «5 минут» / "5 minutes".
    minutes => "common-minutes";
    /// «2 часа» / "2 hours".
    hours => "common-hours";
    /// «3 дня» / "3 days".
    days => "common-days";
    /// «3 рабочих дня» / "3 working days".
    working_days => "common-working-days";
    /// «2 недели» / "2 weeks".
    weeks => "common-weeks";
    /// «6 месяцев» / "6 months".
    months => "common-months";
    /// Parts of an instalment plan: «3 части» / "3 parts".
    parts => "common-parts";
    /// «4 долга» / "4 debts".
    debts => "common-debts";
    /// «2 платежа» / "2 payments".
    payments => "common-payments";
}
