//! Worked examples for tests: `tests/data/vectors.json`, collected from laws, standards and tools.

use serde_json::Value;

/// One group of examples by its name.
pub fn group(name: &str) -> Value {
    let all: Value = serde_json::from_str(include_str!("../../tests/data/vectors.json")).unwrap();
    let group = all.get(name).cloned();
    group.unwrap_or_else(|| panic!("no group {name} in vectors.json"))
}
