//! The story of the demo, played by the program itself.

use vovremya::domain::language::Language;
use vovremya::i18n::{args, texts};

use crate::support::process::{Folder, run, vovremya};

#[test]
fn the_story_goes_well_in_both_languages_and_reads_like_a_chat() {
    for language in Language::ALL {
        let folder = Folder::new();
        let said = run(vovremya(&folder, &["demo", "--script", "--lang", language.code()]));
        assert!(said.status.success(), "{}", said.everything());
        let t = texts(language);
        let agreement = t.plain("agreement-title", &args! { number = "1-1", kind = "instalments" });
        let complaint = t.plain("demo-complaint", &args! {});
        for words in [agreement, complaint] {
            assert!(said.stdout.contains(&words), "{words} is missing in\n{}", said.stdout);
        }
    }
}
