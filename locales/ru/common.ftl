### Dates and counted things: what several areas say.
###
### $day, $month, $weekday are numbers (Monday is 1), $year is text, $time is «14:05».

# The month inside a date: «15 декабря».
common-month = { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
    }
# The month inside a short date: «15.12».
common-month-short = { NUMBER($month, minimumIntegerDigits: 2) }
# Title of a calendar page.
common-month-title = { $month ->
    [1] Январь
    [2] Февраль
    [3] Март
    [4] Апрель
    [5] Май
    [6] Июнь
    [7] Июль
    [8] Август
    [9] Сентябрь
    [10] Октябрь
    [11] Ноябрь
   *[12] Декабрь
    } { $year }

common-weekday = { $weekday ->
    [1] понедельник
    [2] вторник
    [3] среда
    [4] четверг
    [5] пятница
    [6] суббота
   *[7] воскресенье
    }
# After «до», «с»: «до вторника».
common-weekday-genitive = { $weekday ->
    [1] понедельника
    [2] вторника
    [3] среды
    [4] четверга
    [5] пятницы
    [6] субботы
   *[7] воскресенья
    }
common-weekday-short = { $weekday ->
    [1] пн
    [2] вт
    [3] ср
    [4] чт
    [5] пт
    [6] сб
   *[7] вс
    }
# Columns of a calendar page.
common-weekday-initial = { $weekday ->
    [1] Пн
    [2] Вт
    [3] Ср
    [4] Чт
    [5] Пт
    [6] Сб
   *[7] Вс
    }

common-date = { $day } { common-month } { $year }
common-date-short = { common-day-month-short }.{ $year }
common-day-month = { $day } { common-month }
common-day-month-short = { NUMBER($day, minimumIntegerDigits: 2) }.{ common-month-short }
common-date-weekday = { common-weekday }, { common-day-month }
common-date-weekday-genitive = { common-weekday-genitive }, { common-day-month }
common-date-weekday-short = { common-weekday-short } { common-day-month-short }
common-instant = { common-date-short } { $time }

common-minutes = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
    [many] { $count } минут
   *[other] { $count } минуты
    }
common-hours = { $count ->
    [one] { $count } час
    [few] { $count } часа
    [many] { $count } часов
   *[other] { $count } часа
    }
common-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
    }
common-working-days = { $count ->
    [one] { $count } рабочий день
    [few] { $count } рабочих дня
    [many] { $count } рабочих дней
   *[other] { $count } рабочего дня
    }
common-weeks = { $count ->
    [one] { $count } неделя
    [few] { $count } недели
    [many] { $count } недель
   *[other] { $count } недели
    }
common-months = { $count ->
    [one] { $count } месяц
    [few] { $count } месяца
    [many] { $count } месяцев
   *[other] { $count } месяца
    }
common-parts = { $count ->
    [one] { $count } часть
    [few] { $count } части
    [many] { $count } частей
   *[other] { $count } части
    }
common-debts = { $count ->
    [one] { $count } долг
    [few] { $count } долга
    [many] { $count } долгов
   *[other] { $count } долга
    }
common-payments = { $count ->
    [one] { $count } платёж
    [few] { $count } платежа
    [many] { $count } платежей
   *[other] { $count } платежа
    }

## Menu, help, forms

common-button-menu = Меню
common-button-help = Помощь
common-button-back = Назад
common-button-cancel = Отмена
common-button-skip = Пропустить
common-button-send = Отправить

common-cancelled = Хорошо, ничего не сохранено.
common-nothing-to-cancel = Сейчас отменять нечего.

common-help-owner =
    <b>Что здесь можно</b>
    Записать долг одной строкой: <i>Иван Петров 12500 до 15.12 ремонт ноутбука</i>, или по шагам: /new
    Посмотреть долги: /debts, клиентов: /clients
    Ответить на просьбы клиентов: /requests
    Настроить название, реквизиты и напоминания: /settings
common-help-debtor =
    <b>Ваши платежи</b>
    Всё, что нужно оплатить, лежит в /my. Под каждым напоминанием есть кнопки: оплатить, сказать «уже оплатил», попросить время или написать, что не так.
    Не хотите напоминаний? /stop
common-help-new =
    Я помогаю вовремя получать оплату и вовремя платить.
    Если вам прислали ссылку, откройте её: покажу, кто просит оплатить, сколько и за что.
    Если вам должны клиенты, нажмите /start: настройка займёт минуту.
common-help-all =
    Проверить соглашение или его PDF: /verify
    Язык: /language · какие данные хранятся: /privacy · прервать начатое: /cancel
