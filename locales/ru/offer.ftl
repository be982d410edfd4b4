### Предложения на пути между сторонами: что предложено, кем и чем кончилось.

offer-short-deferral = { $total } до { $last }
offer-short-early = { $total } до { $last } со скидкой { $discount }
offer-short-parts = { $count } × { $amount }, последняя часть { $last }
offer-short-discounted = { $count } × { $amount }, последняя часть { $last }, скидка { $discount }
offer-amounts-differ = от { $least }
offer-part-only = { $amount } — до { $date }
offer-rounds-hidden = Ещё предложений раньше: { $count }
offer-round-you = Вы { $date }: { $terms }
offer-round-client = { $client } { $date }: { $terms }
offer-round-business = «{ $business }» { $date }: { $terms }

offer-card-asked = Клиент просит: { $terms }. Ответ нужен до { $until }.
offer-card-offered = Вы предложили: { $terms }. Ответ ждём до { $until }.

offer-ask-kind =
    { $client }, № { $number }, осталось { $left }. Что предложить?
    Даты и суммы уточните на следующем шаге, клиент увидит их только после отправки.
offer-button-instalments = По частям
offer-button-deferral = Отсрочку
offer-button-discount = Скидку за оплату сразу

offer-asked = { $kind ->
        [deferral] <b>{ $client }</b> просит отсрочку по № { $numbers } ({ $covers }):
        [early_discount] <b>{ $client }</b> просит скидку по № { $numbers } ({ $covers }), чтобы заплатить одной суммой:
        [discounted_instalments] <b>{ $client }</b> просит рассрочку со скидкой по № { $numbers } ({ $covers }):
       *[instalments] <b>{ $client }</b> просит рассрочку по № { $numbers } ({ $covers }):
    }
offer-button-counter = Встречное
offer-offered = { $kind ->
        [deferral] «{ $business }» предлагает заплатить позже. Счёт № { $numbers }, { $covers }.
        [early_discount] «{ $business }» предлагает скидку. Счёт № { $numbers }, { $covers }.
        [discounted_instalments] «{ $business }» предлагает рассрочку со скидкой. Счёт № { $numbers }, { $covers }.
       *[instalments] «{ $business }» предлагает рассрочку. Счёт № { $numbers }, { $covers }.
    }
offer-offered-acknowledgement = Если согласитесь, вы подтвердите и сам долг.
offer-offered-until = Предложение действует до { $until }.
offer-button-agree = Согласиться
offer-button-counter-debtor = Предложить иначе
offer-button-decline-debtor = Не подходит
offer-sent-owner =
    Отправил предложение: { $client }, { $terms }.
    Ответ ждём до { $until }, напоминаний до этого не будет.
offer-sent =
    Отправили «{ $business }»: { $terms }.
    Ответят до { $until }. Пока ждём, напоминаний не будет.
offer-button-take-back = Отозвать
offer-declined-by-client = { $client }, № { $number }: предложение не подошло.
offer-declined-by-client-because = Клиент пишет: «{ $reason }»
offer-ask-decline = Не подходит? Напишите «{ $business }», почему и что подошло бы, или откажитесь без причины.
offer-declined-own = Хорошо, передали «{ $business }», что не подходит. Можно предложить свои условия.
offer-taken-back = Предложение по счёту № { $number } отозвали, отвечать на него не нужно.
offer-taken-back-by-client = { $client }, № { $number }: просьба отозвана, отвечать не нужно.
offer-by-colleague = { $name } предлагает условия клиенту { $client } по № { $numbers }: { $terms }.
offer-declined-by-colleague = { $name }: отказ на просьбу клиента { $client } по № { $number }. Отвечать больше не нужно.
offer-taken-back-by-colleague = { $name }: предложение клиенту { $client } по № { $number } отозвано.
offer-expired = Предложение «{ $business }» по счёту № { $number } закрылось: прошло три дня. Если оно вам подходит, попросите такие же условия.
offer-expired-owner = { $client }, № { $number }: на ваше предложение за три дня не ответили, и оно закрылось. Можно предложить ещё раз.

offer-button-repair = Новая дата части
offer-button-renegotiate = Новые условия
offer-button-remainder = Весь остаток сразу
offer-button-repair-debtor = Другая дата
offer-button-change = Другой график
