### Что видит владелец.

## Знакомство и настройка

owner-welcome =
    Здравствуйте! Я помогаю получать оплату вовремя и не портить отношения с клиентами.
    Вы записываете, кто сколько должен, а я вежливо напоминаю, показываю клиенту сумму, срок и реквизиты и помогаю договориться о рассрочке или разобраться, если что-то не так.

    Настройка займёт минуту.
    <i>Вам прислали ссылку на оплату? Откройте её, и я покажу, кто просит, сколько и за что.</i>
owner-ask-progress = <i>{ $step } из { $steps }</i>
owner-ask-name = <b>Как называется ваше дело?</b> Так вас увидят клиенты. Например: Ремонт Плюс
owner-ask-currency = <b>В какой валюте вам платят?</b> Выберите или напишите, например: тенге, CHF
owner-ask-zone = <b>Где вы работаете?</b> По этому часовому поясу считаются сроки. Выберите или напишите город.
owner-ask-details =
    <b>Как вам платить?</b> Напишите, как в письме клиенту: карта, телефон для СБП, счёт, наличные.
    Например: <i>СБП +7 900 123-45-67, Т-Банк, Анна С.</i>
owner-ask-contact =
    <b>К кому клиенту обратиться с вопросом?</b> Сейчас указано имя: { $name }.
    Пришлите телефон, можно вместе с именем: <i>Анна +7 900 123-45-67</i>
owner-share-phone = Нажмите кнопку внизу, и Telegram передаст мне ваш номер. Или просто напишите его.
owner-phone-noted = Записал номер { $phone }.
owner-phone-skipped = Хорошо, без телефона.
owner-founded = Готово, можно работать: <b>{ $name }</b>.
owner-founded-next =
    <b>Что дальше?</b> Запишите первый долг одной строкой:
    <code>{ $example }</code>
    или нажмите «Новый долг». Я дам ссылку для клиента, а дальше напомню сам.
owner-example-line = Иван Петров { $amount } до { $date } ремонт ноутбука
owner-summary-currency = Валюта: { $currency }
owner-summary-zone = Часовой пояс: { $zone }
owner-summary-details = Как платить: { $details }
owner-summary-contact = Для вопросов: { $contact }
owner-summary-none = не указано
owner-zone-city = { $code ->
    [moscow] Москва
    [yekaterinburg] Екатеринбург
    [novosibirsk] Новосибирск
    [samara] Самара
    [saratov] Саратов
    [volgograd] Волгоград
    [krasnoyarsk] Красноярск
    [vladivostok] Владивосток
    [kaliningrad] Калининград
    [omsk] Омск
    [tomsk] Томск
    [barnaul] Барнаул
    [irkutsk] Иркутск
    [chita] Чита
    [yakutsk] Якутск
    [magadan] Магадан
    [sakhalin] Сахалин
    [kamchatka] Камчатка
    [minsk] Минск
    [almaty] Алматы
    [tashkent] Ташкент
    [bishkek] Бишкек
    [yerevan] Ереван
    [tbilisi] Тбилиси
    [istanbul] Стамбул
    [belgrade] Белград
    [dubai] Дубай
    [berlin] Берлин
    [london] Лондон
    [new-york] Нью-Йорк
   *[other] { $city }
    }

## Меню

owner-home = <b>{ $name }</b>
owner-home-requests = { $count ->
    [one] Ждёт вашего ответа: <b>{ $count } просьба</b>
    [few] Ждут вашего ответа: <b>{ $count } просьбы</b>
    [many] Ждут вашего ответа: <b>{ $count } просьб</b>
   *[other] Ждут вашего ответа: <b>{ $count } просьбы</b>
    }
owner-home-open = К оплате: { $debts }, { $sums }
owner-home-overdue = Из них просрочено: { $debts }, { $sums }
owner-home-waiting = Клиент ещё не открыл ссылку: { $debts }, { $sums }
owner-home-empty =
    Открытых долгов нет. Новый можно записать одной строкой:
    <code>{ $example }</code>

owner-button-found = Настроить моё дело
owner-button-language = Язык · Language
owner-button-zone = { $zone } · { $time }
owner-button-share-phone = Мой номер
owner-button-new-debt = Новый долг
owner-button-new-debt-for = Новый долг этого клиента
owner-button-settings = Настройки
owner-button-debts = Долги
owner-button-requests = Просьбы
owner-button-requests-count = Просьбы ({ $count })
owner-button-clients = Клиенты
owner-button-mine = Мои платежи

## Запись долга

owner-ask-client = <b>Кто должен?</b> Выберите, напишите имя или название или пришлите контакт.
owner-ask-amount = <b>Сколько?</b> Например: { $example }. Если валюта не { $currency }, допишите её.
owner-ask-due = <b>До какого числа оплатить?</b> Выберите или напишите: 15.12, завтра, через неделю
owner-ask-what = <b>За что?</b> Например: ремонт ноутбука
owner-ask-service = <b>Когда сделана работа?</b> Дата поможет клиенту вспомнить. Можно пропустить.
owner-ask-papers = { $count ->
    [0] <b>Есть счёт или квитанция?</b> Пришлите фото или PDF, можно несколько.
    [one] Приложен { $count } файл. Пришлите ещё или нажмите «Готово».
    [few] Приложено { $count } файла. Пришлите ещё или нажмите «Готово».
    [many] Приложено { $count } файлов. Пришлите ещё или нажмите «Готово».
   *[other] Приложено { $count } файла. Пришлите ещё или нажмите «Готово».
    }
owner-button-today = Сегодня
owner-button-yesterday = Вчера
owner-button-week = Неделя, { $date }
owner-button-two-weeks = 2 недели, { $date }
owner-button-month = 30 дней, { $date }
owner-button-end-of-month = Конец месяца, { $date }
owner-button-calendar = Календарь
owner-button-done = Готово
owner-button-register = Записать
owner-button-client = Клиент
owner-button-amount = Сумма
owner-button-due = Срок
owner-button-what = За что
owner-button-service = Дата работы
owner-button-papers = Документы
owner-check = <b>Проверьте, всё ли верно</b>
owner-check-client-new = Клиент: <b>{ $client }</b> (новый)
owner-check-client-known = Клиент: <b>{ $client }</b> (уже есть у вас)
owner-check-client-owes = Клиент: <b>{ $client }</b> (уже есть у вас, открыто: { $debts })
owner-check-phone = Телефон: { $phone }
owner-check-amount = Сумма: <b>{ $amount }</b>
owner-check-amount-other = Сумма: <b>{ $amount }</b>. Обратите внимание: это { $currency }, а обычно у вас { $usual }.
owner-check-due = Срок: <b>{ $date }</b> ({ $distance })
owner-check-due-overdue = Срок: <b>{ $date }</b>. Он прошёл { $days } назад, так что начну с мягкого вопроса, всё ли в порядке.
owner-check-what = За что: { $what }
owner-check-service = Работа сделана: { $date }
owner-check-papers = { $count ->
    [one] Приложен { $count } файл
    [few] Приложено { $count } файла
    [many] Приложено { $count } файлов
   *[other] Приложено { $count } файла
    }
owner-line-too-long = Это слишком длинно для долга одной строкой: поместится { $most } знаков. Напишите короче или нажмите /new, и я спрошу по шагам.
owner-distance-today = сегодня
owner-distance-tomorrow = завтра
owner-distance-ahead = через { $days }
owner-distance-overdue = просрочено на { $days }

## Приглашение клиента

owner-invitation =
    <b>№ { $number }</b> записан. Осталось познакомить меня с клиентом: перешлите ему это сообщение любым способом или покажите код.

    <code>{ $message }</code>

    Ссылка для одного человека: { $client }. Действует до { $date }. Напоминать начну, когда клиент её откроет.
owner-invitation-greeting = { $client }, здравствуйте! Это «{ $business }». По ссылке сумма, срок и как оплатить. Если что-то не так, там же можно ответить.
owner-button-share = Переслать
owner-button-copy = Скопировать
owner-button-card = Карточка

## Карточка долга

owner-card-title = <b>№ { $number } · { $client }</b>
owner-card-what = { $what }
owner-card-what-done = { $what } · { $date }
owner-card-amount = <b>{ $amount }</b> · до { $date } ({ $distance })
owner-card-amount-plan = <b>{ $amount }</b> · в рассрочку
owner-card-amount-closed = <b>{ $amount }</b>
owner-card-paid = Оплачено { $paid } · осталось { $left }
owner-card-settled = Оплачено полностью { $date }.
owner-card-cancelled = Отменён { $date }: платить ничего не нужно.
owner-card-handed-over = Закрыт здесь { $date }: этим долгом занимаются другие.
owner-card-held = Не напоминаю: { $reason }.
owner-card-held-until = Не напоминаю до { $date }: { $reason }.
owner-card-unreachable = С { $date } сообщения не доходят: клиент заблокировал бота или удалил Telegram. Свяжитесь с ним иначе.
owner-card-stopped = С { $date } клиент просит не напоминать здесь. Свяжитесь с ним иначе.
owner-hold-reason = { $reason ->
    [dispute] клиент пишет, что не всё в порядке
    [payment-claim] клиент говорит, что уже оплатил, ждёт вашего подтверждения
    [promise] клиент назвал день оплаты
    [plan] действует соглашение
    [opt-out] клиент попросил не писать
    [unreachable] сообщения до клиента не доходят
    [owner-pause] вы поставили на паузу
    [request-pending] клиент попросил время и ждёт ответа
    [inquiry] клиент задал вопрос и ждёт ответа
   *[not-me] ссылку открыл не тот человек
    }
owner-hold-promise = клиент обещает заплатить до { $date }
owner-hold-sum = { $amount }, { $reason }
owner-next-when = { $date }, { $time }
owner-next-now = Дальше: напоминание уйдёт в ближайшие минуты.
owner-next-invited = Ждём, когда клиент откроет ссылку. Она действует до { $date }.
owner-next-invitation-expired = Ссылка для клиента больше не действует. Сделайте новую.
owner-next-reminder = Дальше: { $when }, напоминание «{ $step }»
owner-next-question = Дальше: { $when } спрошу у вас, что делать.
owner-next-look = Дальше: посмотрю ещё раз { $when }.
owner-next-complete = Все напоминания отправлены, сам больше не напишу. Лучше позвонить или встретиться.
owner-step-before = за { $days } до срока
owner-step-on = в день срока
owner-step-after = через { $days } после срока

owner-button-answer = Ответить клиенту
owner-button-remind = Напомнить сейчас
owner-button-record-payment = Внести оплату
owner-button-more = Ещё…
owner-button-offer-terms = Условия
owner-button-agreement = Соглашение
owner-button-invite = Пригласить
owner-button-change-due = Перенести срок
owner-button-pause = Пауза
owner-button-resume = Снять паузу
owner-button-history = История
owner-button-cancel-debt = Отменить долг
owner-button-until-resumed = Пока не сниму
owner-button-add-papers = Добавить

owner-preview = Клиент получит такое сообщение { $language ->
    [ru] (по-русски):
   *[en] (по-английски):
    }
owner-ask-pause = На сколько не напоминать?
owner-ask-cancel = Отменить долг? Клиент о нём ещё не знает, ссылка перестанет работать.
owner-ask-cancel-open = Отменить долг? Клиенту придёт сообщение, что { $left } платить не нужно. Вернуть будет нельзя.
owner-papers = { $count ->
    [0] Документов пока нет.
    [one] { $count } документ
    [few] { $count } документа
    [many] { $count } документов
   *[other] { $count } документа
    }
owner-toast-registered = Долг № { $number } записан, клиент уже знает
owner-toast-reminded = Отправляю напоминание
owner-toast-paused = Поставил на паузу
owner-toast-resumed = Пауза снята
owner-toast-cancelled = Долг отменён
owner-toast-paid = Записал { $amount }
owner-toast-settled = Оплачено полностью
owner-toast-moved = Срок перенесён
owner-toast-saved = Сохранил

## Оплата и срок

owner-ask-payment = Сколько получили? Осталось { $left }. Если часть, напишите сумму.
owner-button-all = Всё: { $left }
owner-confirm-payment = Записать оплату <b>{ $amount }</b>? Останется { $left }.
owner-confirm-payment-all = Записать оплату <b>{ $amount }</b>? Так долг будет оплачен полностью.
owner-ask-payment-part = Сколько получили? Дальше часть { $part }: { $amount } до { $date }, всего осталось { $left }. Если сумма другая, напишите её: лишнее пойдёт в следующие части.
owner-button-next-part = Часть { $part }: { $amount }
owner-confirm-payment-kept = Записать оплату <b>{ $amount }</b>? Так по соглашению будет оплачено всё.
owner-button-record = Записать
owner-ask-new-due = Сейчас срок: { $date }. На какое число перенести?
owner-confirm-due = Перенести срок с { $from } на <b>{ $to }</b>?
owner-confirm-due-told = Перенести срок с { $from } на <b>{ $to }</b>? Клиенту придёт сообщение.
owner-button-move = Перенести

## История

owner-history = Что было:
owner-history-line = { $when } · { $what }
owner-history-line-reader = { $when } · { $what } (вы)
owner-history-line-by = { $when } · { $what } ({ $name })
owner-happened-founded = начало работы
owner-happened-setting = изменена настройка ({ $setting })
owner-happened-registered = записан долг { $amount } до { $date }
owner-happened-invited = ссылка для клиента, действует до { $date }
owner-happened-accepted = клиент открыл ссылку
owner-happened-refused = ссылку открыл не тот человек
owner-happened-reminded = напоминание «{ $step }»
owner-happened-reminded-by-hand = напоминание по вашей кнопке
owner-happened-paid = получено { $amount }
owner-happened-due-changed = срок перенесён с { $from } на { $to }
owner-happened-paused = напоминания на паузе
owner-happened-paused-until = напоминания на паузе до { $date }
owner-happened-resumed = пауза снята
owner-happened-settled = оплачено полностью
owner-happened-cancelled = долг отменён
owner-happened-plan-proposed = { $side ->
    [owner] предложены условия: { $terms }
   *[debtor] клиент просит: { $terms }
    }
owner-happened-plan-accepted = договорились, соглашение № { $agreement }
owner-happened-plan-declined = отказ на просьбу клиента
owner-happened-plan-declined-debtor = клиент отказался от предложения
owner-happened-plan-declined-because = отказ на просьбу клиента: «{ $reason }»
owner-happened-plan-declined-debtor-because = клиент отказался от предложения: «{ $reason }»
owner-happened-plan-expired = предложение закрылось: три дня без ответа
owner-happened-promise-made = обещание заплатить до { $date }
owner-happened-promise-kept = обещание сдержано
owner-happened-promise-broken = к обещанному дню не заплачено
owner-happened-promise-lapsed = обещание больше не действует
owner-happened-plan-withdrawn = предложение снято
owner-happened-plan-replaced = прежнее соглашение больше не действует
owner-happened-plan-countered = встречное предложение клиенту: { $terms }
owner-happened-plan-countered-debtor = встречное предложение клиента: { $terms }
owner-happened-part-missed = часть до { $date } не пришла, ждём { $left }
owner-happened-plan-kept = соглашение выполнено, всё оплачено
owner-happened-plan-broken = соглашение закончено, весь остаток к оплате
owner-happened-dispute = клиент пишет: { $reason ->
    [defect] сделано плохо
    [not-delivered] не получено
    [incomplete] сделано не всё
    [late] сделано не в срок
    [wrong-amount] сумма неверная
   *[other] что-то не так
    }
owner-happened-dispute-settled = { $resolution ->
    [cancel] ответ клиенту: долг отменён
    [discount] ответ клиенту: скидка
    [redo] ответ клиенту: переделаем
   *[refuse] ответ клиенту: не согласны, с объяснением
    }
owner-happened-claimed = клиент говорит, что оплатил
owner-happened-claim-confirmed = оплата подтверждена: { $amount }
owner-happened-claim-denied = оплата не найдена
owner-happened-discounted = скидка { $amount }
owner-happened-stopped = клиент просит не напоминать
owner-happened-restarted = клиент снова согласен на напоминания
owner-happened-unreachable = сообщения до клиента не доходят
owner-happened-reachable = клиент снова на связи
owner-happened-not-the-debtor = клиент сказал, что это не он
owner-happened-paper = добавлен документ
owner-happened-paper-removed = документ убран
owner-happened-obstacle = клиент говорит, что мешает: { $obstacle ->
    [forgot] забыл
    [no-money] сейчас нет денег
    [unhappy] не доволен работой
    [information] чего-то не хватает или есть ошибка
    [talk] хочет поговорить
    [not-me] это не он
   *[silence] просит не писать
    }
owner-happened-said = { $side ->
    [owner] сообщение клиенту
   *[debtor] сообщение от клиента
    }{ $files ->
    [0] {""}
   *[other] {" "}с файлами
    }
owner-happened-inquiry = клиент { $about ->
    [papers] просит счёт
    [amount] пишет, что сумма другая
    [due-date] пишет, что срок другой
    [payer] просит выставить счёт на другого
    [chat] начал переписку
    [call] просит позвонить
   *[meeting] предлагает встретиться
    }
owner-happened-inquiry-outcome = итог: { $outcome }
owner-happened-inquiry-done = вопрос клиента закрыт
owner-happened-inquiry-withdrawn = клиент снял свой вопрос
owner-happened-corrected = сумма исправлена: было { $from }, стало { $to }
owner-happened-muted = { $side ->
    [owner] переписка закрыта вами
   *[debtor] переписка закрыта клиентом
    }
owner-happened-unmuted = { $side ->
    [owner] переписка снова открыта вами
   *[debtor] переписка снова открыта клиентом
    }
owner-happened-dispute-seen = сообщение клиента прочитано
owner-happened-dispute-agreed = клиент согласен с ответом
owner-happened-dispute-maintained = клиент не согласен с ответом
owner-happened-dispute-ended = спор закончен с объяснением
owner-happened-dispute-withdrawn = клиент снял свои вопросы
owner-happened-dispute-silence = клиент не ответил, ваш ответ в силе
owner-happened-redone = клиент подтвердил, что всё переделано
owner-happened-not-redone = клиент пишет, что не переделано
owner-happened-lapsed = вопрос закрыт вместе с долгом
owner-happened-claim-answered = оплата записана
owner-happened-receipt-asked = клиента попросили прислать чек
owner-happened-receipt-sent = клиент прислал чек
owner-happened-claim-silence = ответа об оплате не было, мы напомнили

## Списки

owner-filter = { $filter ->
    [open] К оплате
    [overdue] Просрочены
    [waiting] Ждут клиента
   *[settled] Закрытые
    }
owner-debts-title = <b>{ owner-filter }</b>
owner-debts-tab = { $here ->
    [yes] • { owner-filter } ({ $count })
   *[no] { owner-filter } ({ $count })
    }
owner-debts-count = { $debts }
owner-debts-sums = { $debts } · { $sums }
owner-debts-empty = { $filter ->
    [open] Здесь пусто: никто из клиентов, открывших ссылку, ничего не должен.
    [overdue] Просроченных нет.
    [waiting] Все клиенты открыли свои ссылки.
   *[settled] Пока ни один долг не закрыт.
    }
owner-line-open = № { $number } { $client } · { $amount } · { $date }
owner-line-overdue = № { $number } { $client } · { $amount } · был { $date }
owner-line-waiting = № { $number } { $client } · { $amount } · ждём
owner-line-settled = ✓ № { $number } { $client } · { $amount }
owner-line-closed = × № { $number } { $client }
owner-button-search = Найти
owner-button-search-again = Искать ещё
owner-ask-search = Чьи долги найти? Напишите часть имени или номер долга.
owner-found = Нашёл по «{ $words }»:
owner-found-none = По «{ $words }» ничего не нашёл. Попробуйте часть имени, например: Петр
owner-clients = { $count ->
    [one] <b>{ $count } клиент</b>
    [few] <b>{ $count } клиента</b>
    [many] <b>{ $count } клиентов</b>
   *[other] <b>{ $count } клиента</b>
    }
owner-clients-empty = Клиентов пока нет. Они появятся, когда вы запишете первый долг.
owner-client-line = { $name } · { $sums }
owner-client = <b>{ $name }</b>
owner-client-phone = Телефон: { $phone }
owner-client-not-connected = Ссылка ещё не открыта.
owner-client-connected = На связи здесь, в Telegram.
owner-client-stopped = Просит не напоминать здесь.
owner-client-owes = К оплате: <b>{ $sums }</b>
owner-client-clear = Всё оплачено.
owner-client-no-debts = Долгов не было.

## Настройки

owner-settings = <b>{ $name }</b>
owner-settings-ladder = Напоминания: { $ladder }
owner-settings-limits = Согласие заранее: { $who ->
    [everyone] для всех клиентов
    [reliable] для надёжных клиентов
   *[nobody] ни для кого
    }
owner-button-set-name = Название
owner-button-set-zone = Часовой пояс
owner-button-set-details = Как платить
owner-button-set-contact = Контакт
owner-button-set-ladder = Напоминания
owner-button-set-limits = Согласие заранее
owner-button-remove = Убрать
owner-button-no-phone = Без телефона
owner-ask-ladder = <b>Как напоминать?</b>
owner-ladder =
    <b>{ $name }</b>: { $about }
    { $days }
owner-ladder-name = { $preset ->
    [gentle] Мягко
    [firm] Настойчиво
   *[standard] Обычно
    }
owner-ladder-about = { $preset ->
    [gentle] для давних клиентов, вдвое реже
    [firm] когда ждать долго нельзя
   *[standard] подходит почти всем
    }
owner-ladder-days = За { $before } до срока, в день срока, потом на { $after }-й день после него.
owner-ladder-repeat = { $times ->
    [one] Дальше ещё { $times } раз через { $every }.
    [few] Дальше ещё { $times } раза, каждые { $every }.
    [many] Дальше ещё { $times } раз, каждые { $every }.
   *[other] Дальше ещё { $times } раза, каждые { $every }.
    }
owner-ladder-claim = Через { $days } после срока спрошу у вас, что делать.
owner-ladder-pauses = <i>Стоит клиенту ответить, и напоминания замолкают. Ночью не пишу, а когда срок прошёл, то и по выходным.</i>
owner-button-ladder = { $here ->
    [yes] ✓ { $name }
   *[no] { $name }
    }

## Что не так с ответом

owner-problem-amount = Не понял сумму «{ $typed }». Напишите число, например: { $example }
owner-problem-not-positive = Сумма должна быть больше нуля, например: { $example }
owner-problem-decimals = { $allowed ->
    [0] В этой валюте сумма целая, а вы написали «{ $typed }». Например: { $example }
   *[other] После запятой в этой валюте не больше { $allowed } знаков, а вы написали «{ $typed }». Например: { $example }
    }
owner-problem-too-large = Слишком большая сумма, должно быть не больше { $maximum }. Проверьте нули.
owner-problem-other-currency = Этот долг в { $expected }, а вы написали { $found }. Напишите сумму в { $expected }.
owner-problem-amount-ambiguous = Это можно прочитать по-разному: { $readings }. Выберите или напишите иначе.
owner-problem-above-balance = { $amount } больше, чем осталось: { $left }. Напишите, сколько получили.
owner-problem-date = Не понял дату «{ $typed }». Напишите, например: 15.12, завтра, через неделю
owner-problem-no-such-date = Такого дня нет: «{ $typed }». Напишите, например: 28.02
owner-problem-date-past = Эта дата уже прошла: «{ $typed }». Выберите сегодня или позже.
owner-problem-date-future = Этот день ещё не наступил: «{ $typed }». Когда сделана работа?
owner-problem-date-far = Это слишком далеко: «{ $typed }». Можно не дальше чем на десять лет.
owner-problem-date-old = Это больше пяти лет назад: «{ $typed }». Проверьте год.
owner-problem-date-ambiguous = Эту дату можно прочитать по-разному. Выберите нужную.
owner-problem-empty = Здесь пусто. Напишите хотя бы слово.
owner-problem-too-long = Получилось { $got } знаков, а поместится { $max }. Напишите короче.
owner-problem-phone = Не похоже на телефон: «{ $typed }». Напишите, например: +7 900 123-45-67
owner-problem-phone-country = Не хватает кода страны: «{ $typed }». Напишите, например: +7 900 123-45-67
owner-problem-zone = Не знаю такого места: «{ $typed }». Напишите большой город рядом или разницу: UTC+5
owner-problem-currency = Не знаю такой валюты: «{ $typed }». Напишите, например: рубли, EUR
owner-problem-unusable = Голосовые, стикеры и видео не понимаю. Ответьте, пожалуйста, текстом.
owner-problem-file-not-here = Файл сейчас не нужен. Ответьте, пожалуйста, на вопрос.
owner-problem-file-too-big = Файл больше 20 МБ, такие мне не передать. Пришлите поменьше или фото.
owner-problem-too-many-files = К одному долгу можно приложить не больше { $most } файлов.
owner-problem-contact-not-here = Контакт сейчас не нужен. Ответьте, пожалуйста, на вопрос.
owner-problem-tap-expected = Выберите одну из кнопок.
