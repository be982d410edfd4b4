use super::*;
use crate::documents::typesetting::tests::{Run, letters, letters_of};

const LONG_NAME: &str =
    "Анастасия-Виктория Константиновна Рождественская-Верхнеколымская-Заболоцкая-Преображенская";
const UNBROKEN: &str =
    "LlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochLlanfairpwllgwyngyllgogerychwyrndrobwll";

/// An agreement as the screens write it.
fn text(name: &str, parts: usize) -> String {
    let rows: Vec<String> = (1..=parts)
        .map(|number| format!("{number}) 15 сентября {} — {number}\u{a0}083,33\u{a0}₽", 2026 + number))
        .collect();
    format!(
        "Соглашение №\u{a0}17-1 об оплате частями\n\n\
         Получает оплату: «{name}».\nПлатит: {name}, Telegram-аккаунт 1000002 ({name}).\n\n\
         За что: {name}, счёт №\u{a0}17.\n\n\
         Договорились разделить оплату на {parts} частей:\n{}\nВсего 12\u{a0}500\u{a0}₽.\n\n\
         Если часть не оплачена, «{name}» может предложить новую дату.\n\n\
         Согласие дали:\n{name}, Telegram-аккаунт 1000002 — 23.11.2026 12:05\n\
         {name} от «{name}», Telegram-аккаунт 1000001 — 23.11.2026 12:07",
        rows.join("\n")
    )
}

fn paper(text: &str) -> Paper<'_> {
    Paper {
        language: Language::Ru,
        text,
        code: "K7QF-29WD",
        link: "https://t.me/vovremya_bot?start=v_K7QF29WD",
        made_at: DateTime::from_timestamp(1_795_000_000, 0).expect("an instant"),
    }
}

fn pages(text: &str) -> Vec<Vec<Run>> {
    set(&paper(text)).expect("a paper").runs()
}

/// What stands at the foot of a page, as the reader sees it.
fn foot(facts: &Facts<'_>, page: usize, pages: usize) -> String {
    let number = facts.page.replace("{page}", &page.to_string()).replace("{pages}", &pages.to_string());
    [&facts.check, &facts.code, &facts.hash, facts.title, &number].map(letters).concat()
}

/// The words between the feet of the pages.
fn body(text: &str) -> String {
    let (pages, paper) = (pages(text), paper(text));
    let facts = Facts::of(&paper);
    let body_of = |(number, runs): (usize, &Vec<Run>)| {
        let words = letters_of(runs);
        let foot = foot(&facts, number, pages.len());
        words.strip_suffix(&foot).unwrap_or_else(|| panic!("{words} does not end with {foot}")).to_owned()
    };
    (1..).zip(&pages).map(body_of).collect()
}

#[test]
fn the_words_on_paper_are_those_of_the_canonical_text() {
    for text in [text("Иван Петров", 1), text("Anna's workshop", 6), text(LONG_NAME, 24), text(UNBROKEN, 24)]
    {
        assert_eq!(body(&text), letters(&text));
    }
}

#[test]
fn what_looks_like_markup_is_words() {
    for hostile in [
        "#import \"@preview/x:1.0.0\"",
        "#read(\"facts.json\")",
        "$x^2$ *bold* _italic_ `code`",
        "= Heading",
        "@ref <label> \\ \\u{41} ~ -- --- ...",
        "// comment /* more */ https://example.org",
        "{page} of {pages}",
        "- list + list / term: x",
        "\"quotes\" 'single'",
        "]} #end [",
    ] {
        let text = text(hostile, 2);
        assert_eq!(body(&text), letters(&text));
    }
}

#[test]
fn nothing_runs_off_the_paper() {
    for name in [LONG_NAME, UNBROKEN, &"Щ".repeat(600), &"слово ".repeat(900)] {
        let text = text(name, 24);
        let pages = set(&paper(&text)).expect("a paper");
        for run in pages.runs().concat() {
            assert!(run.right <= pages.width() && run.left >= typst::layout::Abs::zero(), "{run:?}");
            assert!(run.baseline <= typst::layout::Abs::mm(297.0), "{run:?}");
        }
    }
}

#[test]
fn dates_and_sums_of_the_schedule_stand_below_each_other() {
    let rows: Vec<Run> = pages(&text("Иван Петров", 12)).concat();
    let starting = |with: &str| rows.iter().filter(|run| run.text.starts_with(with)).collect::<Vec<_>>();
    let dates = starting("15 сентября");
    assert_eq!(dates.len(), 12);
    assert!(dates.iter().all(|date| date.left == dates[0].left));
    let sums: Vec<&Run> = rows.iter().filter(|run| run.text.ends_with("083,33\u{a0}₽")).collect();
    assert_eq!(sums.len(), 12);
    assert!(sums.iter().all(|sum| (sum.right - sums[0].right).abs() < typst::layout::Abs::pt(0.01)));
}

#[test]
fn both_acceptances_stand_on_one_page() {
    for parts in 1..=24 {
        let pages = pages(&text(LONG_NAME, parts));
        let last = letters_of(pages.last().expect("a page"));
        assert!(last.contains("Согласиедали:") && last.contains("23.11.202612:07"), "{parts} parts: {last}");
    }
}

#[test]
fn equal_papers_are_equal_bytes_and_others_are_not() {
    let (one, other) = (text("Иван Петров", 6), text("Иван Петров-младший", 6));
    let file = pdf(&paper(&one)).expect("a paper");
    assert!(file.starts_with(b"%PDF"));
    assert_eq!(file, pdf(&paper(&one)).expect("a paper"));
    assert_ne!(file, pdf(&paper(&other)).expect("a paper"));
}

#[test]
fn a_paper_is_made_in_english_too() {
    let paper = Paper { language: Language::En, ..paper("Agreement 17-1\n\nAgreed by:\nIvan Petrov") };
    let words = letters_of(&set(&paper).expect("a paper").runs()[0]);
    assert!(words.starts_with("Agreement17-1Agreedby:IvanPetrov"), "{words}");
    assert!(words.ends_with("Page1of1"), "{words}");
}

#[test]
fn the_hash_at_the_foot_is_that_of_the_text_and_can_be_copied() {
    let text = text("Иван Петров", 24);
    let hash = hex::encode(Sha256::digest(&text));
    for runs in pages(&text) {
        let copied: String = runs.iter().map(|run| run.text.as_str()).collect();
        assert!(copied.contains(&hash), "{copied}");
    }
}
