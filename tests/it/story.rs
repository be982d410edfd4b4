//! The story of the demo, played by the program itself.

use crate::support::process::{Folder, run, vovremya};

#[test]
fn the_story_goes_well_in_both_languages_and_reads_like_a_chat() {
    let table = [
        ("ru", "Соглашение № 1-1", "№ 1 (ремонт ноутбука) оплачен полностью"),
        ("en", "Agreement 1-1", "No. 1 (laptop repair) is paid in full"),
    ];
    for (language, agreement, end) in table {
        let folder = Folder::new();
        let said = run(vovremya(&folder, &["demo", "--script", "--lang", language]));
        assert!(said.status.success(), "{}", said.everything());
        assert!(said.stdout.contains(agreement) && said.stdout.contains(end), "{}", said.stdout);
    }
}
