### Соглашение: в чате и на бумаге одни и те же слова.

agreement-title = { $kind ->
        [deferral] Соглашение № { $number } об отсрочке оплаты
        [early_discount] Соглашение № { $number } об оплате со скидкой
        [discounted_instalments] Соглашение № { $number } об оплате частями со скидкой
       *[instalments] Соглашение № { $number } об оплате частями
    }

agreement-parties = Стороны:
agreement-business = Получает оплату: «{ $business }».
agreement-contact = Связь: { $contact }.
agreement-payment-details = Как платить: { $details }
agreement-debtor = Платит: { $client }, Telegram-аккаунт { $account } ({ $name }).
agreement-phone = Телефон этого аккаунта, которым поделились в Telegram: { $phone }.

agreement-subject = Долг:
agreement-basis = { $what }, счёт № { $number }{ $kind ->
        [prepayment] {" "}на предоплату
       *[invoice] {""}
    }, срок { $due }: осталось { $amount }.
agreement-basis-on = { $what } ({ $service }), счёт № { $number }{ $kind ->
        [prepayment] {" "}на предоплату
       *[invoice] {""}
    }, срок { $due }: осталось { $amount }.
agreement-acknowledgement = На { $date } осталось заплатить { $left }. { $client } признаёт этот долг и подтверждает его сумму.

agreement-schedule = { $kind ->
        [deferral] Договорились о новом сроке:
        [early_discount] Договорились об оплате одной суммой со скидкой:
       *[instalments] Договорились разделить оплату на { $parts }:
    }
agreement-part = { $number }) { $date } — { $amount }
agreement-total = Всего { $total }.
agreement-invoice = № { $number }
agreement-order = Платежи закрывают счета по порядку: { $numbers }.

agreement-rules = Условия:
agreement-discount-at-once = Скидка { $discount } действует сразу: вместе с оплатой { $total } она закрывает весь долг { $covers }. Она остаётся, даже если график нарушен.
agreement-discount-when-kept = Скидка { $discount } даётся, когда оплачены { $total }: тогда закрыт весь долг { $covers }. Если «{ $business }» прекратит соглашение из-за просрочки, скидки не будет.
agreement-fees = Пока платежи идут по графику, сверх них ничего не начисляется. Если график нарушен, добавить можно только то, что разрешает закон или первоначальный договор.
agreement-early = { $single ->
        [yes] Заплатить раньше, целиком или частями, можно в любой день.
       *[no] Заплатить раньше или больше можно в любой день: деньги идут в ближайшую часть, остальное в следующие.
    }
agreement-late = { $single ->
        [yes] Если оплаты нет и после её даты прошло больше { $days }, «{ $business }» может предложить новую дату или график либо попросить сразу весь остаток, и тогда это соглашение прекращается.
       *[no] Если часть не оплачена и после её даты прошло больше { $days }, «{ $business }» может предложить для неё новую дату или новый график либо попросить сразу весь остаток, и тогда это соглашение прекращается.
    } { $client } тоже может попросить новую дату, лучше заранее.
agreement-replaces = Это соглашение заменяет соглашение № { $number } от { $date }: прежний график больше не действует, всё оплаченное по нему учтено.
agreement-changes = Изменить соглашение можно только новым соглашением, которое приняли обе стороны.
agreement-notices = О соглашении стороны могут писать друг другу в чате с ботом @{ $bot }: сообщения и согласия, отправленные там с указанных здесь аккаунтов, они считают письменными.
agreement-languages = Текст составлен на русском и английском. Если они расходятся, верен { $language ->
        [ru] русский
       *[en] английский
    } текст.

agreement-accepted = Согласие дали:
agreement-acceptance = { $side ->
        [owner] { $name } от «{ $business }»
       *[debtor] { $name }
    }, Telegram-аккаунт { $account } — { $at }, { $how ->
        [offer] своим предложением
        [in_advance] заранее согласившись с такими условиями
       *[button] кнопкой в чате
    }
agreement-zone = Время указано по часовому поясу: { $city } ({ $zone }).

agreement-agreed = Договорились!
agreement-next = Перед каждой датой пришлём короткое напоминание. Если планы изменятся, скажите заранее.
agreement-next-owner = Клиент получил тот же текст. Напоминания теперь идут по графику.
agreement-file = Соглашение { $number }.pdf
agreement-button-document = Документ
agreement-button-verify = Проверить
agreement-button-picture = Картинкой
agreement-button-parts = График платежей

## The schedule as a picture

agreement-picture-title = Соглашение № { $number }
agreement-picture-next = следующая
agreement-picture-left = осталось { $left }
agreement-picture-discount = { $given ->
        [at_once] Скидка
       *[when_kept] Скидка в конце
    }
agreement-picture-total = Осталось

## Paper

# At the foot of every page. {page} and {pages} stay as they are: the numbers are put in when the pages are set.
agreement-paper-page = Страница { $page } из { $pages }
agreement-paper-check = Чтобы проверить соглашение, откройте код или пришлите этот файл боту. Он ответит только сторонам.
agreement-paper-code = Код проверки: { $code }
agreement-paper-hash = SHA-256 текста: { $hash }
