//! Time zones as people name them: «Екатеринбург», "New York", `UTC+5`, `Asia/Tbilisi`.
//!
//! Knows which zones are likely for speakers of a language, and in which country a zone lies.

use chrono_tz::{TZ_VARIANTS, Tz};

use super::calendar::Country;
use super::language::Language;

/// Zones offered first to Russian speakers, from the most likely on.
const LIKELY_RU: [Tz; 12] = [
    Tz::Europe__Moscow,
    Tz::Asia__Yekaterinburg,
    Tz::Asia__Novosibirsk,
    Tz::Europe__Samara,
    Tz::Asia__Krasnoyarsk,
    Tz::Asia__Vladivostok,
    Tz::Europe__Kaliningrad,
    Tz::Asia__Omsk,
    Tz::Asia__Irkutsk,
    Tz::Europe__Minsk,
    Tz::Asia__Almaty,
    Tz::Asia__Tashkent,
];

const LIKELY_EN: [Tz; 12] = [
    Tz::Europe__London,
    Tz::America__New_York,
    Tz::America__Chicago,
    Tz::America__Denver,
    Tz::America__Los_Angeles,
    Tz::Europe__Berlin,
    Tz::Europe__Athens,
    Tz::Asia__Dubai,
    Tz::Asia__Kolkata,
    Tz::Asia__Singapore,
    Tz::Australia__Sydney,
    Tz::UTC,
];

/// The zone that whole hours from UTC mean to a Russian speaker.
const RUSSIAN_BY_HOURS: [(i32, Tz); 11] = [
    (2, Tz::Europe__Kaliningrad),
    (3, Tz::Europe__Moscow),
    (4, Tz::Europe__Samara),
    (5, Tz::Asia__Yekaterinburg),
    (6, Tz::Asia__Omsk),
    (7, Tz::Asia__Novosibirsk),
    (8, Tz::Asia__Irkutsk),
    (9, Tz::Asia__Yakutsk),
    (10, Tz::Asia__Vladivostok),
    (11, Tz::Asia__Magadan),
    (12, Tz::Asia__Kamchatka),
];

/// Names that the time zone database does not have, in lower case, `ё` written `е`.
const CITIES: [(Tz, &[&str]); 39] = [
    (
        Tz::Europe__Moscow,
        &[
            "москва",
            "мск",
            "msk",
            "питер",
            "спб",
            "санкт-петербург",
            "saint petersburg",
            "st petersburg",
            "казань",
            "kazan",
            "нижний новгород",
            "краснодар",
            "сочи",
            "ростов-на-дону",
            "ростов",
            "воронеж",
            "россия",
            "russia",
        ],
    ),
    (Tz::Europe__Kaliningrad, &["калининград"]),
    (Tz::Europe__Samara, &["самара", "ижевск", "тольятти"]),
    (Tz::Europe__Saratov, &["саратов"]),
    (Tz::Europe__Volgograd, &["волгоград"]),
    (
        Tz::Asia__Yekaterinburg,
        &[
            "екатеринбург",
            "екб",
            "челябинск",
            "уфа",
            "пермь",
            "тюмень",
            "оренбург",
            "сургут",
            "ekaterinburg",
            "ufa",
            "perm",
        ],
    ),
    (Tz::Asia__Omsk, &["омск"]),
    (Tz::Asia__Novosibirsk, &["новосибирск", "нск"]),
    (Tz::Asia__Tomsk, &["томск"]),
    (Tz::Asia__Barnaul, &["барнаул"]),
    (Tz::Asia__Novokuznetsk, &["кемерово", "новокузнецк"]),
    (Tz::Asia__Krasnoyarsk, &["красноярск"]),
    (Tz::Asia__Irkutsk, &["иркутск", "улан-удэ"]),
    (Tz::Asia__Chita, &["чита"]),
    (Tz::Asia__Yakutsk, &["якутск", "благовещенск"]),
    (Tz::Asia__Vladivostok, &["владивосток", "хабаровск"]),
    (Tz::Asia__Sakhalin, &["сахалин", "южно-сахалинск"]),
    (Tz::Asia__Magadan, &["магадан"]),
    (Tz::Asia__Kamchatka, &["камчатка", "петропавловск-камчатский"]),
    (Tz::Europe__Minsk, &["минск", "беларусь", "belarus"]),
    (Tz::Asia__Almaty, &["алматы", "алма-ата", "астана", "astana", "казахстан", "kazakhstan"]),
    (Tz::Asia__Tashkent, &["ташкент", "узбекистан"]),
    (Tz::Asia__Bishkek, &["бишкек", "киргизия", "кыргызстан"]),
    (Tz::Asia__Dushanbe, &["душанбе"]),
    (Tz::Asia__Yerevan, &["ереван", "армения"]),
    (Tz::Asia__Tbilisi, &["тбилиси", "батуми", "грузия", "batumi"]),
    (Tz::Asia__Baku, &["баку"]),
    (Tz::Europe__Kyiv, &["киев", "kiev", "украина", "ukraine"]),
    (Tz::Europe__Istanbul, &["стамбул", "анталья", "antalya", "турция", "turkey"]),
    (Tz::Europe__Belgrade, &["белград", "сербия", "serbia"]),
    (Tz::Europe__Berlin, &["берлин", "германия", "germany", "munich", "мюнхен", "cet"]),
    (Tz::Europe__London, &["лондон", "uk", "manchester", "england"]),
    (Tz::Asia__Dubai, &["дубай", "оаэ"]),
    (
        Tz::America__New_York,
        &["нью-йорк", "нью йорк", "boston", "miami", "washington", "eastern", "est", "et"],
    ),
    (Tz::America__Chicago, &["чикаго", "houston", "dallas", "central", "cst"]),
    (Tz::America__Denver, &["mountain", "mst"]),
    (Tz::America__Los_Angeles, &["san francisco", "seattle", "las vegas", "pacific", "pst", "лос-анджелес"]),
    (Tz::Asia__Kolkata, &["mumbai", "delhi", "bangalore", "india", "ist"]),
    (Tz::UTC, &["utc", "gmt"]),
];

/// Zones of the United States with more than one county.
const UNITED_STATES: [Tz; 8] = [
    Tz::America__New_York,
    Tz::America__Chicago,
    Tz::America__Denver,
    Tz::America__Los_Angeles,
    Tz::America__Phoenix,
    Tz::America__Detroit,
    Tz::America__Anchorage,
    Tz::Pacific__Honolulu,
];

const RUSSIA: [Tz; 26] = [
    Tz::Europe__Kaliningrad,
    Tz::Europe__Moscow,
    Tz::Europe__Kirov,
    Tz::Europe__Volgograd,
    Tz::Europe__Astrakhan,
    Tz::Europe__Saratov,
    Tz::Europe__Ulyanovsk,
    Tz::Europe__Samara,
    Tz::Asia__Yekaterinburg,
    Tz::Asia__Omsk,
    Tz::Asia__Novosibirsk,
    Tz::Asia__Barnaul,
    Tz::Asia__Tomsk,
    Tz::Asia__Novokuznetsk,
    Tz::Asia__Krasnoyarsk,
    Tz::Asia__Irkutsk,
    Tz::Asia__Chita,
    Tz::Asia__Yakutsk,
    Tz::Asia__Khandyga,
    Tz::Asia__Vladivostok,
    Tz::Asia__UstNera,
    Tz::Asia__Magadan,
    Tz::Asia__Sakhalin,
    Tz::Asia__Srednekolymsk,
    Tz::Asia__Kamchatka,
    Tz::Asia__Anadyr,
];

const KAZAKHSTAN: [Tz; 7] = [
    Tz::Asia__Almaty,
    Tz::Asia__Qostanay,
    Tz::Asia__Qyzylorda,
    Tz::Asia__Aqtobe,
    Tz::Asia__Aqtau,
    Tz::Asia__Atyrau,
    Tz::Asia__Oral,
];

/// The zones to offer to a speaker of the language.
pub fn likely(language: Language) -> &'static [Tz] {
    match language {
        Language::Ru => &LIKELY_RU,
        Language::En => &LIKELY_EN,
    }
}

/// The country whose working calendar and contact rules apply in a zone.
pub fn country_of(zone: Tz) -> Country {
    match zone {
        Tz::Europe__Minsk => Country::By,
        Tz::Europe__London => Country::Gb,
        zone if RUSSIA.contains(&zone) => Country::Ru,
        zone if KAZAKHSTAN.contains(&zone) => Country::Kz,
        zone if UNITED_STATES.contains(&zone) => Country::Us,
        zone if zone.name().starts_with("US/") || zone.name().starts_with("America/Indiana/") => Country::Us,
        _ => Country::Other,
    }
}

/// The last part of a zone's name, for zones that have no text of their own: `Asia/Ho_Chi_Minh` → `Ho Chi Minh`.
pub fn city(zone: Tz) -> String {
    let name = zone.name();
    name.rsplit('/').next().unwrap_or(name).replace('_', " ")
}

/// Reads a zone that a person typed.
pub fn read(text: &str, language: Language) -> Option<Tz> {
    let typed = text.trim().to_lowercase().replace('ё', "е");
    let typed = typed.trim_start_matches("г. ").trim_matches(['.', '!', ' ']);
    if typed.is_empty() {
        return None;
    }
    by_city(typed).or_else(|| by_name(typed)).or_else(|| by_offset(typed, language))
}

fn by_city(typed: &str) -> Option<Tz> {
    CITIES.iter().find(|(_, names)| names.contains(&typed)).map(|(zone, _)| *zone)
}

fn by_name(typed: &str) -> Option<Tz> {
    let wanted = typed.replace([' ', '-'], "_");
    let fits = |name: &str| {
        let name = name.to_lowercase().replace('-', "_");
        name == wanted || name.rsplit('/').next() == Some(wanted.as_str())
    };
    TZ_VARIANTS.iter().copied().find(|zone| zone.name().contains('/') && fits(zone.name()))
}

/// `+3`, `UTC+5`, `МСК+2`, `GMT-4`: whole hours only.
fn by_offset(typed: &str, language: Language) -> Option<Tz> {
    let (base, typed) = match typed.strip_prefix("мск").or_else(|| typed.strip_prefix("msk")) {
        Some(rest) => (3, rest),
        None => (0, typed.strip_prefix("utc").or_else(|| typed.strip_prefix("gmt")).unwrap_or(typed)),
    };
    let typed = typed.trim().replace('−', "-").replace(' ', "");
    let typed = typed.strip_suffix(":00").unwrap_or(&typed);
    let hours = base + typed.strip_prefix(['+', '-']).and_then(|_| typed.parse::<i32>().ok())?;
    let russian = RUSSIAN_BY_HOURS.iter().find(|(offset, _)| *offset == hours).map(|(_, zone)| *zone);
    match russian {
        Some(zone) if language == Language::Ru || base == 3 => Some(zone),
        // The signs of these names are the other way round (POSIX).
        _ if (-12..=14).contains(&hours) => format!("Etc/GMT{:+}", -hours).parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_understood_by_city_name_or_offset() {
        let table = [
            ("Москва", Language::Ru, Some(Tz::Europe__Moscow)),
            (" екатеринбург.", Language::Ru, Some(Tz::Asia__Yekaterinburg)),
            ("Нью-Йорк", Language::Ru, Some(Tz::America__New_York)),
            ("new york", Language::En, Some(Tz::America__New_York)),
            ("New_York", Language::En, Some(Tz::America__New_York)),
            ("europe/paris", Language::En, Some(Tz::Europe__Paris)),
            ("Lisbon", Language::En, Some(Tz::Europe__Lisbon)),
            ("+5", Language::Ru, Some(Tz::Asia__Yekaterinburg)),
            ("МСК+2", Language::Ru, Some(Tz::Asia__Yekaterinburg)),
            ("UTC+3", Language::Ru, Some(Tz::Europe__Moscow)),
            ("UTC+3", Language::En, Some(Tz::Etc__GMTMinus3)),
            ("gmt -4:00", Language::En, Some(Tz::Etc__GMTPlus4)),
            ("5", Language::Ru, None),
            ("+99", Language::Ru, None),
            ("где-то", Language::Ru, None),
            ("", Language::Ru, None),
        ];
        for (typed, language, zone) in table {
            assert_eq!(read(typed, language), zone, "{typed}");
        }
    }

    #[test]
    fn a_zone_lies_in_its_country() {
        assert_eq!(country_of(Tz::Asia__Vladivostok), Country::Ru);
        assert_eq!(country_of(Tz::Asia__Almaty), Country::Kz);
        assert_eq!(country_of(Tz::Europe__Minsk), Country::By);
        assert_eq!(country_of(Tz::America__Chicago), Country::Us);
        assert_eq!(country_of(Tz::Europe__London), Country::Gb);
        assert_eq!(country_of(Tz::Europe__Berlin), Country::Other);
        assert_eq!(city(Tz::Asia__Ho_Chi_Minh), "Ho Chi Minh");
    }
}
