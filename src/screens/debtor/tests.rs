//! The debtor's screens, rendered in both languages.
