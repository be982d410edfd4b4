use typst::layout::{Abs, Frame, FrameItem, Point};

use super::*;

const NOTHING: [(&str, Vec<u8>); 0] = [];

/// A run of text as it lies on a page.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::documents) struct Run {
    pub text: String,
    pub left: Abs,
    pub right: Abs,
    pub baseline: Abs,
    /// Whether every letter has its picture.
    pub legible: bool,
}

impl Pages {
    /// The text on each page, in the order in which it is set.
    pub(in crate::documents) fn runs(&self) -> Vec<Vec<Run>> {
        let of_page = |page: &typst_layout::Page| {
            let mut runs = Vec::new();
            collect(&page.frame, Point::zero(), &mut runs);
            runs
        };
        self.0.pages().iter().map(of_page).collect()
    }

    /// The width of the first page.
    pub(in crate::documents) fn width(&self) -> Abs {
        self.0.pages()[0].frame.width()
    }
}

fn collect(frame: &Frame, origin: Point, runs: &mut Vec<Run>) {
    for (at, item) in frame.items() {
        let at = origin + *at;
        match item {
            FrameItem::Group(group) => {
                let shift = Point::new(group.transform.tx, group.transform.ty);
                collect(&group.frame, at + shift, runs);
            }
            FrameItem::Text(text) => runs.push(Run {
                text: text.text.to_string(),
                left: at.x,
                right: at.x + text.width(),
                baseline: at.y,
                legible: text.glyphs.iter().all(|glyph| glyph.id != 0),
            }),
            _ => {}
        }
    }
}

/// Letters without the spaces between them, which go when a line is broken.
pub(in crate::documents) fn letters(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{200b}').collect()
}

pub(in crate::documents) fn letters_of(runs: &[Run]) -> String {
    letters(&runs.iter().map(|run| run.text.as_str()).collect::<String>())
}

#[test]
fn a_template_sees_its_facts_and_no_other_file() {
    let template = "#json(\"facts.json\").at(\"word\")";
    let facts = serde_json::json!({ "word": "paper" });
    assert_eq!(letters_of(&set(template, &facts, &NOTHING).unwrap().runs()[0]), "paper");
    for forbidden in ["#read(\"/etc/hostname\")", "#include \"other.typ\"", "#import \"@preview/a:1.0.0\""] {
        let refused = set(forbidden, &facts, &NOTHING);
        assert!(matches!(refused, Err(DocumentError::Typesetting(_))), "{forbidden}");
    }
}

#[test]
fn a_paper_cannot_tell_the_day_on_which_it_is_made() {
    let refused = set("#datetime.today().display()", &(), &NOTHING);
    assert!(matches!(refused, Err(DocumentError::Typesetting(_))));
}

#[test]
fn letters_of_many_alphabets_and_every_currency_sign_have_their_pictures() {
    for text in [
        "Съешь ещё этих мягких французских булок, № 17 «ёлочки» — … ’",
        "The quick brown fox, “quotes”, naïve façade, Łódź, Əliyev, Ñuñoa",
        "Қазақстан, Ўзбекистон, Україна, Беларусь",
        "Սարգսյան გიორგი",
        "₽ ₸ ₴ € $ £ ¥ ₺ ₹ ₩ ₾ ₿ −500 × ✓ →",
        "🚗 😀 👍 ❤",
    ] {
        let template = "#set text(font: \"Noto Sans\")\n#json(\"facts.json\")";
        let pages = set(template, &text, &NOTHING).unwrap();
        let missing: Vec<Run> = pages.runs().concat().into_iter().filter(|run| !run.legible).collect();
        assert_eq!(missing, [], "{text}");
    }
}
