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
inquiry-told = <b>{ $client }</b>, No. { $number } ({ $what })
inquiry-now-amount = { $held ->
    [part] The invoice says { $left } now. The difference is not asked for meanwhile, the rest is.
   *[nothing] The invoice says { $left } now.
    }
inquiry-now-date = It is due on { $date } now. No reminders until you answer.
inquiry-next = { $about ->
    [papers] Add the papers, and the client gets them at once. No reminders meanwhile.
    [payer] Make out an invoice to these data and write to the client. No reminders meanwhile.
   *[other] No reminders meanwhile.
    }
inquiry-under-plan = There is an agreement: its amount and dates change by new terms only.
inquiry-button-correct = Correct to { $amount }
inquiry-button-other-amount = Another amount
inquiry-button-move = Move to { $date }
inquiry-button-other-date = Another date
inquiry-button-explain = Explain
inquiry-button-reply = Answer in words
inquiry-button-add-papers = Add papers
inquiry-button-copy = Copy the data
inquiry-withdrawn-owner = { $client } takes back a question about No. { $number }, no answer is needed:
inquiry-answered-owner = { $client } has your answer about No. { $number }. Reminders go on gently, not right away.

## The client: what is missing or wrong

inquiry-menu = What is missing or wrong with invoice { $number }?
inquiry-menu-asked = { $about ->
    [papers] You asked for papers and are waiting for an answer.
    [amount] You wrote about the amount and are waiting for an answer.
    [due-date] You wrote about the due date and are waiting for an answer.
   *[payer] You asked for another invoice and are waiting for an answer.
    }
inquiry-button-papers = Send the invoice
inquiry-button-ask-papers = Ask for the invoice
inquiry-button-details = How to pay
inquiry-button-wrong-amount = Wrong amount
inquiry-button-wrong-date = Wrong date
inquiry-button-bill-other = Bill somebody else
inquiry-button-withdraw = { $about ->
    [papers] I need no papers now
    [amount] The amount is clear now
    [due-date] The date is clear now
    [payer] I need no other invoice
   *[other] Not needed any more
    }
inquiry-ask-amount =
    { $left } is left on invoice { $number } now. How much should it be?
    Write, for example: { $example }
inquiry-same-amount = That is what the invoice says now: { $left }.
inquiry-ask-date =
    Invoice { $number } is due by { $due } now. What is right?
    Choose a day, or write, for example: Dec 25
inquiry-same-date = That is the due date now: { $due }.
inquiry-ask-payer =
    Whom should invoice { $number } be made out to?
    Write it in one message: name, tax number, address, where to send it.
inquiry-check-amount = We will tell { $business }: on invoice { $number } it should be { $right }, not { $left }.
inquiry-check-date = We will tell { $business }: invoice { $number } should be due by { $right }, not { $due }.
inquiry-check-payer = We will tell { $business } to make out invoice { $number } like this:
inquiry-check-words = You can add a few words on why.
inquiry-sent = { $business } has your message and will answer here.
inquiry-sent-quiet = No reminders while we wait.
inquiry-sent-amount = No reminders about the difference; { $right } can be paid as usual.
inquiry-sent-amount-more = Thank you for telling: it should be { $right }, as you say.
inquiry-withdrawn = All right, { $business } knows that no answer is needed.
inquiry-withdrawn-as-it-was = The invoice stays as it was.

## The answer

inquiry-owner-ask-amount =
    { $left } is left now. How much should be left?
    Write, for example: { $example }
inquiry-button-nothing = Nothing
inquiry-owner-from-to = No. { $number }: { $from } becomes { $to }.
inquiry-owner-ask-reason = Write the reason in a few words: the client sees it in “Why this amount”.
inquiry-button-mistake = A mistake in the invoice
inquiry-reason-mistake = there was a mistake in the invoice
inquiry-owner-check-amount = The correction stays in the history of the invoice; the client hears of it at once.
inquiry-owner-check-nothing = Nothing will be left to pay, and the debt closes.
inquiry-button-do-correct = Correct
inquiry-owner-ask-date =
    It is due by { $due } now. What is right?
    Choose a day, or write, for example: Dec 25
inquiry-owner-check-date = No. { $number }: { $from } becomes { $to }. The client hears of it at once.
inquiry-owner-ask-words = Write your answer; { $client } will read it as it is.
inquiry-owner-check-words = { $client } will get:

inquiry-corrected = { $business } corrected invoice { $number }: it was { $from }, now { $to } is left.
inquiry-corrected-to-nothing = { $business } corrected invoice { $number }: it was { $from }, now there is nothing to pay.
inquiry-moved = { $business } corrected the due date of invoice { $number }: it was { $from }, now it is { $to }.
inquiry-explained = { $business } answers about invoice { $number }{ $about ->
    [papers] {", the papers:"}
    [amount] {", the amount:"}
    [due-date] {", the due date:"}
   *[payer] {", who is billed:"}
    }
inquiry-papers-came = The papers you asked for, for invoice { $number } ({ $what }):
inquiry-papers-added = { $count ->
    [one] A new paper for invoice { $number } ({ $what }):
   *[other] New papers for invoice { $number } ({ $what }):
    }
inquiry-paper-removed = { $count ->
    [0] A paper was taken off invoice { $number }. There are no others yet.
   *[other] A paper was taken off invoice { $number }. The others are where they were.
    }

## The owner changes the papers

inquiry-papers-batch-added = { $count ->
    [0] Send photos or PDFs, several if you like. The client gets them when you press “Done”.
    [one] { $count } file so far. Send more, or press “Done”.
   *[other] { $count } files so far. Send more, or press “Done”.
    }
inquiry-papers-batch-replace = Send what goes in the place of { $paper }.
inquiry-papers-batch-ask-remove = Take { $paper } away? The client will hear of it.
inquiry-papers-batch-name = paper { $number }
inquiry-button-replace-paper = Replace { $number }
inquiry-button-remove-paper = Take away { $number }
inquiry-button-take-away = Take away
inquiry-toast-papers-added = Papers added
inquiry-toast-paper-removed = Paper taken away
