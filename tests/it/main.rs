//! Integration tests: real processes, a real PostgreSQL. One binary, each room of tests is a module here.

#![cfg(test)]

mod cli;
mod locales;
mod postgres;
mod support;
