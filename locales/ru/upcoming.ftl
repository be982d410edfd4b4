## Что будет отправлено и почему остальным ничего

upcoming-title = <b>Ближайшие { $days }</b>
upcoming-shown-only = Сейчас ничего не отправляю, только показываю, что ушло бы.
upcoming-asks = Перед отправкой спрашиваю вас: вечером, накануне.
upcoming-nothing = Никому ничего не отправлю.
upcoming-day = <b>{ $day }</b>
upcoming-line = { $time } · { $client }, № { $numbers }: { $sum } ({ $when })
upcoming-more = И ещё { $count ->
    [one] { $count } письмо
    [few] { $count } письма
    [many] { $count } писем
   *[other] { $count } письма
    } на других страницах.
upcoming-silent = <b>Кому ничего не отправлю</b>
upcoming-silent-line = { $reason ->
    [not_connected] ссылка ещё не открыта
    [stopped] просили не напоминать
    [unreachable] закрыли чат с ботом
    [off] вы выключили напоминания
    [held] пауза, спор или договорённость
    [later] срок напоминания позже
    [small] осталось меньше вашего минимума
   *[complete] все шаги пройдены
    }: { $debts ->
    [one] { $debts } долг
    [few] { $debts } долга
    [many] { $debts } долгов
   *[other] { $debts } долга
    } ({ $clients })
upcoming-and-others = { $clients } и другие
upcoming-hours = <i>Время по вашим часам. Если клиент ответит или заплатит, письмо не уйдёт.</i>
upcoming-button-refresh = Обновить
upcoming-button-settings = Как напоминать

## Как отправлять

upcoming-mode = { $mode ->
    [ask] Отправляю после вашего «да»
    [show] Ничего не отправляю, только показываю
   *[send] Отправляю сам
    }
upcoming-minimum = Не напоминаю, если осталось меньше { $minimum }.
upcoming-button-mode = { $here ->
    [yes] ✓ { $mode }
   *[no] { $mode }
    }
upcoming-mode-button = { $mode ->
    [ask] Спрашивать меня
    [show] Только показывать
   *[send] Отправлять сам
    }
upcoming-button-minimum = Мелкие суммы
upcoming-ask-minimum = С какой суммы напоминать? О меньших остатках промолчу. Напишите, например: { $example }
upcoming-button-any = О любых
upcoming-button-upcoming = Что будет отправлено
upcoming-client = { $reminding ->
    [off] Ему не напоминаю
    [ask] Перед отправкой спрашиваю вас
   *[as_business] Напоминаю, как всем
    }
upcoming-ask-client = <b>Как напоминать «{ $name }»?</b>
upcoming-client-button = { $reminding ->
    [off] Не напоминать
    [ask] Спрашивать меня
   *[as_business] Как всем
    }

## Вечерний вопрос

upcoming-review = <b>{ $day } отправить?</b>
upcoming-review-line = { $mark } { $client }, № { $number }: { $sum } ({ $when })
upcoming-review-how = Без вашего «да» письмо не уйдёт: завтра вечером спрошу снова.
upcoming-review-over = Этот день прошёл. Посмотрите, что впереди.
upcoming-review-empty = Здесь больше ничего не ждёт.
upcoming-button-all = Отправить все
upcoming-button-choose = Выбрать
upcoming-button-done = Готово
upcoming-button-letter = { $mark } { $client } · { $sum }
upcoming-decided = { $send ->
    [0] Не отправлю ничего.
    [one] Отправлю { $send } письмо.
    [few] Отправлю { $send } письма.
    [many] Отправлю { $send } писем.
   *[other] Отправлю { $send } письма.
    }
upcoming-happened-skipped = напоминание пропущено по вашему решению
upcoming-next-kept = { $reason ->
    [client_off] Напоминания этому клиенту выключены.
    [below_minimum] Не напоминаю: осталось меньше вашего минимума.
   *[shown_only] Сейчас ничего не отправляю, только показываю.
    }

## С чего начать со старыми долгами

upcoming-old = <b>{ $debts ->
    [one] { $debts } долг уже просрочен
    [few] { $debts } долга уже просрочены
    [many] { $debts } долгов уже просрочены
   *[other] { $debts } долга уже просрочены
    }</b>
    С чего начать с ними? Всем сразу не напишу: не больше { $most } клиентам в день.
upcoming-button-softly = Мягко, с начала
upcoming-button-by-age = С нынешнего места
upcoming-button-leave = Их не трогать
upcoming-old-one = <b>№ { $number }, { $client }: срок уже прошёл.</b>
    С чего начать? Если ничего не выбрать, начну мягко: { $on }.
upcoming-button-leave-one = Пока не напоминать
