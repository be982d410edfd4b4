### Reminders, by step of the ladder. The first line is neutral: it shows on a lock screen.

# The first line shows on a lock screen: who writes, and nothing else.
reminder-first-line = Сообщение от «{ $business }»

reminder-opening-friendly = { $name }, здравствуйте! Напоминаем про оплату: { $what }.
reminder-opening-short = { $name }, здравствуйте! Сегодня срок оплаты: { $what }.
reminder-opening-check = { $name }, здравствуйте! Пока не видим оплату: { $what }. Всё ли в порядке?
reminder-opening-factual = { $name }, здравствуйте! Возвращаемся к оплате: { $what }.
reminder-opening-personal = { $name }, здравствуйте! Это { $contact }. Давайте договоримся про оплату: { $what }.
reminder-opening-firm = { $name }, здравствуйте. Оплаты по-прежнему нет: { $what }.
reminder-opening-several = { $name }, здравствуйте! { $count ->
        [one] Напоминаем про { $count } платёж:
        [few] Напоминаем про { $count } платежа:
        [many] Напоминаем про { $count } платежей:
       *[other] Напоминаем про { $count } платежа:
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

reminder-closing-check = Если уже оплатили или что-то не так, нажмите кнопку, и мы разберёмся.
reminder-closing-factual = Если сейчас трудно, можно попросить время или заплатить частями.
reminder-closing-personal = Как вам удобнее: оплатить, взять время или рассказать, что не так? Ответьте кнопкой ниже.
reminder-closing-firm = Следующий шаг решает { $contact }. Пока всё можно уладить здесь: ответьте кнопкой ниже.

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
