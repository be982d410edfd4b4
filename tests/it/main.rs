//! Integration tests: real processes, real HTTP, a real PostgreSQL. One binary, each room of tests is a module.

#![cfg(test)]

mod architecture;
mod both_sides;
mod cli;
mod conformance;
mod courtesy;
mod debtor_side;
mod faults;
mod ladder;
mod locales;
mod matrix;
mod overtaken;
mod owner_side;
mod page;
mod page_story;
mod path_access;
mod path_crashes;
mod path_forms;
mod path_housekeeping;
mod path_inbox;
mod path_killed;
mod path_records;
mod path_timers;
mod path_troubles;
mod post;
mod postgres;
mod proof;
mod relations;
mod reminding;
mod sandbox;
mod sandbox_limits;
mod sandbox_lines;
mod sandbox_page;
mod sandbox_support;
mod schema;
mod sequences;
mod stage;
mod story;
mod support;
mod talks;
mod terms;
mod tidy;
mod upcoming;
mod watch;
mod year;
