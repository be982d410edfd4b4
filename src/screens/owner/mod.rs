//! What an owner sees.

pub mod ask;
pub mod card;
pub mod change;
pub mod courtesy;
pub mod history;
pub mod home;
pub mod invitation;
pub mod ladder;
pub mod limits;
pub mod lists;
pub mod onboarding;
pub mod problem;
pub mod register;
pub mod settings;
pub mod upcoming;
pub mod words;
