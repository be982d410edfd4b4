## Переписка: что говорят друг другу клиент и бизнес

thread-speaker = { $name }, «{ $business }»
thread-you = Вы
thread-says = <b>{ $speaker }</b>, № { $number }:
thread-says-colleague = <b>{ $name }</b> пишет клиенту { $client }, № { $number }:

thread-ask =
    Пишите, «{ $business }» получит каждое сообщение сразу.
    Можно словами, с фото и видео, голосом или файлом. Закончите, нажмите «Выйти».
thread-ask-owner =
    Пишите, клиент { $client } получит каждое сообщение (№ { $number }).
    Можно словами, с фото и видео, голосом или файлом. Закончите, нажмите «Выйти».
thread-passed = Передали «{ $business }». Ответ придёт сюда, а пока можно дописать.
thread-passed-owner = Передал: { $client }. Можно дописать.
thread-passed-later = Клиент { $client } получит это { $when }: раньше писать ему не время. Можно дописать.
thread-unusable = Такое передать не получится. Пришлите словами, фото, видео, голосом или файлом.
thread-left =
    Вы вышли из переписки. Всё, что вы написали, у «{ $business }».
    Ответ придёт сюда.
thread-left-owner =
    Вы вышли из переписки. Клиент { $client } получит всё, что вы написали.
    Ответ придёт сюда.
thread-closed = Этот разговор по счёту № { $number } уже закончен.
thread-closed-owner = Этот разговор с клиентом { $client } по № { $number } уже закончен.
thread-closed-ways = Если остались вопросы, можно написать снова.

thread-button-answer = Ответить
thread-button-all = Вся переписка
thread-button-leave = Выйти
thread-button-chat = Написать
thread-button-mute = Не получать сообщения
thread-button-unmute = Снова получать

thread-title = Переписка по № { $number }
thread-empty = Здесь пока ничего не написано.
thread-is-closed = Разговор закончен.
thread-line = <b>{ $speaker }</b>, { $when }
thread-files = { $count ->
        [one] 📎 { $count } файл
        [few] 📎 { $count } файла
        [many] 📎 { $count } файлов
       *[other] 📎 { $count } файла
    }

## Не получать сообщения

thread-muted = Хорошо, сообщений от «{ $business }» через бота больше не будет. Счета, ответы на ваши обращения и напоминания это не меняет.
thread-muted-owner = Хорошо, сообщений от клиента { $client } через бота больше не будет. Обращения «что-то не так» и «уже оплатил» приходят как раньше.
thread-unmuted = Сообщения от «{ $business }» снова приходят сюда.
thread-unmuted-owner = Сообщения от клиента { $client } снова приходят сюда.
thread-muted-news = Сейчас «{ $business }» не ведёт переписку через бота. Сообщить об оплате или рассказать, что не так, по-прежнему можно в карточке счёта.
thread-muted-news-owner = Клиент { $client } пока не хочет переписываться через бота (№ { $number }). Обращения и напоминания работают как раньше.
thread-unmuted-news = «{ $business }» снова на связи: можно писать сюда.
thread-unmuted-news-owner = Клиент { $client } снова готов переписываться через бота (№ { $number }).
thread-lapsed = Переписка с клиентом { $client } (№ { $number }) закрылась сама: десять дней никто не писал. Начать снова можно в любой момент.

## Поговорить: написать, созвониться, встретиться

thread-talk =
    Давайте поговорим. Счёт № { $number }, «{ $business }».
    Как вам удобнее?
thread-button-talk = Хочу поговорить
thread-button-call = Попросить позвонить
thread-button-meeting = Предложить встречу
thread-waiting = { $about ->
        [call] Вы уже просили позвонить:
       *[meeting] Вы уже предложили встретиться:
    }
thread-ask-when =
    Когда вам позвонить?
    Выберите или напишите, например: «в среду после шести».
thread-when = { $part ->
        [today] сегодня
        [morning] завтра утром
       *[afternoon] завтра днём
    }, { $date }
thread-when-any = в любое время
thread-ask-phone =
    На какой номер позвонить?
    Нажмите кнопку или напишите номер.
thread-button-share = Поделиться номером
thread-share-phone = Нажмите кнопку под строкой ввода, и Telegram передаст ваш номер.
thread-keyboard-gone = Хорошо, номер не передаём.
thread-not-a-phone = Не похоже на номер телефона. Напишите с кодом страны, например: +7 900 123-45-67
thread-ask-place =
    Когда и где встретимся? Напишите, как вам удобно, например: «в четверг в 18:00 у вас в мастерской».
    «{ $business }» получит ваши слова и ответит.
thread-asked = { $about ->
        [call] Передали «{ $business }»: просите позвонить.
       *[meeting] Передали «{ $business }»: предлагаете встретиться.
    }
thread-asked-quiet = Пока ждём, не напоминаем.
thread-button-withdraw = Уже не нужно
thread-phone = Телефон: { $phone }

## Поговорить: задача владельца и чем кончилось

thread-told = { $about ->
        [chat] <b>{ $client }</b>, № { $number }: хочет поговорить в переписке.
        [call] <b>{ $client }</b>, № { $number }: просит позвонить.
       *[meeting] <b>{ $client }</b>, № { $number }: предлагает встретиться.
    }
thread-told-waits = Напоминания пока подождут. Поговорите и отметьте, чем закончилось.
thread-button-done = Готово, записать итог
thread-ask-outcome = { $about ->
        [chat] Переписка с клиентом { $client }, № { $number }. Чем закончилось?
        [call] Звонок клиенту { $client }, № { $number }. Чем закончилось?
       *[meeting] Встреча с клиентом { $client }, № { $number }. Чем закончилось?
    } Напишите в двух словах: это останется в истории долга, клиент этого не увидит.
thread-button-no-outcome = Без итога
thread-done-owner = Готово: { $client }, № { $number }. Итог записан в историю, напоминания продолжу мягко и не сразу.
thread-done = { $about ->
        [chat] «{ $business }» закончил переписку по счёту № { $number }. Если остались вопросы, напишите снова.
        [call] «{ $business }» отметил, что звонок по счёту № { $number } состоялся. Если нет, скажите нам ещё раз.
       *[meeting] «{ $business }» отметил, что встреча по счёту № { $number } состоялась. Если нет, скажите нам ещё раз.
    }
