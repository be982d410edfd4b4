### Согласие заранее: на что владелец соглашается без вопросов.

## Границы

limits-all =
    <b>Согласие заранее</b>
    Если просьба клиента в этих границах, я соглашаюсь сразу от вашего имени: соглашение такое же письменное, и я тут же сообщаю вам. Остальное решаете вы.
limits-who = { $who ->
    [everyone] Для кого: <b>для всех клиентов</b>
    [reliable] Для кого: <b>для надёжных клиентов</b>, которые не нарушали обещаний и соглашений с вами
   *[nobody] Для кого: <b>пока ни для кого</b>, каждая просьба ждёт вашего ответа
    }
limits-parts = { $count ->
    [1] Частей: одна, то есть только отсрочка
   *[other] Частей: не больше { $count }
    }
limits-days = Последняя часть: не позже чем через { $days }
limits-first = { $percent ->
    [0] Первая часть: любая
   *[other] Первая часть: не меньше { $percent } % суммы
    }
limits-part-min = Каждая часть: не меньше { $least }
limits-part-min-any = Каждая часть: любая
limits-discount = { $percent ->
    [0] Скидка: нет
   *[other] Скидка: до { $percent } %, если заплатить всё за { $days }
    }
limits-deferrals = { $count ->
    [one] Отложить один долг: не больше { $count } раза
    [few] Отложить один долг: не больше { $count } раз
    [many] Отложить один долг: не больше { $count } раз
   *[other] Отложить один долг: не больше { $count } раза
    }
limits-button-who = { $here ->
    [yes] ✓ { limits-who-name }
   *[no] { limits-who-name }
    }
limits-who-name = { $who ->
    [everyone] Для всех
    [reliable] Для надёжных
   *[nobody] Ни для кого
    }
limits-button-parts = Части
limits-button-days = Срок
limits-button-first = Первая часть
limits-button-part-min = Каждая часть
limits-button-discount = Скидка
limits-button-deferrals = Сколько раз
limits-button-example = Пример
limits-button-any = Любая
limits-button-none = Без скидки
limits-button-percent = { $percent } %

## Вопрос о каждой

limits-ask-parts = <b>На сколько частей можно разбить долг, самое большее?</b> Выберите или напишите число от { $least } до { $most }. Одна часть значит: только отсрочка.
limits-ask-days = <b>Через сколько дней можно заплатить последнюю часть, самое позднее?</b> Выберите или напишите, например: 45 дней, 2 месяца.
limits-ask-first = <b>Какую долю заплатить первой частью, самое меньшее?</b> Выберите или напишите процент, не больше { $most }.
limits-ask-part-min = <b>Какой может быть каждая часть, самое меньшее?</b> Выберите или напишите сумму, например: { $example }
limits-ask-discount = <b>Какую скидку можно дать за оплату сразу, самое большее?</b> Сразу значит: всё за { $days }. Выберите или напишите процент, не больше { $most }.
limits-ask-deferrals = <b>Сколько раз можно отложить один долг?</b> Считаю отсрочки и рассрочки. Выберите или напишите число от { $least } до { $most }.
limits-problem = Не понял «{ $typed }». Напишите целое число от { $least } до { $most }, например: { $example }
limits-problem-range = «{ $typed }» не подойдёт: можно от { $least } до { $most }, например: { $example }

## Пример

limits-ask-example = <b>Что клиент получит сразу?</b> Выберите сумму долга или напишите свою.
limits-ask-another = Посмотреть на другой сумме? Выберите или напишите.
limits-example = Долг <b>{ $total }</b>: что клиент получит сразу
limits-example-off = Сейчас это выключено: каждая просьба ждёт вашего ответа. Если включить, будет так:
limits-example-plan = Рассрочка: самое большее { $parts }, первая { $first }, последняя { $last } до { $date }
limits-example-plan-equal = Рассрочка: самое большее { $parts } по { $each } до { $date }
limits-example-plan-none = Рассрочка: нет, только одним платежом
limits-example-deferral = Отсрочка: вся сумма до { $date }
limits-example-discount = Скидка: { $discount }, если заплатит { $rest } до { $date }
limits-example-discount-none = Скидка: нет
limits-example-rest = { $who ->
    [reliable] Спрошу вас обо всём, что за этими границами, о просьбах клиентов с нарушенными обещаниями и об изменениях действующих соглашений.
   *[everyone] Спрошу вас обо всём, что за этими границами, и об изменениях действующих соглашений.
    }

## За границами

limits-outside = Ваши границы: { $limits }.
limits-outside-broken-word = только клиенты без нарушенных обещаний
limits-outside-currency = только долги в { $currency }
limits-outside-parts = { $count ->
    [one] до { $count } части
    [few] до { $count } частей
    [many] до { $count } частей
   *[other] до { $count } части
    }
limits-outside-latest = последняя часть до { $date }
limits-outside-first = первая часть от { $least }
limits-outside-part-min = каждая часть от { $least }
limits-outside-discount = скидка до { $most }
limits-outside-no-discount = без скидки
limits-outside-at-once = скидка за всю сумму до { $date }
limits-outside-deferrals = { $count ->
    [one] один долг откладывается не больше { $count } раза
    [few] один долг откладывается не больше { $count } раз
    [many] один долг откладывается не больше { $count } раз
   *[other] один долг откладывается не больше { $count } раза
    }

## Просьба внутри границ

limits-agreed = <b>{ $client }</b> просит по № { $number }: { $terms }. Это в границах, с которыми вы согласились заранее, поэтому соглашение уже действует:
limits-will-agree = У «{ $business }» такие условия одобрены заранее: соглашение будет сразу.
