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
