### The written agreement: the same words in the chat and on paper.

agreement-title = Соглашение № { $number } об оплате частями
agreement-parties = Получает оплату: «{ $business }».
agreement-contact = Связь: { $contact }.
agreement-debtor = Платит: { $client }, Telegram-аккаунт { $account } ({ $name }).
agreement-basis = За что: { $what }, счёт № { $number }.
agreement-acknowledgement = На { $date } осталось заплатить { $left }. { $client } подтверждает этот долг.
agreement-schedule = Договорились разделить оплату на { $parts }:
agreement-part = { $number }) { $date } — { $amount }
agreement-total = Всего { $total }.
agreement-fees = Пока платежи идут по графику, ничего сверх этой суммы не начисляется.
agreement-early = Заплатить раньше или больше можно в любой день: деньги идут в ближайшую часть, остальное в следующие.
agreement-late = Если часть не оплачена через { $days } после её даты, «{ $business }» может предложить новую дату для этой части, новый график или попросить весь остаток.
agreement-notices = Сообщения об этом соглашении стороны отправляют друг другу в чате с ботом @{ $bot }.
agreement-languages = Текст составлен на русском и английском. Если они расходятся, верен { $language ->
        [ru] русский
       *[en] английский
    } текст.
agreement-accepted = Согласие дали:
agreement-acceptance-debtor = { $name }, Telegram-аккаунт { $account } — { $at }
agreement-acceptance-owner = { $name } от «{ $business }», Telegram-аккаунт { $account } — { $at }
agreement-acceptance-in-advance = { $name } от «{ $business }», заранее согласившись с такими условиями, Telegram-аккаунт { $account } — { $at }
agreement-zone = Время указано по часовому поясу: { $city } ({ $zone }).

agreement-agreed = Договорились!
agreement-next = Перед каждой датой пришлём короткое напоминание. Если планы изменятся, скажите заранее.
agreement-next-owner = Клиент получил тот же текст. Напоминания теперь идут по графику.
agreement-button-parts = График платежей

## Paper

# At the foot of every page. {page} and {pages} stay as they are: the numbers are put in when the pages are set.
agreement-paper-page = Страница { $page } из { $pages }
agreement-paper-check = Чтобы проверить соглашение, откройте код или пришлите этот файл боту. Он ответит только сторонам.
agreement-paper-code = Код проверки: { $code }
agreement-paper-hash = SHA-256 текста: { $hash }
