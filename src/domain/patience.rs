//! How long somebody is waited for before silence is acted upon: data, one line for each waiting point.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::calendar::{Country, next_working_day};
use super::reminder::contact;

/// The ladder waits for an answer to an inquiry or a claim this long at most.
pub const HELD_AT_MOST: TimeDelta = TimeDelta::days(10);

/// The owner's words answer the debtor's own for so long, and are passed on at any hour.
pub const ANSWERED_WITHIN: TimeDelta = TimeDelta::hours(24);

/// Working days after which silence is remarked upon, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    pub working_days: u32,
    pub nudges: u32,
}

/// Who is waited for, and for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Waiting {
    /// The owner, to answer a dispute.
    DisputeAnswer,
    /// The debtor, to agree to the owner's answer or to maintain the dispute.
    DisputeAgreement,
    /// The debtor, to say whether the work was redone.
    Redone,
    /// The owner, to look for a payment.
    ClaimAnswer,
    /// The debtor, to send the receipt.
    Receipt,
    /// The owner, to answer an inquiry.
    InquiryAnswer,
    /// The owner, to call back or to meet.
    Talk,
}

impl Waiting {
    /// The owner is reminded three times at most: what waits stays in the list of requests. The debtor is asked once
    /// more; after that silence counts as consent.
    pub fn patience(self) -> Patience {
        let (working_days, nudges) = match self {
            Self::DisputeAnswer | Self::ClaimAnswer | Self::InquiryAnswer => (2, 3),
            Self::Talk => (1, 3),
            Self::DisputeAgreement | Self::Redone | Self::Receipt => (3, 1),
        };
        Patience { working_days, nudges }
    }

    /// When silence since `from` is remarked upon: ten in the morning of the last working day to wait.
    pub fn until(self, from: DateTime<Utc>, zone: Tz, country: Country) -> DateTime<Utc> {
        let mut day = from.with_timezone(&zone).date_naive();
        for _ in 0..self.patience().working_days {
            day = next_working_day(country, day.succ_opt().unwrap_or(day));
        }
        contact::to_utc(zone, day.and_time(TEN))
    }
}

const TEN: NaiveTime = match NaiveTime::from_hms_opt(10, 0, 0) {
    Some(ten) => ten,
    None => NaiveTime::MIN,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_is_remarked_upon_on_a_working_morning() {
        // Friday evening, Saturday, the eve of New Year's holidays.
        let table = [
            ("2026-11-20T18:00:00Z", Waiting::DisputeAnswer, "2026-11-24T07:00:00Z"),
            ("2026-11-21T09:00:00Z", Waiting::Talk, "2026-11-23T07:00:00Z"),
            ("2026-11-23T09:00:00Z", Waiting::Receipt, "2026-11-26T07:00:00Z"),
        ];
        for (from, waiting, expected) in table {
            let until = waiting.until(from.parse().unwrap(), Tz::Europe__Moscow, Country::Ru);
            assert_eq!(until, expected.parse::<DateTime<Utc>>().unwrap(), "{waiting:?} from {from}");
        }
    }
}
