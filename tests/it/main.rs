//! Integration tests: real processes, real HTTP, a real PostgreSQL. One binary, each room of tests is a module.

#![cfg(test)]

mod cli;
mod locales;
mod postgres;
mod sandbox;
mod sandbox_support;
mod stage;
mod support;
mod tidy;
