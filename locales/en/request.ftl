### Requests between the two: more time, a dispute, already paid.

request-quoted = “{ $words }”

request-button-debt = Debt { $number }
request-button-list = All requests
request-button-confirm = Confirm
request-button-done = Done
request-button-add = Add more
request-button-card = Open the invoice

## What waits for the owner

request-list-title = <b>Waiting for your answer: { $count }</b>
request-list-empty = Nobody is waiting for you right now. When a client asks for time, says they paid or that something is wrong, it shows up here.
request-list-button = No. { $number } · { $client }
request-list-earlier = ‹
request-list-later = ›
request-line-time = ● { $client }, No. { $number }: { $kind ->
        [deferral] asks for more time
        [early_discount] asks for a discount for paying now
        [discounted_instalments] asks for instalments with a discount
       *[instalments] asks for instalments
    }, { $terms }
request-line-time-counter = ● { $client }, No. { $number }: counter-offer, round { $round }: { $terms }
request-line-problem = ● { $client }, No. { $number }: something is wrong (“{ $reason }”)
request-line-question = ● { $client }, No. { $number }: { $about ->
    [papers] asks for the invoice
    [amount] says the amount is another one
    [due-date] says the due date is another one
    [payer] asks you to bill somebody else
    [chat] is writing to you
    [call] asks for a call
   *[meeting] would like to meet
    }
request-line-paid = ● { $client }, No. { $number }: says everything is paid
request-line-paid-part = ● { $client }, No. { $number }: says { $amount } is paid
request-nothing-waits = Nothing on this debt waits for an answer any more.

## Words that could not be used

request-amount-not-understood = I did not get the amount “{ $typed }”. Write it as a number, for example: { $example }
request-amount-ambiguous = “{ $typed }” can mean two things. Choose the one you meant, or write, for example: { $example }
request-amount-not-positive = The amount has to be above zero. For example: { $example }
request-amount-too-large = That is more than we can write down: up to { $maximum }. For example: { $example }
request-amount-too-many-decimals = There can be { $allowed ->
        [0] no digits
        [one] at most { $allowed } digit
       *[other] at most { $allowed } digits
    } after the point. For example: { $example }
request-amount-other-currency = This invoice is in another currency: { $sign }. Write the amount in it, for example: { $example }
request-amount-above = That is more than what is left to pay: { $left }. Write a smaller amount, for example: { $example }
request-date-not-understood = I did not get the date “{ $typed }”. Write, for example: Dec 20, or “in a week”.
request-date-ambiguous = “{ $typed }” can mean two dates. Choose one, or write, for example: December 20
request-date-none = There is no “{ $typed }” in the calendar. Write, for example: Dec 20
request-date-past = That date has passed. Write another one, for example “in a week”.
request-date-too-far = That is too far away. Write an earlier date, for example “in a week”.
request-date-outside = Choose a date from { $earliest } to { $latest }. For example: “in a week”.
request-text-empty = There is nothing here yet. Could you write a few words?
request-text-too-long = That is a bit long: { $got } characters, and { $max } fit. Shorten it a little and send it again.
request-file-too-big = This file is over 20 MB, so we cannot pass it on. Send a smaller one or a photo.
request-files-too-many = No more than { $most } files fit. The important ones are already here.
request-words-only = Words and buttons work here.
request-unusable = Words, photos and documents work here. The rest cannot be passed on.

## More time: the debtor asks

request-plan-reason-ask =
    Let's find dates that work: No. { $numbers }, { $left } left to pay.
    What makes it hard to pay now? Only { $business } will see the answer, and you can skip it.
request-plan-reason-ask-words = Tell us in a few words what happened. Only { $business } will see it.
request-plan-reason = { $reason ->
        [salary_late] My pay is late
        [ill] I am ill
       *[client_owes_me] A client has not paid me
    }
request-plan-reason-other = Another reason
request-plan-part = { $number }) { $amount } — { $date }

## More time: the owner answers

request-plan-because = Reason: “{ $reason }”
request-plan-history-none = This client has no paid debts yet.
request-plan-history-good = Before: { $settled ->
        [one] { $debts }, paid on time
       *[other] { $debts }, all paid on time
    }.
request-plan-history-late = Before: { $debts }, paid late: { $late }.
request-plan-until = Without an answer by { $until } the request closes by itself.
request-plan-button-accept = Accept
request-plan-button-decline = Decline
request-plan-decline-ask =
    { $client }, No. { $number }: decline this request?
    Write why, and what would suit you: the client will see these words. You can also give no reason.
request-plan-button-decline-bare = Decline without a reason
request-plan-declined-owner = Declined politely: the client knows that other terms can be suggested. I will go on with reminders gently, not right away.
request-plan-declined = What you asked for on invoice { $number } does not suit them.
request-plan-declined-because = They write: “{ $reason }”
request-plan-declined-ways = You can suggest other terms, pay now, or tell us what is wrong.
request-plan-expired = Your request on invoice { $number } got no answer in three days and has closed. You can ask again.
request-plan-expired-owner = A request closed without an answer: { $client }, No. { $number }. Three days have passed; the client knows they can ask again.
request-plan-void = The amount of invoice { $number } has changed, { $left } left. Your earlier request no longer fits; ask again if you need to.
request-plan-void-owner = { $client }, No. { $number }: the amount has changed, { $left } left. The earlier request no longer fits, no answer is needed.

## The plan, part by part

request-plan-view-title = <b>Agreement { $agreement }</b>
request-plan-view-paid = ✓ { $number }) { $amount } — { $date }
request-plan-view-next = → { $number }) { $amount } — { $date }
request-plan-view-begun = → { $number }) { $amount } — { $date }, { $left } left
request-plan-view-left = { $left } left. You can pay early on any day.
request-plan-view-none = There is no agreement on this invoice right now.

## A day to pay: the debtor promises

request-promise-ask =
    Invoice { $number }, { $left } left. When will you pay?
    Choose a day or write, for example: “on Friday”.
request-promise-button-today = Today
request-promise-button-tomorrow = Tomorrow
request-promise-button-calendar = Another day
request-promise-confirm = Invoice { $number }: you will pay { $left } by { $on }.
request-promise-quiet = No reminders until then, and { $business } will know when to expect it.
request-promise-acknowledgement = By promising to pay you confirm that you owe this amount.
request-promise-changed = The amount changed while you were choosing. Here is how it stands:
request-promise-made =
    Thank you! { $business } expects the payment by { $on }.
    No reminders until then. You can also pay earlier.
request-promise-spent =
    Twice now, the day you named for invoice { $number } has not worked out. Let's try another way: split { $left } into parts that you can manage.
request-promise-button-parts = Pay in parts

## A day to pay: what the owner hears, what became of it

request-promise-told =
    <b>{ $client }</b>, No. { $number }: promises to pay { $left } by { $on }.
    I will not remind them until then. No answer is needed.
request-promise-broken = You meant to pay invoice { $number } by { $on }. There is { $left } left.
request-promise-broken-ways = If your plans have changed, you can pay now, ask for instalments, or tell us what is wrong. If you have paid, press “Already paid”.
request-promise-broken-owner = <b>{ $client }</b>, No. { $number }: the payment was promised by { $on }, { $left } is still left.
request-promise-broken-owner-next = I will ask the client politely what has changed. I will go on with reminders gently, not right away.
request-record-promises = Promises to pay: { $kept } of { $all } kept.
request-record-plans = Instalment plans: { $kept } of { $all } paid to the end.

## A problem: the debtor tells

request-problem-ask =
    Sorry to hear something is wrong. Invoice { $number }: { $what }.
    What happened?
request-problem-reason = { $reason ->
        [defect] The work is faulty
        [not_delivered] Not delivered
        [incomplete] Not finished
        [late] It came late
        [wrong_amount] The amount is wrong
       *[other] Something else
    }
request-problem-tell =
    <b>{ $reason }</b>
    Tell us more, with photos and documents if you like, in as many messages as you need. Then press “Done”.
request-problem-noted = { $files ->
        [0] Noted.
        [one] Noted, { $files } file attached.
       *[other] Noted, { $files } files attached.
    } Send more, or press “Done”.
request-problem-summary = This goes to { $business } about invoice { $number }:
request-problem-files = { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
request-problem-quiet = Until they answer, there are no reminders about this invoice.
request-problem-sent =
    Passed on to { $business }. The answer will come here.
    While we wait, there are no reminders about invoice { $number }.

## A problem: the owner answers

request-problem-told = <b>{ $client }</b>: something is wrong with No. { $number } ({ $what }), { $left }.
request-problem-waits = Reminders about this debt have stopped until you answer.
request-problem-button-discount = Discount
request-problem-button-redo = Redo
request-problem-button-cancel = Cancel the debt
request-problem-button-refuse = Disagree
request-problem-cancel-ask = Cancel debt No. { $number }, { $client }, { $left }? The client will not have to pay anything.
request-problem-button-cancel-yes = Yes, cancel it
request-problem-discount-ask = What discount will you give? { $left } is left to pay. Choose, or write an amount or a percentage, for example: { $example } or 15%
request-problem-discount-button = { $percent }% · { $amount }
request-problem-discount-above = The discount is more than what is left to pay: { $left }. Write a smaller one, for example: { $example } or 15%
request-problem-discount-confirm = A discount of { $amount } on No. { $number }. { $left } will be left to pay.
request-problem-redo-ask = By which day will you redo it? If that is after the due date, the due date moves to the same day. Write, for example: Dec 20, or “in a week”.
request-problem-redo-confirm = No. { $number }: redo by { $by }. The client will see it, and the due date will be no earlier than that day.
request-problem-refuse-ask = Write why you disagree: the client will see these words. Calm facts help to settle it.
request-problem-refuse-confirm = I will send this answer about No. { $number }:
request-problem-cancelled-owner = Debt No. { $number } is cancelled. The client has been told.
request-problem-discounted-owner = A discount of { $amount } is recorded, { $left } left. The client has been told.
request-problem-redo-owner = Noted: redo by { $by }. The client has been told. On that day I will ask them whether it is done, and I will not remind them until then.
request-problem-refused-owner = The client has your answer, in your words. Waiting for them to agree or not. I do not remind about this until then.
request-problem-cancelled = They agree with you: invoice { $number } is cancelled. Thank you for telling us.
request-problem-discounted = They agree with you: a discount of { $amount } on invoice { $number }. Thank you for telling us.
request-problem-discounted-all = They agree with you: a discount of { $amount } on invoice { $number }, and there is nothing left to pay.
request-problem-redo = Invoice { $number }: it will be redone by { $by }. On that day we will ask you whether it is done, with no reminders about it until then.
request-problem-refused = An answer to your message about invoice { $number }:
request-problem-refused-ways = Do you agree? If not, press “Don't agree” and write why.

## Already paid: the debtor tells

request-paid-ask-amount =
    Thank you! Invoice { $number }, { $left } was left.
    Did you pay everything or a part? For a part you can write the amount right away, for example: { $example }
request-paid-button-all = All: { $left }
request-paid-button-part = A part
request-paid-ask-part = How much did you pay? { $left } was left. Write, for example: { $example }
request-paid-changed = What is left changed while you were answering. Please check.
request-paid-ask-day = { $amount }, got it. When did you pay? Tap, or write the day, for example: Nov 28
request-paid-day-ahead = That day is still to come. When did you pay? For example: yesterday
request-paid-button-today = Today
request-paid-button-yesterday = Yesterday
request-paid-confirm = We will tell { $business }: { $amount } paid on invoice { $number }, on { $on }.
request-paid-receipt-helps = Send the receipt as a photo or a PDF: it helps to find the payment. You can also go on without it.
request-paid-receipt-needed = Last time the money was not found, so a receipt is needed now. Send it as a photo or a PDF.
request-paid-receipt-there = { $files ->
        [one] The receipt is attached. Add another file, or send it.
       *[other] { $files } files are attached. Add another, or send them.
    }
request-paid-receipt-kinds = A receipt can be a photo or a PDF.
request-paid-button-bare = Without a receipt
request-paid-sent =
    { $business } knows that you paid { $amount }.
    They will check and answer here. No reminders while we wait.

## Already paid: the receipt that the owner asks for

request-paid-receipt-wanted =
    { $business } is looking for your payment on invoice { $number } and asks for the receipt.
    A photo or a PDF from your bank will do. No reminders while we wait.
request-paid-receipt-wanted-again =
    { $business } is still waiting for the receipt for invoice { $number }: the payment could not be found without it.
    A screenshot from your bank will do.
request-paid-button-send-receipt = Send the receipt
request-paid-receipt-send = Send the receipt for invoice { $number } as a photo or a PDF.
request-paid-receipt-sent = { $business } has the receipt. They will check and answer here.
request-paid-unanswered =
    { $business } has not confirmed your payment on invoice { $number } yet; we asked several times.
    They still have your message. If there is no answer, reminders may come back after { $on }.
request-paid-unanswered-phone = It is quickest to ask them directly: { $phone }

## Already paid: the owner answers

request-paid-told = <b>{ $client }</b> says { $amount } was paid on { $on } for No. { $number } ({ $what }).
request-paid-receipt = { $files ->
        [0] There is no receipt: please check your account.
       *[other] The receipt is attached. Please check your account.
    }
request-paid-receipt-awaited = The receipt was asked for and is not here yet.
request-paid-waits = No reminders until you answer: until { $until } at the latest.
request-paid-button-received = Received { $amount }
request-paid-button-other = Another sum
request-paid-button-not-received = Not received
request-paid-button-ask-receipt = Ask for the receipt
request-paid-still-waits = { $client } has been waiting for an answer about a payment for { $days }.
request-paid-resumes-owner = Without your answer, reminders to the client go on after { $on }. The question stays in your requests.
request-paid-receipt-asked-owner = I asked the client for the receipt. You get it as soon as it comes; reminders wait meanwhile.
request-paid-no-receipt-came = { $client } sent no receipt: we asked twice. Please decide without it.
request-paid-ask-other =
    How much came in for No. { $number }? { $client } says { $claimed }; { $left } is left in all.
    Write the amount, for example: { $example }
request-paid-confirm-other = Record { $amount } for No. { $number } instead of { $claimed }? The client will see both.
request-paid-instead = You wrote about { $claimed }; { $amount } came in.
request-paid-confirmed-owner = { $amount } recorded on No. { $number }. { $left } left.
request-paid-settled-owner = { $amount } recorded: No. { $number } is paid in full. I thanked the client.
request-paid-denied-owner = I told the client politely that the money has not arrived yet. I will go on with reminders gently, not right away.
request-paid-confirmed = { $amount } received on invoice { $number }, thank you!
request-paid-settled = { $amount } received on invoice { $number }.
request-paid-denied =
    The payment on invoice { $number } has not arrived yet.
    Please check that the transfer went out, that the recipient is right, and that the bank did not return it. If all is well, press “Already paid” again and send the receipt.
