### What the client who owes reads, and what the business is told of what the client did.

# The first line shows on a lock screen: who writes, and nothing else.
debtor-first-line = Сообщение от «{ $business }»

## Opening a link

debtor-invitation = <b>«{ $business }»</b> хочет сообщить вам детали заказа.
debtor-invitation-contact = <b>«{ $business }»</b> хочет сообщить вам детали заказа. На связи { $contact }.
debtor-invitation-question =
    Сообщение для клиента: <b>{ $client }</b>. Это вы?
    Подробности покажем только после вашего ответа.
debtor-invitation-taken =
    По этой ссылке уже зашёл другой человек, второй раз она не сработает.
    Если сообщение было для вас, попросите того, кто её прислал, сделать новую.
debtor-invitation-spent =
    Эта ссылка больше не действует: её срок прошёл или её заменили новой.
    Попросите свежую у того, кто её прислал.
debtor-invitation-unknown =
    Такой ссылки у нас нет: возможно, она скопировалась не целиком.
    Откройте её из сообщения ещё раз или попросите прислать заново.
debtor-not-me =
    Спасибо, что сказали. Ссылка закрыта, больше мы по ней не побеспокоим, а «{ $business }» узнает, что она попала не туда.
debtor-informed =
    Коротко о личном: «{ $business }» видит ваше имя в Telegram и ваши ответы здесь. Посторонние их не видят.
    Напоминания выключаются в один шаг: /stop
    Писать будем только в удобные часы. Подскажите свой часовой пояс, чтобы мы не ошиблись.

## The card

debtor-card-title = <b>«{ $business }» · № { $number }</b>
debtor-what-dated = { $what }, { $date }
debtor-today = сегодня
debtor-tomorrow = завтра
debtor-yesterday = вчера
debtor-in-days = через { $span }
debtor-days-ago = { $span } назад
debtor-amount = <b>{ $amount }</b> · до { $due } ({ $relative })
debtor-amount-overdue = <b>{ $amount }</b> · срок был { $due } ({ $relative })
debtor-amount-paid = Оплачено { $paid } из { $charged }, осталось { $left }.
debtor-amount-paid-of = Оплачено { $paid } из { $charged }.
debtor-amount-left = Всего осталось { $left }.
debtor-part-paid = ✓ { $date }: { $amount }
debtor-part-next = <b>→ { $date }: { $amount }</b>
debtor-part = · { $date }: { $amount }

debtor-pause = Напоминания на паузе: { $because }.
debtor-pause-until = Напоминания на паузе до { $until }: { $because }.
debtor-pause-part = { $amount } пока не в счёт: { $because }.
debtor-pause-part-until = { $amount } пока не в счёт, до { $until }: { $because }.
debtor-pause-stopped = Напоминания выключены, как вы просили.
debtor-pause-promise = Ждём оплату до { $on }, как вы обещали. До этого дня не напоминаем.
debtor-because-dispute = вы написали, что не так
debtor-because-payment-claim = вы сказали, что оплатили, ждём подтверждения
debtor-because-promise = вы назвали день оплаты
debtor-because-plan = действует соглашение
debtor-because-request = вы попросили время, ждём ответа
debtor-because-inquiry = вы задали вопрос, ждём ответа
debtor-because-owner = так решили в компании
debtor-because-asked = вы просили не писать

debtor-closed-settled = Оплачено полностью. Спасибо!
debtor-closed-cancelled = Отменено: платить ничего не нужно.
debtor-closed-handed-over = Этим платежом занимаются уже не здесь. Вопросы можно задать напрямую в «{ $business }».

debtor-papers = Документы от «{ $business }» к счёту № { $number }:

debtor-why-line = { $date } · { $kind }: { $amount }
debtor-why-line-reason = { $date } · { $kind }: { $amount } ({ $reason })
debtor-why-line-agreement = { $date } · { $kind }: { $amount } (по соглашению № { $agreement })
debtor-why-left = <b>Осталось: { $left }</b>
debtor-entry-charge = начислено
debtor-entry-payment = оплата
debtor-entry-payment-reversal = оплата отменена
debtor-entry-discount = скидка
debtor-entry-fee = доплата
debtor-entry-write-off = списано
debtor-entry-correction = исправление

debtor-unlink-question =
    Если «{ $business }» принимает вас за другого человека, мы уберём отсюда всё, что с ними связано, и сообщим им об ошибке.
    Если вы знаете этот заказ, но не согласны с суммой или работой, вернитесь и нажмите «Что-то не так».
debtor-unlinked = Готово. Здесь больше нет ничего от «{ $business }», и мы сообщили им об ошибке. Простите за беспокойство.
debtor-taken-back = Сообщение было не для вас, мы его убрали.

## Paying

debtor-pay-title = Для «{ $business }»: <b>{ $amount }</b>
debtor-pay-left = Всего осталось { $left }: можно заплатить и раньше.
debtor-pay-how =
    Как оплатить:
    <code>{ $details }</code>
    Назначение: <code>{ $purpose }</code>
debtor-pay-asked-for = Реквизитов пока нет. Мы уже сказали «{ $business }», что вы хотите заплатить; загляните сюда чуть позже.
debtor-pay-unknown = Реквизитов пока нет. По кнопке «Оплатить» мы просим «{ $business }» их добавить.
debtor-contact = Можно спросить напрямую: { $name }.
debtor-contact-phone = Можно спросить напрямую: { $name }, { $phone }
debtor-pay-purpose = № { $number }, { $what }
debtor-pay-then = Когда заплатите, нажмите «Уже оплатил»: напоминания сразу прекратятся.

## All own debts

debtor-mine-title = <b>Ваши платежи</b>
debtor-mine-business = <b>«{ $business }»</b>
debtor-mine-line = № { $number } · { $what }: <b>{ $left }</b> до { $due }
debtor-mine-line-overdue = № { $number } · { $what }: <b>{ $left }</b>, срок был { $due }
debtor-mine-line-part = № { $number } · { $what }: осталось <b>{ $left }</b>, следующий платёж { $amount } до { $due }
debtor-mine-sum = Всего: { $sum }
debtor-mine-more = { $count ->
    [one] И ещё { $count } платёж.
    [few] И ещё { $count } платежа.
    [many] И ещё { $count } платежей.
   *[other] И ещё { $count } платежа.
    }
debtor-mine-empty = Сейчас платить нечего. Когда кто-нибудь пришлёт вам ссылку на оплату, она появится здесь.

## News from the business

debtor-news-new = { $name }, здравствуйте! Новый счёт: { $what }.
debtor-news-new-amount = <b>{ $amount }</b> · до { $due } · № { $number }
debtor-news-settled = { $name }, счёт № { $number } ({ $what }) оплачен полностью. Спасибо!
debtor-news-payment =
    Получили { $amount } по счёту № { $number } ({ $what }), спасибо!
    Осталось { $left }, следующий платёж до { $due }.
debtor-news-due-date =
    Счёт № { $number } ({ $what }): срок перенесли с { $from } на { $to }.
    К оплате { $amount }.
debtor-news-cancelled = Счёт № { $number } ({ $what }) отменили: платить ничего не нужно.

## Silence

debtor-stop-question =
    «{ $business }» больше не будет напоминать вам здесь. Сам платёж останется: с вами могут связаться по-другому.
debtor-stop-whose = Чьи напоминания выключить? Сами платежи останутся в /my.
debtor-stop-nothing = Здесь вам никто не напоминает, выключать нечего.
debtor-stop-already = Напоминания уже выключены, как вы просили.
debtor-stopped = Готово: «{ $business }» больше не будет напоминать здесь. Если передумаете, нажмите «Включить снова».
debtor-stopped-all = Готово: напоминать больше никто не будет. Если передумаете, включить снова можно кнопкой.
debtor-restarted = Хорошо, «{ $business }» снова сможет напоминать. Начнём мягко и не сразу.
debtor-restarted-all = Хорошо, напоминания снова включены. Начнём мягко и не сразу.

## The person

debtor-home =
    { $name }, здравствуйте! Здесь всё, что нужно оплатить: сколько, за что и до какого числа.
    Если клиенты должны вам, нажмите /new.
debtor-language-name = Русский
debtor-language-question = На каком языке вам писать?
debtor-language-set = Хорошо, дальше пишем по-русски.
debtor-privacy =
    <b>Что мы храним</b>
    Имя и язык из вашего Telegram, номер телефона и часовой пояс, если вы их указали, платежи, файлы к ним и ответы обеих сторон.

    <b>Кто это видит</b>
    Только вы и та компания, с которой у вас расчёты. Компании не видят друг друга, в группах бот молчит, рекламы нет. Тот, кто держит этого бота, хранит записи у себя; сами сообщения и файлы проходят через Telegram.

    <b>Как остановить</b>
    /stop сразу прекращает напоминания. Если платёж не ваш, откройте его в /my и нажмите «Откуда сумма», затем «Это не мой долг».
    Записи о расчётах и договорённостях остаются у компании, как бумаги в папке. Чтобы их удалить, напишите ей.
debtor-zone-question = Где вы живёте? Напоминания будут приходить только в удобные часы.
debtor-zone-set = Запомнили: { $place }, у вас сейчас { $time }.
debtor-phone-stored = Сохранили ваш номер: { $phone }. Его увидит только компания, с которой у вас расчёты.

debtor-zone-kaliningrad = Калининград
debtor-zone-moscow = Москва
debtor-zone-samara = Самара
debtor-zone-yekaterinburg = Екатеринбург
debtor-zone-omsk = Омск
debtor-zone-novosibirsk = Новосибирск
debtor-zone-krasnoyarsk = Красноярск
debtor-zone-irkutsk = Иркутск
debtor-zone-yakutsk = Якутск
debtor-zone-vladivostok = Владивосток
debtor-zone-magadan = Магадан
debtor-zone-kamchatka = Камчатка
debtor-zone-minsk = Минск
debtor-zone-almaty = Алматы
debtor-zone-tashkent = Ташкент
debtor-zone-tbilisi = Тбилиси
debtor-zone-london = Лондон
debtor-zone-berlin = Берлин
debtor-zone-istanbul = Стамбул
debtor-zone-dubai = Дубай
debtor-zone-delhi = Дели
debtor-zone-singapore = Сингапур
debtor-zone-sydney = Сидней
debtor-zone-new-york = Нью-Йорк
debtor-zone-chicago = Чикаго
debtor-zone-denver = Денвер
debtor-zone-los-angeles = Лос-Анджелес

## Buttons

debtor-button-its-me = Да, это я
debtor-button-not-me = Нет, не я
debtor-button-pay = Оплатить
debtor-button-already-paid = Уже оплатил
debtor-button-need-time = Нужно время
debtor-button-problem = Что-то не так
debtor-button-why = Откуда сумма
debtor-button-papers = Документы
debtor-button-information = Что-то неверно
debtor-button-not-mine = Это не мой долг
debtor-button-unlink = Да, это ошибка
debtor-button-stop = Не напоминать
debtor-button-stop-yes = Да, не напоминать
debtor-button-stop-all = Всех сразу
debtor-button-restart = Включить снова
debtor-button-restart-of = Включить: { $business }
debtor-button-restart-all = Включить всех
debtor-button-card = Открыть
debtor-button-mine = Мои платежи
debtor-button-open = № { $number } · { $amount }
debtor-button-open-of = { $business } · № { $number }
debtor-button-copy-amount = Скопировать сумму
debtor-button-copy-purpose = Назначение
debtor-button-copy-details = Скопировать реквизиты
debtor-button-copy-number = Скопировать …{ $tail }
debtor-button-privacy = Мои данные
debtor-button-zone = Часовой пояс
debtor-button-language = Язык

## What the business is told

debtor-told-accepted = { $client } на связи: приглашение по № { $number } принято (в Telegram: { $account }). Дальше напомню сам.
debtor-told-accepted-others = { $count ->
    [one] Вместе с ним открылся ещё { $count } долг.
    [few] Вместе с ним открылись ещё { $count } долга.
    [many] Вместе с ним открылось ещё { $count } долгов.
   *[other] Вместе с ним открылось ещё { $count } долга.
    }
debtor-told-refused =
    { $client }, № { $number }: ссылка попала не туда, её открыл другой человек.
    О долге он ничего не увидел. Ссылка закрыта, можно сделать новую.
debtor-told-contested =
    № { $number }, { $client }: ссылку попробовал открыть ещё один аккаунт. Ему я ничего не показал.
    Если приглашение принял не тот человек, уточните у клиента.
debtor-told-not-the-debtor =
    { $client }, № { $number }: человек, принявший приглашение, говорит, что это не его долг. Долги этого клиента ему больше не видны.
    Проверьте контакт и пригласите клиента заново.
debtor-told-stopped =
    { $client } больше не хочет напоминаний здесь, и я больше не напишу.
    Позвоните или напишите сами.
debtor-told-restarted = { $client } снова разрешает напоминать. Начну мягко и не сразу.
debtor-told-unreachable =
    { $client }: сообщения здесь больше не доходят.
    Позвоните или напишите сами.
debtor-told-reachable = { $client } снова на связи. Напоминания продолжу мягко и не сразу.
debtor-told-wants-to-pay = { $client } хочет оплатить № { $number }, но реквизитов нет. Добавьте их, это займёт минуту.
debtor-told-phone = Телефон: { $phone }
debtor-told-ready =
    Готовый текст:
    <code>{ $message }</code>
debtor-told-ready-message = { $client }, здравствуйте! Это «{ $business }». Пишу про оплату: { $debts }. Подскажите, как вам удобно?
debtor-told-ready-message-contact = { $client }, здравствуйте! Это { $contact }, «{ $business }». Пишу про оплату: { $debts }. Подскажите, как вам удобно?
debtor-told-ready-debt = { $what }, { $amount } до { $due }
debtor-told-button-card = Открыть долг
debtor-told-button-invite = Пригласить заново
debtor-told-button-details = Указать реквизиты
debtor-told-button-copy = Скопировать текст
