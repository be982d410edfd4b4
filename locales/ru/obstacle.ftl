## What is in the way

obstacle-question = Подскажите, что мешает оплатить? Любой ответ поможет: подберём, как быть.
obstacle-question-of = Подскажите, что мешает оплатить № { $number }? Любой ответ поможет: подберём, как быть.
obstacle-button-ask = Что мешает?
obstacle-button-answer = { $obstacle ->
    [forgot] Вылетело из головы
    [no-money] Сейчас нет денег
    [unhappy] Не устроила работа
    [information] Вопрос по счёту
    [talk] Хочу поговорить
    [not-me] Это не я
   *[silence] Не пишите мне
    }
obstacle-forgot = Бывает! Вот как оплатить. Если удобнее в другой день, просто назовите его.
obstacle-button-promise = Назвать день

obstacle-pause-debtor = Напоминания на паузе до { $until }: { $reason ->
    [forgot] вы собирались оплатить
    [no-money] вы написали, что сейчас нет денег
    [unhappy] вы написали, что вас не устроила работа
    [information] у вас вопрос по счёту
    [talk] вы хотите поговорить
    [resumed] начнём не сразу
    [old-debt] напомним в свой черёд
   *[answered] даём вам время
    }.

## What the owner sees

obstacle-pause-owner = Не напоминаю до { $until }: { $reason ->
    [forgot] клиент забыл и собирался оплатить
    [no-money] у клиента сейчас нет денег
    [unhappy] клиента не устроила работа
    [information] у клиента вопрос по счёту
    [talk] клиент хочет поговорить
    [resumed] клиент снова на связи, начну мягко
    [old-debt] срок прошёл ещё до записи, начну мягко
   *[answered] клиент ответил, даю ему время
    }.
obstacle-named = Что мешает, по словам клиента ({ $date }): { $obstacle ->
    [forgot] вылетело из головы
    [no-money] сейчас нет денег
    [unhappy] не устроила работа
    [information] вопрос по счёту
    [talk] хочет поговорить
    [not-me] говорит, что это не он
   *[silence] просит не писать
    }.
obstacle-counts =
    <b>Что мешает клиентам платить</b>
    По их словам, с { $since }. Сколько долгов:
obstacle-counts-line = { $obstacle ->
    [forgot] Забыли
    [no-money] Нет денег
    [unhappy] Не устроила работа
    [information] Вопрос по счёту
    [talk] Хотят поговорить
    [not-me] Не тот человек
   *[silence] Просят не писать
    }: { $debts }
obstacle-counts-none = Пока никто ничего не назвал. Об этом спрашивает напоминание через неделю после срока.
obstacle-button-counts = Что мешает клиентам
