## Disputes: what each side hears

dispute-ask-sum =
    О какой сумме речь? Осталось { $left }.
    Выберите или напишите часть, например: { $example }. Остальное можно будет платить как обычно.
dispute-button-all = Обо всей: { $left }
dispute-button-sum = Сумма
dispute-summary-part =
    Речь о { $amount }: пока не ответят, их не спрашиваем.
    Остальные { $rest } остаются к оплате в срок.
dispute-sent-part =
    Передали «{ $business }». Ответ придёт сюда.
    Пока ждём, { $amount } по счёту № { $number } не спрашиваем. Остальные { $rest } остаются к оплате в срок.
dispute-both-sums = К оплате сейчас { $now }, ещё о { $disputed } договариваемся.
dispute-apart = О { $disputed } из этого счёта договариваемся отдельно, здесь только остальное.

dispute-button-agree = Согласиться
dispute-button-maintain = Не согласиться
dispute-button-redone = Да, всё сделали
dispute-button-not-redone = Нет, не сделали
dispute-button-withdraw = Вопрос решён
dispute-button-write = Написать
dispute-button-thread = Переписка
dispute-button-answer = Ответить
dispute-button-seen = Прочитано
dispute-button-open = Что не так
dispute-button-end = Закончить спор

dispute-expected = «{ $business }» ответит до { $by }.
dispute-expected-read = «{ $business }» прочитали ваше сообщение и ответят до { $by }.
dispute-standing-discount = «{ $business }» дают скидку { $amount }. Согласны?
dispute-standing-refused = «{ $business }» не согласны. Вот что они написали:
dispute-standing-redoing = Переделают до { $by }.

dispute-seen = Ваше сообщение по счёту № { $number } прочитали.
dispute-seen-owner = Клиент узнает, что вы прочитали.
dispute-told-part = Спорит о { $disputed }. Остальные { $rest } остаются к оплате, о них напоминаю.
dispute-owner-waits-by = До вашего ответа об этом не напоминаю. Клиент ждёт его до { $by }.
dispute-owner-redoing = Вы обещали переделать до { $by }. В этот день спрошу клиента, всё ли сделано.
dispute-owner-answered = Жду, что скажет клиент: согласен или нет. До тех пор об этом не напоминаю.
dispute-owner-maintained = Пока вы не решите, об этом не напоминаю. Можно предложить скидку или переделать, отменить долг или закончить спор с объяснением.

dispute-discount-of-part = Клиент спорит о { $disputed }, процент считаю от них.
dispute-discounted =
    По счёту № { $number } вам дают скидку { $amount }: она уже записана, осталось { $left }.
    Если вас это устраивает, нажмите «Согласиться».
dispute-redo-ask-part = К какому дню переделаете? Срок оплаты остального не изменится. Напишите, например: 20.12 или «через неделю».
dispute-redo-confirm-part = № { $number }: переделать до { $by }. Клиент это увидит, остальное остаётся к оплате в срок.
dispute-end-ask = Напишите, почему спор закончен и сумма остаётся к оплате. Клиент получит эти слова.
dispute-end-confirm = Закончить спор по № { $number }? Отправлю клиенту:
dispute-ended = По счёту № { $number } решили, что сумма остаётся. Вот почему:
dispute-ended-ways = Напоминания начнутся не сразу. Можно заплатить, попросить время или поговорить.
dispute-ended-owner = Спор закончен, клиент получил ваши слова. Напоминания продолжу мягко и не сразу.

dispute-ask-maintain = Напишите, с чем вы не согласны и что вас устроит: «{ $business }» увидят эти слова.
dispute-ask-not-redone = Жаль. Напишите, что осталось не так: «{ $business }» увидят эти слова.
dispute-maintained =
    Передали «{ $business }». Решение придёт сюда.
    До него об этой сумме не напоминаем.
dispute-maintained-owner = <b>{ $client }</b>, № { $number }: не согласен с ответом и пишет:
dispute-not-redone-owner = <b>{ $client }</b>, № { $number }: пишет, что переделано не всё:

dispute-concluded = { $outcome ->
        [agreed] Хорошо, договорились. Спасибо!
        [redone] Рады, что всё сделали. Спасибо, что сказали!
       *[withdrawn] Хорошо, вопрос закрыт. Спасибо, что сказали!
    }
dispute-concluded-owner = <b>{ $client }</b>, № { $number }: { $outcome ->
        [agreed] согласен с вашим ответом.
        [redone] пишет, что всё переделано.
        [withdrawn] пишет, что вопрос решён.
       *[silence] на два вопроса ответа нет, поэтому ваш ответ в силе.
    }
dispute-goes-on-owner = Осталось { $left }. Напоминания продолжу мягко и не сразу.

dispute-still-waits = По счёту № { $number } «{ $business }» пока не ответили и ещё не открывали ваше сообщение. Оно у них, и мы напомнили.
dispute-still-waits-read = По счёту № { $number } «{ $business }» прочитали ваше сообщение, но пока не ответили. Мы напомнили.
dispute-nothing-asked = Пока ждём, { $disputed } платить не просим.
dispute-still-waits-owner = <b>{ $client }</b> ждёт вашего ответа по № { $number } уже { $days }.
dispute-ask-redone = По счёту № { $number } ({ $what }) обещали всё переделать до { $by }. Сделали?
dispute-ask-redone-again = Ещё раз спросим: по счёту № { $number } ({ $what }) всё переделали?
dispute-ask-agreement-again = Вам ответили по счёту № { $number }, а вы пока не сказали, согласны ли.
dispute-silence-means = Если не ответите за три рабочих дня, будем считать, что вопрос решён.
dispute-stands = По счёту № { $number } вы не ответили, поэтому ответ «{ $business }» в силе.
dispute-stands-redone = По счёту № { $number } вы не ответили, поэтому считаем, что всё переделано.
dispute-stands-ways = Осталось { $left }. Напоминания начнутся не сразу. Если что-то не так, напишите.
