//! Integration tests, one binary.

mod conformance;
mod sandbox;
mod sandbox_limits;
mod sandbox_lines;
mod sandbox_page;
mod sandbox_support;
mod schema;
