//! Integration tests: real processes, real HTTP, a real PostgreSQL. One binary, each room of tests is a module.

#![cfg(test)]

mod cli;
mod conformance;
mod locales;
mod postgres;
mod sandbox;
mod sandbox_limits;
mod sandbox_lines;
mod sandbox_page;
mod sandbox_support;
mod schema;
mod stage;
mod support;
mod talks;
