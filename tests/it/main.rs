//! Integration tests, one binary: each room of tests is a module here.

mod locales;
mod sandbox;
mod sandbox_support;
