//! Words and signs by which people name a currency or a thousand. Data, and the search in it.

use crate::domain::money::Currency;

/// How a currency is called, in lower case.
struct Names {
    currency: Currency,
    exact: &'static [&'static str],
    /// Beginnings of words that are declined.
    stems: &'static [&'static str],
}

const NAMES: [Names; 16] = [
    Names {
        currency: Currency::RUB,
        exact: &["₽", "р", "руб", "rub", "rur", "ruble", "rubles", "rouble", "roubles"],
        stems: &["рубл"],
    },
    Names {
        currency: Currency::USD,
        exact: &["$", "usd", "dollar", "dollars", "bucks"],
        stems: &["долл", "бакс"],
    },
    Names { currency: Currency::EUR, exact: &["€", "eur", "euro", "euros", "евро"], stems: &[] },
    Names { currency: Currency::GBP, exact: &["£", "gbp", "pound", "pounds", "quid"], stems: &["фунт"] },
    Names { currency: Currency::KZT, exact: &["₸", "kzt", "тенге", "тг", "tenge"], stems: &[] },
    Names { currency: Currency::BYN, exact: &["br", "byn"], stems: &[] },
    Names {
        currency: Currency::UZS,
        exact: &["uzs", "сум", "сума", "сумов", "сўм", "so'm", "soʻm", "sum"],
        stems: &[],
    },
    Names { currency: Currency::KGS, exact: &["kgs", "сом", "сома", "сомов"], stems: &[] },
    Names {
        currency: Currency::UAH, exact: &["₴", "uah", "грн", "hryvnia"], stems: &["гривн", "гривен"]
    },
    Names { currency: Currency::AMD, exact: &["֏", "amd", "dram", "drams"], stems: &["драм"] },
    Names { currency: Currency::GEL, exact: &["₾", "gel", "лари", "lari"], stems: &[] },
    Names { currency: Currency::TRY, exact: &["₺", "tl", "try", "lira"], stems: &["лир"] },
    Names { currency: Currency::JPY, exact: &["¥", "jpy", "yen"], stems: &["иен", "йен"] },
    Names { currency: Currency::CNY, exact: &["cny", "rmb", "yuan"], stems: &["юан"] },
    Names { currency: Currency::INR, exact: &["₹", "inr", "rupee", "rupees"], stems: &["рупи"] },
    Names { currency: Currency::CHF, exact: &["chf", "fr", "francs"], stems: &["франк"] },
];

/// The currency that a word (in lower case, without points) names. A sign that the default currency
/// shares with another means the default: `$` is Canadian in Canada, `¥` Chinese in China.
pub(super) fn currency(word: &str, default: Currency) -> Option<Currency> {
    if word == default.symbol().to_lowercase() {
        return Some(default);
    }
    let named =
        |names: &&Names| names.exact.contains(&word) || names.stems.iter().any(|stem| word.starts_with(stem));
    let known = NAMES.iter().find(named).map(|names| names.currency);
    known.or_else(|| Currency::from_code(word))
}

/// Thousands and millions, in lower case and without points.
pub(super) fn multiplier(word: &str) -> Option<u32> {
    match word {
        "k" | "к" | "тыс" | "тыщ" | "thousand" => Some(1_000),
        "млн" | "mln" | "mio" | "million" | "millions" => Some(1_000_000),
        _ if word.starts_with("тысяч") => Some(1_000),
        _ if word.starts_with("миллион") => Some(1_000_000),
        _ => None,
    }
}

/// Lower-case Latin words that mean money even in the middle of a sentence. Others (`try`, `gel`, `all`)
/// are ordinary words unless written in capitals.
const SAFE_IN_A_SENTENCE: [&str; 22] = [
    "usd", "eur", "euro", "euros", "rub", "rur", "ruble", "rubles", "roubles", "gbp", "kzt", "tenge", "byn",
    "uah", "uzs", "kgs", "dollar", "dollars", "thousand", "million", "mln", "chf",
];

/// Whether a word beside a number may be taken for money although it stands in running text. A separate
/// `к` or `k` may not: `500 к пятнице` is five hundred.
pub(super) fn safe_in_a_sentence(word: &str) -> bool {
    let letters: String = word.chars().filter(|letter| letter.is_alphabetic()).collect();
    match letters.as_str() {
        "" => true,
        "к" | "К" | "k" | "K" => letters.len() < word.trim_end_matches('.').len(),
        _ if !letters.is_ascii() || word.starts_with(|first: char| !first.is_alphabetic()) => true,
        _ => letters.chars().all(char::is_uppercase) || SAFE_IN_A_SENTENCE.contains(&letters.as_str()),
    }
}
