## Что клиент хочет узнать, исправить или обсудить

inquiry-wants = { $about ->
    [papers] Просит прислать счёт
    [payer] Просит выставить счёт на другого плательщика
    [chat] Хочет поговорить в переписке
    [call] Просит позвонить
   *[meeting] Предлагает встретиться
    }
inquiry-wants-amount = Считает, что сумма другая: { $amount }
inquiry-wants-due-date = Считает, что срок другой: { $date }
inquiry-still-waits = { $client } ждёт ответа по № { $number } уже { $days }.
inquiry-button-open = Ответить
inquiry-told = <b>{ $client }</b>, № { $number } ({ $what })
inquiry-now-amount = { $held ->
    [part] Сейчас в счёте { $left }. Разницу пока не просим, остальное напоминаем как обычно.
   *[nothing] Сейчас в счёте { $left }.
    }
inquiry-now-date = Сейчас срок { $date }. Пока вы не ответите, не напоминаем.
inquiry-next = { $about ->
    [papers] Добавьте документы, и клиент сразу их получит. Пока ждём, не напоминаем.
    [payer] Выставьте счёт на эти данные и напишите клиенту. Пока ждём, не напоминаем.
   *[other] Пока ждём, не напоминаем.
    }
inquiry-under-plan = По этому долгу есть соглашение: сумма и даты в нём меняются только новыми условиями.
inquiry-button-correct = Исправить на { $amount }
inquiry-button-other-amount = Другая сумма
inquiry-button-move = Перенести на { $date }
inquiry-button-other-date = Другая дата
inquiry-button-explain = Объяснить
inquiry-button-reply = Ответить словами
inquiry-button-add-papers = Добавить документы
inquiry-button-copy = Скопировать данные
inquiry-withdrawn-owner = { $client } отзывает вопрос по № { $number }, отвечать не нужно:
inquiry-answered-owner = { $client }: ответ по № { $number } отправлен. Напоминания продолжатся мягко и не сразу.

## Клиент: чего не хватает или что неверно

inquiry-menu = Чего не хватает или что неверно по счёту № { $number }?
inquiry-menu-asked = { $about ->
    [papers] Вы попросили документы, ждём ответа.
    [amount] Вы написали о сумме, ждём ответа.
    [due-date] Вы написали о сроке, ждём ответа.
   *[payer] Вы попросили другой счёт, ждём ответа.
    }
inquiry-button-papers = Прислать счёт
inquiry-button-ask-papers = Попросить счёт
inquiry-button-details = Реквизиты
inquiry-button-wrong-amount = Сумма неверная
inquiry-button-wrong-date = Срок неверный
inquiry-button-bill-other = Другой плательщик
inquiry-button-withdraw = { $about ->
    [papers] Документы уже не нужны
    [amount] С суммой разобрались
    [due-date] Со сроком разобрались
    [payer] Другой счёт не нужен
   *[other] Уже не нужно
    }
inquiry-ask-amount =
    По счёту № { $number } сейчас осталось { $left }. Сколько должно быть?
    Напишите, например: { $example }
inquiry-same-amount = Сейчас в счёте столько и есть: { $left }.
inquiry-ask-date =
    По счёту № { $number } сейчас срок до { $due }. Какой верный?
    Выберите в календаре или напишите, например: 25.12
inquiry-same-date = Сейчас срок такой и есть: { $due }.
inquiry-ask-payer =
    Кому выставить счёт № { $number }?
    Напишите одним сообщением: название или имя, ИНН, адрес, куда прислать.
inquiry-check-amount = Передадим «{ $business }»: по счёту № { $number } должно быть { $right }, а не { $left }.
inquiry-check-date = Передадим «{ $business }»: по счёту № { $number } верный срок до { $right }, а не { $due }.
inquiry-check-payer = Передадим «{ $business }»: счёт № { $number } просите выставить так:
inquiry-check-words = Можно добавить пару слов: почему так.
inquiry-sent = Передали «{ $business }», ответят сюда.
inquiry-sent-quiet = Пока ждём, не напоминаем.
inquiry-sent-amount = О разнице пока не напоминаем, а { $right } можно платить как обычно.
inquiry-sent-amount-more = Спасибо, что сказали: по вашим словам, должно быть { $right }.
inquiry-withdrawn = Хорошо, сказали «{ $business }», что отвечать не нужно.
inquiry-withdrawn-as-it-was = Счёт остаётся как был.

## Ответ на вопрос

inquiry-owner-ask-amount =
    Сейчас осталось { $left }. Сколько должно остаться?
    Напишите, например: { $example }
inquiry-button-nothing = Ничего
inquiry-owner-from-to = № { $number }: было { $from }, станет { $to }.
inquiry-owner-ask-reason = Напишите причину в двух словах: клиент увидит её в «Откуда сумма».
inquiry-button-mistake = Ошибка в счёте
inquiry-reason-mistake = в счёте была ошибка
inquiry-owner-check-amount = Исправление останется в истории счёта, клиент узнает сразу.
inquiry-owner-check-nothing = Платить будет нечего, долг закроется.
inquiry-button-do-correct = Исправить
inquiry-owner-ask-date =
    Сейчас срок до { $due }. Какой верный?
    Выберите в календаре или напишите, например: 25.12
inquiry-owner-check-date = № { $number }: срок { $from } переносим на { $to }. Клиент узнает сразу.
inquiry-owner-ask-words = Напишите ответ, { $client } прочитает его как есть.
inquiry-owner-check-words = { $client } получит:

inquiry-corrected = «{ $business }» исправила сумму по счёту № { $number }: было { $from }, теперь осталось { $to }.
inquiry-corrected-to-nothing = «{ $business }» исправила сумму по счёту № { $number }: было { $from }, платить ничего не нужно.
inquiry-moved = «{ $business }» исправила срок по счёту № { $number }: было { $from }, теперь до { $to }.
inquiry-explained = «{ $business }» отвечает по счёту № { $number } { $about ->
    [papers] о документах:
    [amount] о сумме:
    [due-date] о сроке:
   *[payer] о плательщике:
    }
inquiry-papers-came = Документы, которые вы просили, к счёту № { $number } ({ $what }):
inquiry-papers-added = { $count ->
    [one] Новый документ к счёту № { $number } ({ $what }):
    [few] Новые документы к счёту № { $number } ({ $what }):
    [many] Новые документы к счёту № { $number } ({ $what }):
   *[other] Новые документы к счёту № { $number } ({ $what }):
    }
inquiry-paper-removed = { $count ->
    [0] Из счёта № { $number } убрали документ. Других документов пока нет.
   *[other] Из счёта № { $number } убрали документ. Остальные на месте.
    }

## Документы меняет владелец

inquiry-papers-batch-added = { $count ->
    [0] Пришлите фото или PDF, можно несколько. Клиент получит их, когда нажмёте «Готово».
    [one] Приложен { $count } файл. Пришлите ещё или нажмите «Готово».
    [few] Приложено { $count } файла. Пришлите ещё или нажмите «Готово».
    [many] Приложено { $count } файлов. Пришлите ещё или нажмите «Готово».
   *[other] Приложено { $count } файла. Пришлите ещё или нажмите «Готово».
    }
inquiry-papers-batch-replace = Пришлите, что поставить вместо документа { $paper }.
inquiry-papers-batch-ask-remove = Убрать документ { $paper }? Клиент об этом узнает.
inquiry-papers-batch-name = документ { $number }
inquiry-button-replace-paper = Заменить { $number }
inquiry-button-remove-paper = Убрать { $number }
inquiry-button-take-away = Убрать
inquiry-toast-papers-added = Документы добавлены
inquiry-toast-paper-removed = Документ убран
