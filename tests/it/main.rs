//! Integration tests, one binary.

mod sandbox;
mod sandbox_support;
