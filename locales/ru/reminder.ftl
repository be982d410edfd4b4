### Reminders, by step of the ladder. The first line is neutral: it shows on a lock screen.

# The first line shows on a lock screen: who writes, and nothing else.
reminder-first-line = Сообщение от «{ $business }»

reminder-opening-friendly = { $turn ->
        [odd] { $name }, добрый день! Заранее напоминаем про оплату: { $what }.
       *[even] { $name }, здравствуйте! Напоминаем про оплату: { $what }.
    }
reminder-opening-short = { $turn ->
        [odd] { $name }, добрый день! Сегодня день оплаты: { $what }.
       *[even] { $name }, здравствуйте! Сегодня срок оплаты: { $what }.
    }
reminder-opening-check = { $turn ->
        [odd] { $name }, добрый день! Оплата к нам ещё не дошла: { $what }. Что-то случилось?
       *[even] { $name }, здравствуйте! Пока не видим оплату: { $what }. Всё ли в порядке?
    }
reminder-opening-factual = { $turn ->
        [odd] { $name }, добрый день! Оплата пока открыта: { $what }.
       *[even] { $name }, здравствуйте! Возвращаемся к оплате: { $what }.
    }
reminder-opening-personal = { $turn ->
        [odd] { $name }, добрый день! Пишет { $contact }. Давайте решим, как быть с оплатой: { $what }.
       *[even] { $name }, здравствуйте! Это { $contact }. Давайте договоримся про оплату: { $what }.
    }
reminder-opening-firm = { $turn ->
        [odd] { $name }, добрый день. Оплата так и не пришла: { $what }.
       *[even] { $name }, здравствуйте. Оплаты по-прежнему нет: { $what }.
    }
reminder-opening-several = { $turn ->
        [odd] { $name }, добрый день! { $count ->
            [one] Открыт { $count } платёж:
            [few] Открыты { $count } платежа:
            [many] Открыты { $count } платежей:
           *[other] Открыты { $count } платежа:
        }
       *[even] { $name }, здравствуйте! { $count ->
            [one] Напоминаем про { $count } платёж:
            [few] Напоминаем про { $count } платежа:
            [many] Напоминаем про { $count } платежей:
           *[other] Напоминаем про { $count } платежа:
        }
    }

reminder-amount = <b>{ $amount }</b> · до { $due } · счёт № { $number }
reminder-amount-overdue = <b>{ $amount }</b> · срок был { $due } · счёт № { $number }
reminder-amount-part = <b>{ $amount }</b> · до { $due } · часть { $part } из { $parts } по счёту № { $number }
reminder-amount-part-overdue = <b>{ $amount }</b> · срок был { $due } · часть { $part } из { $parts } по счёту № { $number }
reminder-line = № { $number } · { $what }: <b>{ $amount }</b> до { $due }
reminder-line-overdue = № { $number } · { $what }: <b>{ $amount }</b>, срок был { $due }
reminder-what-done = { $what } ({ $date })
reminder-total = Всего <b>{ $total }</b>
reminder-how-to-pay = Как оплатить: <code>{ $details }</code>

reminder-closing-check = { $turn ->
        [odd] Уже оплатили или что-то не сходится? Скажите, разберёмся.
       *[even] Если уже оплатили или что-то не так, нажмите кнопку, и мы разберёмся.
    }
reminder-closing-factual = { $turn ->
        [odd] Если всю сумму сразу трудно, можно попросить время или части.
       *[even] Если сейчас трудно, можно попросить время или заплатить частями.
    }
reminder-closing-personal = { $turn ->
        [odd] Оплатить, взять время, рассказать, что не так: подойдёт любой ответ.
       *[even] Как вам удобнее: оплатить, взять время или рассказать, что не так?
    }
reminder-closing-firm = { $turn ->
        [odd] Что дальше, решит { $contact }. Ответите, и всё ещё можно уладить здесь.
       *[even] Следующий шаг решает { $contact }. Пока всё ещё можно уладить здесь.
    }

# From two weeks on a person stands behind the words.
reminder-contact = Можно и позвонить: { $contact }, <code>{ $phone }</code>
reminder-ways = Ответьте кнопкой или своими словами. Не хотите напоминаний? Напишите «стоп».

# A reminder that a newer one took the place of.
reminder-folded = Напоминание от { $date }: новое ниже.

reminder-button-invoice = Счёт
reminder-button-stop = Не напоминать
reminder-button-debt = № { $number } · { $amount }
reminder-button-card = Открыть долг

## What the owner hears of it

reminder-owner-overdue =
    { $client }, № { $number }: срок прошёл { $due }, осталось { $amount }.
    Я вежливо спросил, всё ли в порядке.
reminder-owner-claim =
    { $client }, № { $number }: срок прошёл { $due }, осталось { $amount }. Напоминания не помогли.
    Дальше решать вам. Обычно лучше всего позвонить и поговорить.
reminder-owner-claim-phone = Телефон клиента: <code>{ $phone }</code>
