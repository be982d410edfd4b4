//! Integration tests, one binary: each room of tests is a module here.

mod locales;
