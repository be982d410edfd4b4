//! Words and phrases by which people speak of paying, and what each tells. Data, and the search in it.

use crate::domain::calendar::Every;

/// What a phrase tells, apart from dates and sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// Somebody means to pay.
    Pay,
    /// Somebody asks for time.
    Defer,
    /// Somebody asks for something, perhaps not for time.
    Ask,
    Discount,
    /// In parts, however many.
    Parts,
    /// A number of times or of parts stands before it.
    Times,
    /// The sum that follows is the sum of each part.
    Each,
    /// The weekday or the day of the month that follows comes again and again.
    Repeated,
    Every(Every),
    /// A rhythm that a plan does not know: daily, twice a month.
    OddRhythm,
    /// The day that follows is the first that suits.
    From,
    /// The day that follows does not suit yet.
    After,
    Half,
    Third,
    Quarter,
    Rest,
    /// A time without a day: soon, next week, after the salary.
    Soon,
    NextMonth,
    /// What is said depends on something else.
    Condition,
    Not,
    /// It has been paid, as they say: not terms but a claim.
    Paid,
    Question,
    /// Changes nothing.
    Filler,
}

/// The cue of the longest phrase that the words begin with, and its length in words.
pub(super) fn cue(words: &[String]) -> Option<(Cue, usize)> {
    let phrases = CUES.iter().flat_map(|(cue, phrases)| phrases.iter().map(move |phrase| (*cue, *phrase)));
    let begun = phrases.filter_map(|(cue, phrase)| Some((cue, length(words, phrase)?)));
    begun.max_by_key(|(_, length)| *length)
}

fn length(words: &[String], phrase: &str) -> Option<usize> {
    let mut length = 0;
    for (index, pattern) in phrase.split(' ').enumerate() {
        let word = words.get(index)?;
        let fits = pattern.strip_suffix('*').map_or_else(|| word == pattern, |stem| word.starts_with(stem));
        if !fits {
            return None;
        }
        length = index + 1;
    }
    Some(length)
}

/// A star stands for any ending.
#[rustfmt::skip]
const CUES: &[(Cue, &[&str])] = &[
    (Cue::Pay, &[
        "заплачу", "оплачу", "плачу", "переведу", "перечислю", "скину", "закину", "кину", "отдам", "верну",
        "внесу", "погашу", "закрою", "рассчитаюсь", "расплачусь", "заплатить", "оплатить", "платить",
        "выплачивать", "оплачивать", "отдавать", "перевести", "переводить", "перечислить", "отдать", "внести",
        "погасить", "рассчитаться", "вернуть", "скинуть", "закрыть", "заплатим", "оплатим", "оплата", "оплату",
        "обещаю", "деньги будут", "pay", "paying", "repay", "settle", "transfer", "i'll send", "will send", "can send", "send you", "payment on", "payment by", "pay off",
        "clear it", "clear this", "give you",
    ]),
    (Cue::Defer, &[
        "отсроч*", "подожд*", "перенес*", "перенос*", "продл*", "отложи*", "отлож*", "потерп*", "времени", "defer*", "postpone*", "extend", "extension", "wait", "grace", "hold off",
        "push it", "push this", "push back", "need time", "have time", "extra time", "give me time", "i need until", "need until", "have until", "delay",
    ]),
    (Cue::Ask, &[
        "можно", "могу ли", "можем", "прошу", "давайте", "давай", "дайте", "дай", "дадите", "сделаете", "give me", "is it ok if", "is it okay if", "would it be ok if", "do you mind if", "разрешите", "позвольте", "реально", "получится ли",
        "can i", "could i", "may i", "can we", "could we", "can you", "could you", "may we", "let me", "let's",
        "would you", "would it be", "is it possible", "is it ok", "is it okay", "possible to", "mind if i",
        "i'd like", "i would like", "may i please", "could i please", "can i please", "allow me",
    ]),
    (Cue::Discount, &[
        "скидк*", "скидоч*", "скиньте", "скинете", "скинь", "уступ*", "сбав*", "дисконт*", "discount*", "discount of", "off",
        "knock", "минус", "take off", "reduc*",
    ]),
    (Cue::Parts, &[
        "част*", "по частям", "рассроч*", "платеж*", "взнос*", "доля*", "долями", "разбить", "разбейте", "разбить долг", "разбить сумму", "разбить оплату",
        "разделить", "разделите", "растян*", "транш*", "parts", "part", "payments", "payment", "instal*", "split", "split it", "split this",
        "spread", "spread it", "over", "chunks", "break it", "payment plan",
    ]),
    (Cue::Times, &["раз", "раза", "x", "х", "times"]),
    (Cue::Each, &["по", "of", "each"]),
    (Cue::Repeated, &["кажд*", "every"]),
    (Cue::Every(Every::Week), &[
        "в неделю", "в нед", "раз в неделю", "раз в нед", "каждую неделю", "еженедельн*", "weekly", "a week",
        "per week", "every week", "each week", "once a week",
    ]),
    (Cue::Every(Every::TwoWeeks), &[
        "раз в 2 недели", "раз в две недели", "каждые 2 недели", "каждые две недели", "в две недели", "в 2 недели",
        "biweekly", "bi-weekly", "fortnightly", "per fortnight", "a fortnight", "every fortnight",
        "every 2 weeks", "every two weeks", "every other week", "every second week", "each 2 weeks", "каждые 14 дней",
    ]),
    (Cue::Every(Every::Month), &[
        "в месяц", "в мес", "раз в месяц", "раз в мес", "каждый месяц", "ежемесячн*", "помесячно", "каждого месяца",
        "monthly", "a month", "per month", "every month", "each month", "once a month", "of every month", "of each month",
        "месячн*",
    ]),
    (Cue::OddRhythm, &[
        "в день", "каждый день", "ежедневн*", "в год", "в квартал", "ежеквартальн*", "два раза в месяц", "2 раза в месяц",
        "дважды в месяц", "два раза в неделю", "2 раза в неделю", "дважды в неделю", "раз в 2 месяца", "раз в два месяца",
        "раз в 3 недели", "раз в три недели", "раз в 10 дней", "раз в полгода", "раз в квартал",
        "daily", "per day", "a day", "every day", "each day", "quarterly", "per year", "a year", "twice a month",
        "twice a week", "every other month", "every 2 months", "every two months", "every 3 weeks", "every three weeks",
        "semi-monthly", "every other day", "per quarter", "yearly",
    ]),
    (Cue::From, &[
        "не раньше", "не ранее", "начиная с", "начиная со", "not before", "no earlier than", "not earlier than",
        "not until", "starting", "starting on", "starting from", "beginning", "beginning on", "from",
    ]),
    (Cue::After, &["после", "after"]),
    (Cue::Half, &["половин*", "half"]),
    (Cue::Third, &["треть", "третью часть", "a third"]),
    (Cue::Quarter, &["четверть", "a quarter"]),
    (Cue::Rest, &[
        "остальн*", "остат*", "оставш*", "the rest", "rest", "remainder", "the remainder", "remaining", "balance",
        "the balance", "the remaining",
    ]),
    (Cue::Soon, &[
        "скоро", "вскоре", "на днях", "позже", "попозже", "потом", "как-нибудь", "когда-нибудь", "когда смогу",
        "как смогу", "когда получу", "как получу", "когда будут деньги", "как только", "когда появятся", "когда будет",
        "на неделе", "на этой неделе", "этой неделе", "на следующей неделе", "следующей неделе", "на той неделе",
        "через несколько *", "несколько дней", "несколько недель", "немного", "чуть", "на выходных", "в выходные", "выходных",
        "в начале *", "начале *", "в начале следующего месяца", "в середине *", "середин*", "зп", "зарплат*", "получк*", "аванс*",
        "до зп", "с зп", "после зп", "до зарплаты", "после зарплаты", "с зарплаты", "после праздников", "праздник*", "после нового года", "до нового года",
        "нового года", "полтора *", "soon", "shortly", "later", "later on", "asap", "as soon as", "sometime", "some time",
        "eventually", "in a while", "a while", "in a bit", "a bit", "when i", "when my", "once i", "once my", "this week",
        "next week", "in a few *", "a few *", "few days", "weekend", "the weekend", "this weekend", "payday", "paycheck",
        "salary", "get paid", "getting paid", "be paid", "i'm paid", "am paid", "wages", "after christmas", "christmas",
        "new year", "the new year", "early next month", "early", "mid", "middle of *", "beginning of *", "start of *",
        "one day", "some day", "someday", "these days", "in the coming days", "в ближайшее время", "ближайшее время", "в ближайшие дни", "ближайшие дни", "this month", "в этом месяце", "этом месяце",
    ]),
    (Cue::NextMonth, &["в следующем месяце", "следующем месяце", "next month", "следующий месяц", "со следующего месяца"]),
    (Cue::Condition, &[
        "если", "при условии", "пока", "when you", "когда вы", "после того", "if", "unless", "provided", "until you",
        "once you", "after you", "как вы", "или суд",
    ]),
    (Cue::Not, &[
        "не", "нет", "ни", "нельзя", "невозможно", "отказываюсь", "никогда", "not", "no", "never", "can't", "cant", "cannot",
        "won't", "wont", "don't", "dont", "couldn't", "wouldn't", "isn't", "unable", "refuse", "нечем",
    ]),
    (Cue::Paid, &[
        "заплатил*", "оплатил*", "платил*", "перевел*", "переводил*", "отправил*", "перечислил*", "скинул*", "скидывал*",
        "закинул*", "отдал*", "отдавал*", "внес", "внесла", "внесли", "погасил*", "закрыл*", "рассчитал*", "вернул*",
        "оплачено", "оплачен*", "переведено", "paid", "sent", "transferred", "have sent", "settled", "made a payment",
    ]),
    (Cue::Question, &[
        "сколько", "когда", "куда", "как", "почему", "зачем", "где", "кому", "кто", "что", "чем", "какой", "какая", "какие",
        "каким", "за что", "how", "what", "where", "why", "who", "whom", "which", "when", "what's", "do", "did", "does", "is",
    ]),
    (Cue::Filler, &[
        "я", "мы", "вам", "вас", "вы", "мне", "меня", "нам", "это", "его", "ее", "их", "за", "и", "в", "во", "на", "с", "со", "к", "ко",
        "до", "от", "за счет", "то", "же", "ли", "бы", "ну", "да", "ок", "окей", "ok", "okay", "ладно", "хорошо", "так", "ага", "уже",
        "только", "могу", "смогу", "можно ли", "буду", "готов", "готова", "готовы", "хочу", "хотел бы", "хотела бы", "согласен", "согласна",
        "пожалуйста", "плиз", "пож", "пжл", "спасибо", "здравствуйте", "привет", "добрый", "день", "вечер", "утро", "утром", "вечером", "днем",
        "ночью", "обеда", "извините", "простите", "точно", "обязательно", "наверное", "возможно", "может", "примерно", "где-то",
        "постараюсь", "попробую", "всё", "все", "всю", "весь", "полностью", "целиком", "сумму", "сумма", "долг", "деньги", "денег", "счет",
        "равны*", "одинаков*", "вторую", "вторая", "вторую часть", "другую", "первую", "первый", "первая", "второй", "платежом", "числа", "число", "начну", "начать", "или", "либо", "либо же",
        "тогда", "вот", "ещё", "хотя бы", "там", "по карте", "нужна", "нужно", "надо", "оформить", "оформите", "сделать", "сделайте", "наличными", "двумя", "если можно", "если не против", "если вы не против", "если получится", "если ок", "если удобно",
        "i", "i'll", "ill", "i'm", "im", "i'd", "id", "i am", "i will", "i can", "can", "will", "we", "we'll", "you", "me", "my", "it", "that", "this", "the", "a", "an", "u",
        "on", "in", "at", "by", "to", "for", "with", "and", "or", "as", "into", "until", "till", "just", "only", "please", "pls", "plz", "thanks", "thank",
        "hi", "hello", "hey", "sorry", "yes", "yeah", "yep", "sure", "fine", "gonna", "going", "want", "like", "do it", "be", "have", "get", "got", "able", "equal", "up", "about",
        "some", "other", "second", "first", "another", "one", "all", "everything", "whole", "full", "in full", "amount", "sum", "debt", "bill", "invoice", "money", "evening", "morning", "afternoon", "night",
        "if possible", "if that's ok", "if thats ok", "if that's okay", "if that is ok", "if it's ok", "if you don't mind", "if you dont mind", "no later than", "not later than", "no problem",
        "maybe", "probably", "definitely", "promise", "out", "make", "need", "per", "end", "%", "from now", "day off", "прямо",
    ]),
];
