//! How people name an agreement: by its number, by the code on its paper, by the name of its file.

/// Letters and digits of a checking code: none is taken for another when read aloud or from paper.
pub const CODE_ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// Characters of a checking code without its dashes.
pub const CODE_LENGTH: usize = 12;
/// Characters between two dashes.
const CODE_GROUP: usize = 4;

/// Digits of either half of a number.
const DIGITS_MAX: usize = 9;

/// Russian letters that look like those of a code.
const LOOK_ALIKES: [(char, char); 11] = [
    ('А', 'A'),
    ('В', 'B'),
    ('С', 'C'),
    ('Е', 'E'),
    ('Н', 'H'),
    ('К', 'K'),
    ('М', 'M'),
    ('Р', 'P'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
];

/// Which agreement is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// «17-1»; several businesses may have one of this number.
    Number(String),
    /// «K7QX-9F2M-TDRB».
    Code(String),
}

/// A number, with or without «№», or a code in any case and with any dashes.
pub fn read(typed: &str) -> Option<Reference> {
    read_number(typed).map(Reference::Number).or_else(|| read_code(typed).map(Reference::Code))
}

/// «17-1» in «№ 17-1», "No. 17-1", «соглашение 17–1».
fn read_number(typed: &str) -> Option<String> {
    let lower = typed.trim().to_lowercase();
    let words = ["соглашение", "договор", "agreement", "№", "number", "no.", "no", "#"];
    let bare = words.iter().fold(lower.as_str(), |rest, word| rest.strip_prefix(word).unwrap_or(rest).trim());
    let (debt, plan) = bare.split_once(is_dash)?;
    Some(format!("{}-{}", half(debt)?, half(plan)?))
}

/// One half of a number, without zeros before it.
fn half(digits: &str) -> Option<u32> {
    let digits = digits.trim();
    let plain = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    (plain && digits.len() <= DIGITS_MAX).then(|| digits.parse().ok()).flatten()
}

/// The code as it stands on paper.
pub fn read_code(typed: &str) -> Option<String> {
    let letters: Vec<char> = typed
        .chars()
        .filter(|letter| !letter.is_whitespace() && !is_dash(*letter) && *letter != '_')
        .flat_map(char::to_uppercase)
        .map(latin)
        .collect();
    let known = |letter: &char| u8::try_from(*letter).is_ok_and(|byte| CODE_ALPHABET.contains(&byte));
    let groups = letters.chunks(CODE_GROUP).map(String::from_iter).collect::<Vec<_>>();
    (letters.len() == CODE_LENGTH && letters.iter().all(known)).then(|| groups.join("-"))
}

fn latin(letter: char) -> char {
    LOOK_ALIKES.iter().find(|(russian, _)| *russian == letter).map_or(letter, |(_, latin)| *latin)
}

fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The number in a file name that looks like that of a paper of ours: «Соглашение 17-1.pdf», as programs
/// rename it («Соглашение_17-1 (2).pdf») too.
pub fn number_in_file_name(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let stem = lower.strip_suffix(".pdf")?;
    let rest = ["соглашение", "agreement"].iter().find_map(|word| stem.strip_prefix(word))?;
    let rest = rest.trim_start_matches([' ', '_', '\u{a0}', '№']);
    let end = rest.find(|letter: char| !letter.is_ascii_digit() && !is_dash(letter)).unwrap_or(rest.len());
    let (number, copy) = rest.split_at(end);
    let is_copy = copy.is_empty() || copy.trim_start_matches([' ', '_']).starts_with('(');
    is_copy.then(|| read_number(number)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_however_it_is_written() {
        for typed in [
            "17-1",
            " 17 - 1 ",
            "№ 17-1",
            "№\u{a0}17-1",
            "№17–1",
            "No. 17-1",
            "#17-1",
            "017-01",
            "Соглашение № 17-1",
            "соглашение 17−1",
            "Agreement No. 17-1",
            "agreement 17-1",
        ] {
            assert_eq!(read(typed), Some(Reference::Number("17-1".to_owned())), "{typed}");
        }
    }

    #[test]
    fn a_code_is_read_in_any_case_with_any_dashes_and_with_russian_letters() {
        for typed in [
            "K7QX-9F2M-TDRB",
            "k7qx-9f2m-tdrb",
            "k7qx9f2mtdrb",
            " K7QX 9F2M TDRB ",
            "K7QX–9F2M—TDRB",
            "К7QХ-9F2М-ТDRВ",
            "к7qх9f2мтdrв",
        ] {
            assert_eq!(read(typed), Some(Reference::Code("K7QX-9F2M-TDRB".to_owned())), "{typed}");
        }
    }

    #[test]
    fn anything_else_names_no_agreement() {
        for typed in [
            "",
            "17",
            "17-",
            "-1",
            "17-1-2",
            "1234567890-1",
            "семнадцать",
            "K7QX-9F2M",
            "K7QX-9F2M-TDRB-A",
            "K7QX-9F2M-TDR0",
            "K7QX-9F2M-TDR1",
            "12500",
        ] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_file_of_ours_is_known_by_its_name() {
        for name in [
            "Соглашение 17-1.pdf",
            "соглашение_17-1.PDF",
            "Agreement 17-1.pdf",
            "Agreement_17-1 (2).pdf",
            "Соглашение № 17-1.pdf",
            "Соглашение 17-1(1).pdf",
        ] {
            assert_eq!(number_in_file_name(name).as_deref(), Some("17-1"), "{name}");
        }
        for name in [
            "Счёт 17-1.pdf",
            "invoice.pdf",
            "Соглашение 17-1.docx",
            "Соглашение о поставке.pdf",
            "Agreement 17-1 draft.pdf",
            "Agreement.pdf",
        ] {
            assert_eq!(number_in_file_name(name), None, "{name}");
        }
    }
}
