//! Months of hourly ticks with random answers, holds and outages: what must never happen, never does.

use proptest::prelude::*;

use super::*;
use crate::domain::reminder::ladder::Preset;

const HOURS: u32 = 24 * 240;

/// What interrupts a simulated debt, by hour.
#[derive(Debug, Clone)]
enum Event {
    /// The debtor answers; the ladder resumes three days later.
    Answer,
    /// A hold of so many hours.
    Hold(u32),
    /// The program is down for so many hours.
    Outage(u32),
    /// Another debt of the same business, or another business, writes to the person.
    OtherDebt,
    OtherBusiness,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        Just(Event::Answer),
        (1_u32..800).prop_map(Event::Hold),
        (1_u32..900).prop_map(Event::Outage),
        Just(Event::OtherDebt),
        Just(Event::OtherBusiness),
    ]
}

fn start() -> DateTime<Utc> {
    "2026-02-20T21:17:00Z".parse().unwrap()
}

fn hour(index: u32) -> DateTime<Utc> {
    start() + TimeDelta::hours(index.into())
}

#[derive(Debug, Clone)]
struct World {
    facts: Facts,
    policy: Policy,
    sent: Vec<(DateTime<Utc>, Step)>,
    down_until: u32,
}

impl World {
    fn happens(&mut self, event: &Event, index: u32) {
        let now = hour(index);
        match event {
            Event::Answer => self.facts.resume_from = Some(now + PAUSE_AFTER_ANSWER),
            Event::Hold(hours) => {
                self.facts.hold = Some(Hold { until: Some(now + TimeDelta::hours((*hours).into())) });
            }
            Event::Outage(hours) => self.down_until = index + hours,
            Event::OtherDebt => self.facts.contacts.push(Contact { at: now, overdue: true }),
            Event::OtherBusiness => self.facts.contacts_elsewhere.push(now),
        }
    }

    fn tick(&mut self, now: DateTime<Utc>) -> Result<(), TestCaseError> {
        match decide(&self.facts, &self.policy, now) {
            Verdict::Remind { step } => {
                self.check_reminder(step, now)?;
                self.sent.push((now, step));
                self.facts.contacts.push(Contact { at: now, overdue: step.offset_days > 0 });
                self.facts.last_step = Some(LastStep { offset_days: step.offset_days, at: now });
            }
            Verdict::OfferClaim { step } => {
                prop_assert!(self.facts.hold.is_none_or(|hold| hold.until.is_some_and(|until| until <= now)));
                self.facts.last_step = Some(LastStep { offset_days: step.offset_days, at: now });
            }
            Verdict::Wait(until) => {
                prop_assert!(until > now);
                let then = decide(&self.facts, &self.policy, until);
                prop_assert!(!matches!(then, Verdict::Wait(_)), "{until} was promised, got {then:?}");
            }
            Verdict::Stop(_) => {}
        }
        Ok(())
    }

    fn check_reminder(&self, step: Step, now: DateTime<Utc>) -> Result<(), TestCaseError> {
        let facts = &self.facts;
        prop_assert!(facts.unpaid && !facts.opted_out && facts.reachable);
        prop_assert!(step.is_for_debtor());
        prop_assert!(facts.hold.is_none_or(|hold| hold.until.is_some_and(|until| until <= now)));
        prop_assert!(facts.resume_from.is_none_or(|from| from <= now));
        let resumed = facts.hold.and_then(|hold| hold.until).max(facts.resume_from);
        let round: Vec<_> =
            self.sent.iter().filter(|(at, _)| resumed.is_none_or(|from| *at >= from)).collect();
        prop_assert!(round.iter().all(|(_, sent)| sent.offset_days < step.offset_days), "a step came twice");
        if resumed.is_some() && round.is_empty() {
            prop_assert!(step.tone <= Tone::Check, "resumed with {:?}", step.tone);
        }
        self.check_hours(now)?;
        let since = |span| facts.contacts.iter().filter(move |contact| contact.at > now - span);
        prop_assert_eq!(since(TimeDelta::hours(24)).count(), 0);
        if step.offset_days > 0 {
            prop_assert!(since(TimeDelta::days(7)).filter(|contact| contact.overdue).count() < 2);
            prop_assert!(since(TimeDelta::days(30)).filter(|contact| contact.overdue).count() < 6);
        }
        let elsewhere = facts.contacts_elsewhere.iter().filter(|at| **at > now - TimeDelta::hours(24));
        prop_assert!(elsewhere.count() < 2);
        Ok(())
    }

    /// Eight in the morning to ten in the evening, nine to eight on days off, wherever the person is.
    fn check_hours(&self, now: DateTime<Utc>) -> Result<(), TestCaseError> {
        let zones = match self.facts.zone {
            Some(zone) => vec![zone],
            None => {
                vec![Tz::Europe__Kaliningrad, Tz::Europe__Moscow, Tz::Asia__Novosibirsk, Tz::Asia__Kamchatka]
            }
        };
        for zone in zones {
            let local = now.with_timezone(&zone).naive_local();
            let off = calendar::is_weekend(local.date()) || !calendar::is_working(Country::Ru, local.date());
            let window = if off { Window::hours(9, 20) } else { Window::hours(8, 22) };
            prop_assert!(window.open_at(local.time()), "{local} in {zone}");
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn reminders_are_polite_rare_and_bounded_whatever_happens(
        preset in prop::sample::select(Preset::ALL.to_vec()),
        zone in prop::option::of(prop::sample::select(vec![
            Tz::Europe__Moscow, Tz::Asia__Kamchatka, Tz::Europe__Kaliningrad, Tz::America__New_York,
        ])),
        due_in in -100_i64..100,
        events in prop::collection::btree_map(0..HOURS, event(), 0..12),
        stops_at in prop::option::of(0..HOURS),
        how in 0..3,
    ) {
        let facts = Facts {
            due_on: start().date_naive() + TimeDelta::days(due_in),
            opened_at: start(),
            unpaid: true,
            kept_back: None,
            hold: None,
            last_step: None,
            resume_from: None,
            reachable: true,
            opted_out: false,
            contacts: Vec::new(),
            contacts_elsewhere: Vec::new(),
            zone,
            country: Country::Ru,
        };
        let policy = Policy::new(Ladder::preset(preset), Profile::Ru230fz);
        let longest = policy.ladder.unrolled().len();
        let mut world = World { facts, policy, sent: Vec::new(), down_until: 0 };
        for index in 0..HOURS {
            if let Some(event) = events.get(&index) {
                world.happens(event, index);
            }
            if stops_at == Some(index) {
                match how {
                    0 => world.facts.unpaid = false,
                    1 => world.facts.opted_out = true,
                    _ => world.facts.reachable = false,
                }
            }
            if index >= world.down_until {
                world.tick(hour(index))?;
            }
        }
        let rounds = 1 + events.values().filter(|event| matches!(event, Event::Answer | Event::Hold(_))).count();
        prop_assert!(world.sent.len() <= longest * rounds);
    }
}
