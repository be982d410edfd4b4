### Requests between the two: more time, a dispute, already paid.

request-quoted = «{ $words }»

request-button-debt = Долг № { $number }
request-button-list = Все просьбы
request-button-confirm = Подтвердить
request-button-done = Готово
request-button-add = Дополнить
request-button-card = Открыть счёт

## What waits for the owner

request-list-title = <b>Ждут вашего ответа: { $count }</b>
request-list-empty = Сейчас никто ничего не ждёт от вас. Когда клиент попросит время, напишет «уже оплатил» или «что-то не так», это появится здесь.
request-list-button = № { $number } · { $client }
request-list-earlier = ‹
request-list-later = ›
request-line-time = ● { $client }, № { $number }: { $kind ->
        [deferral] просит отсрочку
        [early_discount] просит скидку за оплату сразу
        [discounted_instalments] просит рассрочку со скидкой
       *[instalments] просит рассрочку
    }, { $terms }
request-line-time-counter = ● { $client }, № { $number }: встречное предложение, круг { $round }: { $terms }
request-line-problem = ● { $client }, № { $number }: что-то не так («{ $reason }»)
request-line-question = ● { $client }, № { $number }: { $about ->
    [papers] просит счёт
    [amount] пишет, что сумма другая
    [due-date] пишет, что срок другой
    [payer] просит выставить счёт на другого
    [chat] пишет вам
    [call] просит позвонить
   *[meeting] предлагает встретиться
    }
request-line-paid = ● { $client }, № { $number }: пишет, что оплачено всё
request-line-paid-part = ● { $client }, № { $number }: пишет, что оплачено { $amount }
request-nothing-waits = По этому долгу уже ничего не ждёт ответа.

## Words that could not be used

request-amount-not-understood = Не понял сумму «{ $typed }». Напишите числом, например: { $example }
request-amount-ambiguous = «{ $typed }» можно понять по-разному. Выберите, что вы имели в виду, или напишите, например: { $example }
request-amount-not-positive = Сумма должна быть больше нуля. Например: { $example }
request-amount-too-large = Это больше, чем мы можем записать: до { $maximum }. Например: { $example }
request-amount-too-many-decimals = После запятой { $allowed ->
        [0] знаков быть не должно
        [one] может быть до { $allowed } знака
        [few] может быть до { $allowed } знаков
        [many] может быть до { $allowed } знаков
       *[other] может быть до { $allowed } знака
    }. Например: { $example }
request-amount-other-currency = Этот счёт в другой валюте: { $sign }. Напишите сумму в ней, например: { $example }
request-amount-above = Это больше, чем осталось заплатить: { $left }. Напишите сумму поменьше, например: { $example }
request-date-not-understood = Не понял дату «{ $typed }». Напишите, например: 20.12 или «через неделю».
request-date-ambiguous = «{ $typed }» можно понять по-разному. Выберите дату или напишите, например: 20 декабря
request-date-none = Даты «{ $typed }» нет в календаре. Напишите, например: 20.12
request-date-past = Эта дата уже прошла. Напишите другую, например: «через неделю».
request-date-too-far = Это слишком далеко. Напишите дату поближе, например: «через неделю».
request-date-outside = Подойдёт дата с { $earliest } по { $latest }. Напишите, например: «через неделю».
request-text-empty = Здесь пусто. Напишите, пожалуйста, хотя бы пару слов.
request-text-too-long = Получилось длинновато: { $got } знаков, а поместится { $max }. Сократите немного и пришлите ещё раз.
request-file-too-big = Этот файл больше 20 МБ, передать его не получится. Пришлите файл поменьше или фото.
request-files-too-many = Больше { $most } файлов не поместится. Самые важные уже здесь.
request-words-only = Здесь помогут слова и кнопки.
request-unusable = Здесь пригодятся слова, фото или документ. Остальное передать не сможем.

## More time: the debtor asks

request-plan-reason-ask =
    Давайте договоримся о сроках: № { $numbers }, осталось { $left }.
    Что мешает заплатить сейчас? Ответ увидит только «{ $business }», его можно пропустить.
request-plan-reason-ask-words = Напишите в двух словах, что случилось. Это увидит только «{ $business }».
request-plan-reason = { $reason ->
        [salary_late] Задержали зарплату
        [ill] Болею
       *[client_owes_me] Жду оплату от клиента
    }
request-plan-reason-other = Другая причина
request-plan-part = { $number }) { $amount } — { $date }

## More time: the owner answers

request-plan-because = Причина: «{ $reason }»
request-plan-history-none = Оплаченных долгов у этого клиента пока нет.
request-plan-history-good = Раньше: { $settled ->
        [one] { $debts }, оплачен вовремя
        [few] { $debts }, все оплачены вовремя
        [many] { $debts }, все оплачены вовремя
       *[other] { $debts }, всё вовремя
    }.
request-plan-history-late = Раньше: { $debts }, из них с опозданием: { $late }.
request-plan-until = Если не ответить до { $until }, просьба закроется сама.
request-plan-button-accept = Принять
request-plan-button-decline = Отказать
request-plan-decline-ask =
    { $client }, № { $number }: отказать в этой просьбе?
    Напишите, почему и что вам подойдёт: клиент увидит эти слова. Можно и без причины.
request-plan-button-decline-bare = Отказать без причины
request-plan-declined-owner = Передал ваш отказ вежливо: клиент знает, что можно предложить другие условия. Напоминания продолжу мягко и не сразу.
request-plan-declined = По счёту № { $number } такой вариант не подходит.
request-plan-declined-because = Вам пишут: «{ $reason }»
request-plan-declined-ways = Можно попросить другие условия, заплатить сразу или рассказать, что не так.
request-plan-expired = На вашу просьбу по счёту № { $number } за три дня не ответили, и она закрылась. Можно попросить ещё раз.
request-plan-expired-owner = Просьба клиента закрылась без ответа: { $client }, № { $number }. Прошло три дня; клиент знает, что может попросить ещё раз.
request-plan-void = Сумма по счёту № { $number } изменилась, осталось { $left }. Прежняя просьба больше не подходит; если нужно, попросите заново.
request-plan-void-owner = { $client }, № { $number }: сумма изменилась, осталось { $left }. Прежняя просьба больше не подходит, отвечать на неё не нужно.

## The plan, part by part

request-plan-view-title = <b>Соглашение № { $agreement }</b>
request-plan-view-paid = ✓ { $number }) { $amount } — { $date }
request-plan-view-next = → { $number }) { $amount } — { $date }
request-plan-view-begun = → { $number }) { $amount } — { $date }, осталось { $left }
request-plan-view-left = Осталось { $left }. Заплатить раньше можно в любой день.
request-plan-view-none = Соглашения по этому счёту сейчас нет.

## A day to pay: the debtor promises

request-promise-ask =
    Счёт № { $number }, осталось { $left }. Когда заплатите?
    Выберите день или напишите, например: «в пятницу».
request-promise-button-today = Сегодня
request-promise-button-tomorrow = Завтра
request-promise-button-calendar = Другой день
request-promise-confirm = Счёт № { $number }: заплатите { $left } до { $on }.
request-promise-quiet = До этого дня не напоминаем, а «{ $business }» будет знать, когда ждать оплату.
request-promise-acknowledgement = Обещание заплатить подтверждает, что долг вы признаёте.
request-promise-changed = Пока вы выбирали, сумма изменилась. Вот как теперь:
request-promise-made =
    Спасибо! «{ $business }» ждёт оплату до { $on }.
    До этого дня не напоминаем. Заплатить можно и раньше.
request-promise-spent =
    По счёту № { $number } день оплаты уже дважды не подошёл. Давайте по-другому: разделим { $left } на части, которые вам по силам.
request-promise-button-parts = Разбить на части

## A day to pay: what the owner hears, what became of it

request-promise-told =
    <b>{ $client }</b>, № { $number }: обещает заплатить { $left } до { $on }.
    До этого дня не напоминаю. Отвечать не нужно.
request-promise-broken = По счёту № { $number } вы хотели заплатить до { $on }. Пока осталось { $left }.
request-promise-broken-ways = Если планы изменились, можно заплатить сейчас, попросить рассрочку или рассказать, что не так. Если вы уже заплатили, нажмите «Уже оплатил».
request-promise-broken-owner = <b>{ $client }</b>, № { $number }: оплату обещали до { $on }, пока осталось { $left }.
request-promise-broken-owner-next = Вежливо спрошу клиента, что изменилось. Напоминания продолжу мягко и не сразу.
request-record-promises = Обещания заплатить: сдержано { $kept } из { $all }.
request-record-plans = Рассрочки: выплачено до конца { $kept } из { $all }.

## A problem: the debtor tells

request-problem-ask =
    Жаль, что что-то не так. Счёт № { $number }: { $what }.
    Что случилось?
request-problem-reason = { $reason ->
        [defect] Сделано плохо
        [not_delivered] Не получено
        [incomplete] Сделано не всё
        [late] Сделано не в срок
        [wrong_amount] Сумма неверная
       *[other] Другое
    }
request-problem-tell =
    <b>{ $reason }</b>
    Расскажите подробнее, можно с фото и документами, в нескольких сообщениях. Когда всё, нажмите «Готово».
request-problem-noted = { $files ->
        [0] Записали.
        [one] Записали, приложен { $files } файл.
        [few] Записали, приложено { $files } файла.
        [many] Записали, приложено { $files } файлов.
       *[other] Записали, приложено { $files } файла.
    } Пришлите ещё что-нибудь или нажмите «Готово».
request-problem-summary = Вот что отправим «{ $business }» по счёту № { $number }:
request-problem-files = { $count ->
        [one] { $count } файл
        [few] { $count } файла
        [many] { $count } файлов
       *[other] { $count } файла
    }
request-problem-quiet = Пока не ответят, напоминаний по этому счёту не будет.
request-problem-sent =
    Передали «{ $business }». Ответ придёт сюда.
    Пока ждём, напоминаний по счёту № { $number } нет.

## A problem: the owner answers

request-problem-told = <b>{ $client }</b>: что-то не так с № { $number } ({ $what }), { $left }.
request-problem-waits = Напоминания по этому долгу остановлены до вашего ответа.
request-problem-button-discount = Скидка
request-problem-button-redo = Переделать
request-problem-button-cancel = Отменить долг
request-problem-button-refuse = Не согласиться
request-problem-cancel-ask = Отменить долг № { $number }, { $client }, { $left }? Клиенту не нужно будет ничего платить.
request-problem-button-cancel-yes = Да, отменить
request-problem-discount-ask = Какую скидку дать? Осталось { $left }. Выберите или напишите сумму или процент, например: { $example } или 15%
request-problem-discount-button = { $percent }% · { $amount }
request-problem-discount-above = Скидка больше, чем осталось заплатить: { $left }. Напишите сумму поменьше, например: { $example } или 15%
request-problem-discount-confirm = Скидка { $amount } по № { $number }. Останется заплатить { $left }.
request-problem-redo-ask = К какому дню переделаете? Если это позже срока оплаты, срок сдвинется на тот же день. Напишите, например: 20.12 или «через неделю».
request-problem-redo-confirm = № { $number }: переделать до { $by }. Клиент это увидит, срок оплаты будет не раньше этого дня.
request-problem-refuse-ask = Напишите, почему не согласны: клиент увидит эти слова. Спокойные факты помогают договориться.
request-problem-refuse-confirm = Отправлю ответ по № { $number }:
request-problem-cancelled-owner = Долг № { $number } отменён. Клиент об этом знает.
request-problem-discounted-owner = Скидка { $amount } записана, осталось { $left }. Клиент об этом знает.
request-problem-redo-owner = Записал: переделать до { $by }. Клиент об этом знает. В этот день спрошу его, всё ли сделано, до тех пор не напоминаю.
request-problem-refused-owner = Передал ответ вашими словами. Жду, что скажет клиент: согласен или нет. До тех пор об этом не напоминаю.
request-problem-cancelled = С вами согласны: счёт № { $number } отменён. Спасибо, что рассказали.
request-problem-discounted = С вами согласны: по счёту № { $number } скидка { $amount }. Спасибо, что рассказали.
request-problem-discounted-all = С вами согласны: по счёту № { $number } скидка { $amount }, платить больше ничего не нужно.
request-problem-redo = По счёту № { $number } переделают до { $by }. В этот день спросим вас, всё ли сделали, а до тех пор об этом не напоминаем.
request-problem-refused = По счёту № { $number } ответили на ваше сообщение:
request-problem-refused-ways = Согласны? Если нет, нажмите «Не согласиться» и напишите почему.

## Already paid: the debtor tells

request-paid-ask-amount =
    Спасибо! Счёт № { $number }, оставалось { $left }.
    Оплачено всё или часть? Если часть, можно сразу написать сумму, например: { $example }
request-paid-button-all = Всё: { $left }
request-paid-button-part = Часть
request-paid-ask-part = Сколько вы заплатили? По счёту оставалось { $left }. Напишите, например: { $example }
request-paid-changed = Пока вы отвечали, остаток изменился. Проверьте, пожалуйста.
request-paid-ask-day = { $amount }, понял. Когда вы заплатили? Нажмите или напишите день, например: 28.11
request-paid-day-ahead = Этот день ещё не наступил. Когда вы заплатили? Например: вчера
request-paid-button-today = Сегодня
request-paid-button-yesterday = Вчера
request-paid-confirm = Передадим «{ $business }»: по счёту № { $number } оплачено { $amount }, { $on }.
request-paid-receipt-helps = Пришлите чек фотографией или файлом PDF: так оплату найдут быстрее. Можно и без чека.
request-paid-receipt-needed = Прошлый раз деньги не нашли, поэтому теперь нужен чек. Пришлите его фотографией или файлом PDF.
request-paid-receipt-there = { $files ->
        [one] Приложен { $files } файл. Можно добавить ещё файл или отправить.
        [few] Приложено { $files } файла. Можно добавить ещё или отправить.
        [many] Приложено { $files } файлов. Можно добавить ещё или отправить.
       *[other] Приложено { $files } файла. Можно добавить ещё или отправить.
    }
request-paid-receipt-kinds = Чек подойдёт фотографией или файлом PDF.
request-paid-button-bare = Без чека
request-paid-sent =
    Передали «{ $business }»: оплачено { $amount }.
    Проверят и ответят сюда. Пока ждём, не напоминаем.

## Already paid: the receipt that the owner asks for

request-paid-receipt-wanted =
    «{ $business }» ищет ваш платёж по счёту № { $number } и просит чек.
    Подойдёт фотография или файл PDF из банка. Пока ждём, не напоминаем.
request-paid-receipt-wanted-again =
    «{ $business }» всё ещё ждёт чек по счёту № { $number }, без него платёж найти не получилось.
    Подойдёт снимок экрана из банка.
request-paid-button-send-receipt = Прислать чек
request-paid-receipt-send = Пришлите чек по счёту № { $number } фотографией или файлом PDF.
request-paid-receipt-sent = Чек передали «{ $business }». Проверят и ответят сюда.
request-paid-unanswered =
    «{ $business }» пока не подтвердила оплату по счёту № { $number }: мы напомнили несколько раз.
    Ваши слова остались у них. Напоминания о счёте могут вернуться после { $on }, если ответа не будет.
request-paid-unanswered-phone = Быстрее всего спросить напрямую: { $phone }

## Already paid: the owner answers

request-paid-told = <b>{ $client }</b> пишет, что { $on } оплачено { $amount } по № { $number } ({ $what }).
request-paid-receipt = { $files ->
        [0] Чека нет: проверьте, пришли ли деньги.
       *[other] Чек приложен. Проверьте, пришли ли деньги.
    }
request-paid-receipt-awaited = Чек попросили, его пока нет.
request-paid-waits = Пока вы не ответите, не напоминаем: самое позднее до { $until }.
request-paid-button-received = Получили { $amount }
request-paid-button-other = Другая сумма
request-paid-button-not-received = Не получили
request-paid-button-ask-receipt = Попросить чек
request-paid-still-waits = { $client } ждёт ответа об оплате уже { $days }.
request-paid-resumes-owner = Если не ответите, после { $on } напоминания клиенту продолжатся. Сам вопрос останется в запросах.
request-paid-receipt-asked-owner = Попросил у клиента чек. Пришлёт — передам сразу; напоминания пока ждут.
request-paid-no-receipt-came = { $client } чек не прислал: мы просили дважды. Решите, пожалуйста, без него.
request-paid-ask-other =
    Сколько пришло по № { $number }? { $client } говорит о { $claimed }, всего осталось { $left }.
    Напишите сумму, например: { $example }
request-paid-confirm-other = Записать { $amount } по № { $number } вместо { $claimed }? Клиент увидит обе суммы.
request-paid-instead = Вы писали о { $claimed }, а пришло { $amount }.
request-paid-confirmed-owner = Записал { $amount } по № { $number }. Осталось { $left }.
request-paid-settled-owner = Записал { $amount }: № { $number } оплачен полностью. Клиенту сказал спасибо.
request-paid-denied-owner = Вежливо написал клиенту, что деньги пока не дошли. Напоминания продолжу мягко и не сразу.
request-paid-confirmed = Получили { $amount } по счёту № { $number }, спасибо!
request-paid-settled = Получили { $amount } по счёту № { $number }.
request-paid-denied =
    По счёту № { $number } деньги пока не дошли.
    Проверьте, пожалуйста: ушёл ли перевод, тот ли получатель, не вернул ли его банк. Если всё верно, нажмите «Уже оплатил» и пришлите чек.
