## Шаги напоминаний

ladder-steps = <b>Как напоминаю: { $style }</b>
ladder-steps-own = Шаги вы настроили сами.
ladder-tone = { $tone ->
    [friendly] по-дружески
    [short] коротко
    [check] «всё ли в порядке?»
    [factual] факты и варианты
    [personal] от вашего имени
    [firm] твёрдо
   *[claim] спрошу вас, что дальше
    }
ladder-line = { $number }. { $when }: { $tone }
ladder-line-off = { $number }. <s>{ $when }: { $tone }</s>
ladder-line-hours = с { $from } до { $to }
ladder-line-words = ваш текст
ladder-no-repeat = После последнего шага больше не напоминаю.
ladder-button-step = { $sign ->
    [before] −{ $days }
    [on] в срок
   *[after] +{ $days }
    }
ladder-button-add = Добавить шаг
ladder-button-repeats = Что потом
ladder-button-style = Другой стиль
ladder-button-reset = Вернуть «{ $style }»
ladder-warn-reset = <i>Если выбрать стиль, ваши шаги и тексты пропадут.</i>

## Один шаг

ladder-step = <b>{ $when }</b>
ladder-step-tone = Тон: { $tone }
ladder-step-hours = Время: с { $from } до { $to } у клиента
ladder-step-hours-usual = Время: днём, как обычно
ladder-step-words-own = Текст: ваш ({ $languages })
ladder-step-words-ours = Текст: наш
ladder-language = { $language ->
    [en] по-английски
   *[ru] по-русски
    }
ladder-step-off = Выключен.
ladder-step-claim = Клиенту в этот день не пишу: спрошу вас, что делать дальше.
ladder-button-earlier = − день
ladder-button-later = + день
ladder-button-day = Другой день
ladder-button-tone = Тон
ladder-button-hours = Время
ladder-button-words = Текст: { $language ->
    [en] English
   *[ru] по-русски
    }
ladder-button-sample = Как это читается
ladder-button-off = Выключить
ladder-button-on = Включить
ladder-button-remove = Удалить
ladder-button-steps = Все шаги
ladder-button-ours = Вернуть наш текст
ladder-button-usual-hours = Днём, как обычно

ladder-ask-day = В какой день? Напишите, например: <i>за 3 дня</i>, <i>в день срока</i> или <i>через 10 дней</i>.
ladder-ask-hours = В какие часы писать? По времени клиента, в пределах с { $earliest } до { $latest }. Например: <i>15–18</i>
ladder-ask-tone = <b>Каким тоном?</b>
    Каждый следующий шаг не мягче предыдущего.
ladder-ask-words = <b>Ваш текст ({ $language ->
    [en] для тех, кто читает по-английски
   *[ru] по-русски
    })</b>
    Сумму, срок, реквизиты и кнопки добавлю сам. Можно вставить поля: { $fields }.
ladder-words-now = Сейчас: <i>{ $words }</i>
ladder-button-hours-offer = { $from }–{ $to }

ladder-sample = <b>{ $when }</b>, по-русски и по-английски. Так это увидит клиент:
ladder-sample-client = Иван
ladder-sample-what = ремонт ноутбука

## Что потом

ladder-ask-repeats = <b>Что после последнего шага?</b>
    Ограниченное число вежливых напоминаний. Без конца напоминать нельзя.
ladder-button-every = { $here ->
    [yes] ✓ { $every }
   *[no] { $every }
    }
ladder-button-times = { $here ->
    [yes] ✓ { $times }×
   *[no] { $times }×
    }

## Что не так

ladder-problem-empty = Должен остаться хотя бы один шаг для клиента.
ladder-problem-many = Больше { $maximum } шагов не нужно.
ladder-problem-order = На этот день шаг уже есть.
ladder-problem-bounds = Можно от { $earliest } дней до срока и до { $latest } дней после.
ladder-problem-claim = Вопрос к вам бывает один: после срока и после всех остальных шагов.
ladder-problem-softens = Так шаг стал бы мягче предыдущего. Выберите другой день или тон.
ladder-problem-hours = Время должно быть в пределах с { $earliest } до { $latest } и не меньше часа.
ladder-problem-gone = Этого шага больше нет. Вот как сейчас:
ladder-problem-repeat = Каждые { $shortest }–{ $longest } дней, не больше { $times } раз.
ladder-problem-day = Не понял день «{ $typed }».
ladder-problem-hours-typed = Не понял время «{ $typed }».
ladder-problem-field = Не знаю поля { $name }. Есть такие: { $fields }.
ladder-problem-brace = Скобка не закрыта: поле пишется так: { $example }
ladder-changed = Шаги тем временем изменили. Вот как сейчас:
