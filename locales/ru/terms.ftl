### Редактор условий: части, даты, скидка. Обе стороны видят свои слова.

terms-every = { $every ->
        [week] каждую неделю
        [two_weeks] раз в две недели
       *[month] раз в месяц
    }
terms-for-client = Предложение: { $client }, № { $numbers }
terms-together = Счета № { $numbers } вместе
terms-repair = Новая дата по соглашению № { $agreement }
terms-change = Новые условия вместо соглашения № { $agreement }
terms-title-whole = <b>Одной суммой</b>
terms-title-regular = <b>{ $parts }, { terms-every }</b>
terms-title-own = <b>{ $parts }</b>
terms-total = Всего { $total }
terms-total-discounted = Всего { $total } вместо { $debt }
terms-discount-when-kept = { $parts ->
        [1] Скидка { $amount } — если заплатить до этой даты; позже её не будет.
       *[other] Скидка { $amount } — если платить по графику; если график сорвётся, её не будет.
    }
terms-discount-at-once = Скидка { $amount } — сразу; она остаётся в любом случае.
terms-nothing-added = { $parts ->
        [1] До этой даты ничего не добавляется.
       *[other] Пока платите по графику, ничего не добавляется.
    }
terms-nothing-added-owner = { $parts ->
        [1] До этой даты ничего не добавляется.
       *[other] Пока клиент платит по графику, ничего не добавляется.
    }
terms-because = Причина: «{ $reason }»
terms-acknowledgement = Такая просьба подтверждает, что долг вы признаёте.
terms-hint = Меняется кнопками или словами: «4» — число частей, «20.12» — первая дата, «10%» — скидка, «по { $example }» — сумма каждой части.
terms-changed = Пока вы выбирали, сумма изменилась. Вот условия на { $debt }.

## Кнопки

terms-button-less = −
terms-button-more = +
terms-button-split = Разбить на части
terms-button-every = { $every ->
        [week] Неделя
        [two_weeks] 2 недели
       *[month] Месяц
    }{ $chosen ->
        [yes] {" "}✓
       *[no] {""}
    }
terms-button-first-on = С { $date }
terms-button-by = До { $date }
terms-button-first = Первый платёж
terms-button-part = Изменить часть
terms-button-discount = Скидка
terms-button-reason = Причина
terms-button-no-discount = Без скидки
terms-button-equal = Как остальные
terms-button-given-when-kept = Если платить по графику
terms-button-given-at-once = Сразу и насовсем
terms-button-percent = { $percent }% · { $amount }
terms-button-part-is = { $number }) { $amount } · { $date }

## Варианты, когда слова можно понять по-разному

terms-choice-first = Первый платёж { $amount }
terms-choice-each = Все по { $amount }
terms-choice-part = Сумма { $amount }
terms-choice-discount = Скидка { $amount }

## Вопросы

terms-ask-count = На сколько частей разделить { $total }? Выберите или напишите число от 1 до { $most }.
terms-ask-first-on = { $parts ->
        [1] До какого числа? Выберите день или напишите, например: 20.12
       *[other] Когда первый платёж? Выберите день или напишите, например: 20.12
    }
terms-ask-first = Сколько в первый платёж? Выберите или напишите сумму, например: { $example }. Остальное разделим поровну.
terms-ask-part = Какую часть изменить?
terms-ask-part-is =
    Часть { $number }: { $amount } — { $date }.
    Напишите новую сумму, дату или всё вместе, например: { $example } 20.12. Разницу разделим поровну между { $last ->
        [yes] остальными частями
       *[no] следующими частями
    }.
terms-ask-part-date = Новая дата: { $amount } — до какого числа? Выберите день или напишите, например: 20.12
terms-ask-discount =
    Какую скидку попросить? Напишите процент или сумму, например: 10% или { $example }
terms-ask-discount-owner =
    Какую скидку дать? Напишите процент или сумму, например: 10% или { $example }

## Что не получается

terms-problem-count = Частей может быть от 1 до { $most }. Например: 4
terms-problem-first-too-far = Первый платёж может быть не позже { $latest }.
terms-problem-last-too-far = Последний платёж может быть не позже { $latest }. Возьмите меньше частей или платите чаще.
terms-problem-order = { $sides ->
        [after] Даты идут по порядку: эта должна быть позже { $after }.
        [before] Даты идут по порядку: эта должна быть раньше { $before }.
       *[between] Даты идут по порядку: эта должна быть между { $after } и { $before }.
    }
terms-problem-part-too-large = Здесь может быть не больше { $most }, чтобы осталось и на другие части.
terms-problem-too-small = На столько частей { $total } не разделить. Возьмите меньше частей.
terms-problem-discount = Скидка должна быть меньше { $debt }. Например: 10%
terms-problem-same = Это те же условия, что вам предложили. Измените что-нибудь или вернитесь и согласитесь.
terms-problem-not-understood = Не понял «{ $typed }». Напишите, например: «4» — число частей, «20.12» — первая дата, «10%» — скидка.
terms-problem-part-not-understood = Не понял «{ $typed }». Напишите сумму, дату или всё вместе, например: { $example } 20.12
terms-problem-ambiguous = «{ $typed }» можно понять по-разному. Что вы имели в виду?
terms-problem-sums-differ = Вместе выходит { $named }, а нужно { $total }. Назовите суммы ещё раз или измените части кнопками.

## Нужно время: по каким счетам и как

terms-time-ask-debts = У «{ $business }» за вами несколько счетов. О каких договоримся? Отметьте один или несколько.
terms-time-ask-about = «{ $words }»: это о каком счёте?
terms-time-button-debt = № { $number } · { $what } · { $left }
terms-time-button-all = Все вместе
terms-time-button-done = { $chosen ->
        [several] Отмеченные
       *[single] Только этот
    }
terms-time-ask-kind =
    { $count ->
        [1] Давайте договоримся: счёт № { $numbers }, осталось { $left }.
       *[other] Давайте договоримся: счета № { $numbers }, вместе осталось { $left }.
    } Как вам удобнее?
    Можно и написать, например: «могу по { $example } в месяц» или «можно до 20-го?»
terms-time-button-parts = По частям
terms-time-button-later = Заплачу позже
terms-time-button-promise = Обещаю дату
terms-time-button-discount = Скидка, если сразу
terms-time-ask-later = До какого числа отложить оплату? Выберите день или напишите, например: 20.12
terms-time-button-week = Неделя · { $date }
terms-time-button-two-weeks = 2 недели · { $date }
terms-time-button-month-end = Конец месяца · { $date }
terms-time-button-after-tenth = После 10-го · { $date }
terms-time-ask-discount = Какую скидку попросить, если заплатить сразу? Осталось { $left }. Выберите или напишите процент или сумму, например: 10% или { $example }
terms-time-ask-at-once = Скидка { $off }. Когда заплатите? Не позже { $latest }.
terms-time-not-understood = Не понял «{ $typed }». Выберите, как удобнее, или напишите, например: «на 4 части» или «можно до 20-го?»

## Слова, о которых нужно спросить

terms-unclear-how-much = Вот с чего можно начать. Измените число частей, даты и суммы, как вам удобно.
terms-unclear-how-often = Платить можно раз в неделю, раз в две недели или раз в месяц. Выберите, как удобнее.
terms-unclear-mixed = Давайте по порядку: вот части, а скидку можно добавить кнопкой.
terms-unclear-which = Это можно понять по-разному. Что верно?

## На карточке счёта

terms-card-waiting = Вы предложили: { $terms }. Ждём ответа.
terms-card-offered = «{ $business }» предлагает: { $terms }. Ответ за вами.
terms-button-schedule = График платежей
terms-button-talks = Предложение
