## What a client wants to know, to have corrected or to talk about

inquiry-wants = { $about ->
    [papers] Asks for a copy of the invoice
    [payer] Asks you to bill somebody else
    [chat] Would like to talk in messages
    [call] Asks for a call
   *[meeting] Would like to meet
    }
inquiry-wants-amount = Says the amount is another one: { $amount }
inquiry-wants-due-date = Says the due date is another one: { $date }
inquiry-still-waits = { $client } has been waiting for an answer about No. { $number } for { $days }.
inquiry-button-open = Answer
