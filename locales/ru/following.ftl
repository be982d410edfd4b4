### Соглашение в деле: куда пошли деньги, часть опаздывает, всё оплачено или закончено.

## На карточке владельца

following-schedule = Соглашение № { $agreement }:
following-schedule-joint = Соглашение № { $agreement } по долгам № { $numbers }:
following-schedule-paid = ✓ { $part }) { $date }: { $amount }
following-schedule-next = → { $part }) { $date }: { $amount }
following-schedule-overdue = → { $part }) { $date }: { $amount }, ждём
following-schedule-part = · { $part }) { $date }: { $amount }

## Куда идут деньги

following-share = часть { $part } ({ $got })
following-goes-to = В счёт: { $shares }.
following-received = Получили { $amount } по соглашению № { $agreement }, спасибо!
following-part-paid = ✓ Часть { $part }: { $got }, оплачена
following-part-begun = → Часть { $part }: зачли { $got }, осталось { $left } до { $due }
following-next = → Дальше часть { $part }: { $amount } до { $due }
following-kept = Получили { $amount }. По соглашению № { $agreement } всё оплачено. Спасибо!
following-kept-early = Получили { $amount }. По соглашению № { $agreement } всё оплачено, и даже раньше срока. Спасибо!
following-discount-given = Скидка { $amount } ваша, доплачивать ничего не нужно.
following-kept-owner = { $client }: по соглашению № { $agreement } всё оплачено.
following-kept-early-owner = { $client }: по соглашению № { $agreement } всё оплачено раньше срока.
following-discount-given-owner = Скидка { $amount } за оплату по соглашению записана.

## Часть опаздывает

following-late-owner = { $client }, соглашение № { $agreement }: часть { $part }, { $amount }, ждали до { $due }, прошло больше пяти дней.
following-late-owner-ways = { $told ->
        [yes] Клиенту об этом напишу и больше об этой части не напоминаю: что делать дальше, решать вам.
       *[no] Клиенту об этом не пишу: сообщения отсюда до него не доходят или он просил не напоминать. Свяжитесь с ним иначе и решите, что делать.
    }
following-late =
    По соглашению № { $agreement } ждали часть { $part }, { $amount }, до { $due }.
    Если сейчас трудно, предложите другую дату: договориться проще, чем откладывать.

## Весь остаток сразу

following-ask-break = { $client }: закончить соглашение № { $agreement } и попросить весь остаток сегодня, { $today }? Это { $left }.
following-broken-joint = Это касается всех долгов соглашения: № { $numbers }.
following-discount-lost = Скидка { $amount } не сохранится: она была за оплату по графику.
following-discount-lost-at-once = Скидка { $amount } не сохранится: она была за оплату в срок.
following-broken =
    Часть по соглашению № { $agreement } не пришла, и «{ $business }» больше не ждёт по графику.
    Теперь к оплате весь остаток: { $left }.
following-broken-ways = Можно заплатить, предложить новые условия или рассказать, что мешает.
following-broken-owner = { $client }: соглашение № { $agreement } закончено, весь остаток { $left } к оплате сейчас. { $told ->
        [yes] Клиенту об этом напишу, а напоминания начну заново, мягко.
       *[no] Клиенту об этом сообщите сами: отсюда он ничего не получит.
    }
