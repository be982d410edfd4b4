### What the owner of a business reads.

## Getting to know each other

owner-welcome =
    Hello! I help you get paid on time and stay on good terms with your clients.
    You note who owes what. I send polite reminders, show the client the amount, the date and how to pay, and help you two agree on instalments or sort it out when something is wrong.

    Setting up takes a minute.
    <i>Were you sent a payment link? Open it, and you will see who asks, how much and what for.</i>
owner-ask-progress = <i>{ $step } of { $steps }</i>
owner-ask-name = <b>What is your business called?</b> This is the name clients see. For example: Repair Plus
owner-ask-currency = <b>Which currency are you paid in?</b> Choose one or type it, for example: CAD, złoty
owner-ask-zone = <b>Where do you work?</b> Due dates follow this time zone. Choose one or type a city.
owner-ask-details =
    <b>How do clients pay you?</b> Write it as you would to a client: bank account, PayPal, Venmo, cash.
    For example: <i>PayPal anna@repairplus.example</i>
owner-ask-contact =
    <b>Who can clients turn to with a question?</b> The name so far: { $name }.
    Send a phone number, with a name if you like: <i>Anna +1 212 555 0123</i>
owner-share-phone = Press the button below and Telegram will pass your number to me. Or just type it.
owner-phone-noted = Noted { $phone }.
owner-phone-skipped = All right, no phone.
owner-founded = All set: <b>{ $name }</b>.
owner-founded-next =
    <b>What next?</b> Add your first debt in one line:
    <code>{ $example }</code>
    or press “New debt”. I will give you a link for the client and take care of the reminders.
owner-example-line = Acme Ltd { $amount } by { $date } laptop repair
owner-summary-currency = Currency: { $currency }
owner-summary-zone = Time zone: { $zone }
owner-summary-details = How to pay: { $details }
owner-summary-contact = For questions: { $contact }
owner-summary-none = not given
owner-zone-city = { $code ->
    [kolkata] India
    [new-york] New York
   *[other] { $city }
    }

## Menu

owner-home = <b>{ $name }</b>
owner-home-requests = { $count ->
    [one] Waiting for your answer: <b>{ $count } request</b>
   *[other] Waiting for your answer: <b>{ $count } requests</b>
    }
owner-home-open = To be paid: { $debts }, { $sums }
owner-home-overdue = Overdue among them: { $debts }, { $sums }
owner-home-waiting = Link not opened yet: { $debts }, { $sums }
owner-home-empty =
    No open debts. You can add a debt in one line:
    <code>{ $example }</code>

owner-button-found = Set up my business
owner-button-language = Language · Язык
owner-button-zone = { $zone } · { $time }
owner-button-share-phone = My number
owner-button-new-debt = New debt
owner-button-new-debt-for = New debt for this client
owner-button-settings = Settings
owner-button-debts = Debts
owner-button-requests = Requests
owner-button-requests-count = Requests ({ $count })
owner-button-clients = Clients
owner-button-mine = My payments

## Adding a debt

owner-ask-client = <b>Who owes you?</b> Choose, type a name, or send a contact.
owner-ask-amount = <b>How much?</b> For example: { $example }. If it is not in { $currency }, add the currency.
owner-ask-due = <b>When is it due?</b> Choose or type: Dec 15, tomorrow, in a week
owner-ask-what = <b>What is it for?</b> For example: laptop repair
owner-ask-service = <b>When was the work done?</b> The date helps your client remember. You can skip it.
owner-ask-papers = { $count ->
    [0] <b>Is there an invoice or a receipt?</b> Send a photo or a PDF, or several.
    [one] { $count } file attached. Send more or press “Done”.
   *[other] { $count } files attached. Send more or press “Done”.
    }
owner-button-today = Today
owner-button-yesterday = Yesterday
owner-button-week = A week, { $date }
owner-button-two-weeks = 2 weeks, { $date }
owner-button-month = 30 days, { $date }
owner-button-end-of-month = Month end, { $date }
owner-button-calendar = Calendar
owner-button-done = Done
owner-button-register = Register
owner-button-client = Client
owner-button-amount = Amount
owner-button-due = Due date
owner-button-what = What for
owner-button-service = Work date
owner-button-papers = Papers
owner-check = <b>Is everything right?</b>
owner-check-client-new = Client: <b>{ $client }</b> (new)
owner-check-client-known = Client: <b>{ $client }</b> (already your client)
owner-check-client-owes = Client: <b>{ $client }</b> (already your client, { $debts } open)
owner-check-phone = Phone: { $phone }
owner-check-amount = Amount: <b>{ $amount }</b>
owner-check-amount-other = Amount: <b>{ $amount }</b>. Note: this is { $currency }, you usually take { $usual }.
owner-check-due = Due: <b>{ $date }</b> ({ $distance })
owner-check-due-overdue = Due: <b>{ $date }</b>. That was { $days } ago, so I will begin by gently asking if everything is all right.
owner-check-what = For: { $what }
owner-check-service = Work done: { $date }
owner-check-papers = { $count ->
    [one] { $count } file attached
   *[other] { $count } files attached
    }
owner-line-too-long = That is too long for a debt in one line: { $most } characters fit. Make it shorter, or press /new and I will ask step by step.
owner-distance-today = today
owner-distance-tomorrow = tomorrow
owner-distance-ahead = in { $days }
owner-distance-overdue = { $days } overdue

## Inviting the client

owner-invitation =
    <b>No. { $number }</b> is registered. Now introduce me to your client: pass this message on any way you like, or show the code.

    <code>{ $message }</code>

    The link is for one person: { $client }. It works until { $date }. Reminders begin once the client has opened it.
owner-invitation-greeting = Hello { $client }, this is { $business }. Here you will find the amount, the date and how to pay. If something is not right, you can answer there too.
owner-button-share = Share
owner-button-copy = Copy the text
owner-button-card = Card

## The card of a debt

owner-card-title = <b>No. { $number } · { $client }</b>
owner-card-what = { $what }
owner-card-what-done = { $what } · { $date }
owner-card-amount = <b>{ $amount }</b> · due { $date } ({ $distance })
owner-card-amount-plan = <b>{ $amount }</b> · in instalments
owner-card-amount-closed = <b>{ $amount }</b>
owner-card-paid = Paid { $paid } · { $left } left
owner-card-settled = Paid in full on { $date }.
owner-card-cancelled = Cancelled on { $date }: there is nothing to pay.
owner-card-handed-over = Closed here on { $date }: others handle this debt now.
owner-card-held = No reminders: { $reason }.
owner-card-held-until = No reminders until { $date }: { $reason }.
owner-card-unreachable = Messages have not reached the client since { $date }: they blocked the bot or removed Telegram. Reach them another way.
owner-card-stopped = Since { $date } the client wants no reminders here. Reach them another way.
owner-hold-reason = { $reason ->
    [dispute] the client says something is not right
    [payment-claim] the client says it is paid and waits for you to confirm
    [promise] the client named a day to pay
    [plan] an agreement is in force
    [opt-out] the client asked for no messages
    [unreachable] the client cannot be reached
    [owner-pause] you paused them
    [request-pending] the client asked for time and waits for an answer
    [inquiry] the client has asked something and is waiting for your answer
   *[not-me] the wrong person opened the link
    }
owner-hold-promise = the client promises to pay by { $date }
owner-hold-sum = { $amount }, { $reason }
owner-next-when = { $date }, { $time }
owner-next-now = Next: a reminder goes out within minutes.
owner-next-invited = Waiting for the client to open the link. It works until { $date }.
owner-next-invitation-expired = The client's link no longer works. Make a new one.
owner-next-reminder = Next: { $when }, reminder “{ $step }”
owner-next-question = Next: { $when }, I will ask you what to do.
owner-next-look = Next: I will look again { $when }.
owner-next-complete = All reminders are sent and no more will follow. A call or a meeting may help now.
owner-step-before = { $days } before the due date
owner-step-on = on the due date
owner-step-after = { $days } after the due date

owner-button-answer = Answer the client
owner-button-remind = Remind now
owner-button-record-payment = Record payment
owner-button-more = More…
owner-button-offer-terms = Offer terms
owner-button-agreement = Agreement
owner-button-invite = Invite
owner-button-change-due = Change date
owner-button-pause = Pause
owner-button-resume = End the pause
owner-button-history = History
owner-button-cancel-debt = Cancel the debt
owner-button-until-resumed = Until I end it
owner-button-add-papers = Add

owner-preview = The client will get this message { $language ->
    [ru] (in Russian):
   *[en] (in English):
    }
owner-ask-pause = How long should reminders pause?
owner-ask-cancel = Cancel the debt? The client does not know of it yet, and the link will stop working.
owner-ask-cancel-open = Cancel the debt? The client will be told that { $left } no longer has to be paid. This cannot be undone.
owner-papers = { $count ->
    [0] No papers yet.
    [one] { $count } paper
   *[other] { $count } papers
    }
owner-toast-registered = No. { $number } is registered, and the client knows
owner-toast-reminded = Sending the reminder
owner-toast-paused = Paused
owner-toast-resumed = Reminders go on
owner-toast-cancelled = Debt cancelled
owner-toast-paid = Recorded { $amount }
owner-toast-settled = Paid in full
owner-toast-moved = Date changed
owner-toast-saved = Saved

## Payment and date

owner-ask-payment = How much came in? { $left } is left. For a part, type the amount.
owner-button-all = All: { $left }
owner-confirm-payment = Record a payment of <b>{ $amount }</b>? { $left } will be left.
owner-confirm-payment-all = Record a payment of <b>{ $amount }</b>? That settles it.
owner-ask-payment-part = How much came in? Next is part { $part }: { $amount } by { $date }; { $left } is left in all. If it was another amount, type it: what is over goes to the next parts.
owner-button-next-part = Part { $part }: { $amount }
owner-confirm-payment-kept = Record a payment of <b>{ $amount }</b>? That pays everything under the agreement.
owner-button-record = Record
owner-ask-new-due = It is due { $date }. What should the new date be?
owner-confirm-due = Move the date from { $from } to <b>{ $to }</b>?
owner-confirm-due-told = Move the date from { $from } to <b>{ $to }</b>? The client will be told.
owner-button-move = Change the date

## History

owner-history = What happened:
owner-history-line = { $when } · { $what }
owner-history-line-reader = { $when } · { $what } (you)
owner-history-line-by = { $when } · { $what } ({ $name })
owner-happened-founded = business set up
owner-happened-setting = setting changed ({ $setting })
owner-happened-registered = registered: { $amount } due { $date }
owner-happened-invited = link for the client, works until { $date }
owner-happened-accepted = the client opened the link
owner-happened-refused = the wrong person opened the link
owner-happened-reminded = reminder “{ $step }”
owner-happened-reminded-by-hand = reminder sent with your button
owner-happened-paid = { $amount } received
owner-happened-due-changed = date moved from { $from } to { $to }
owner-happened-paused = reminders paused
owner-happened-paused-until = reminders paused until { $date }
owner-happened-resumed = pause ended
owner-happened-settled = paid in full
owner-happened-cancelled = debt cancelled
owner-happened-plan-proposed = { $side ->
    [owner] terms offered: { $terms }
   *[debtor] the client asks: { $terms }
    }
owner-happened-plan-accepted = agreed, agreement { $agreement }
owner-happened-plan-declined = the client's request declined
owner-happened-plan-declined-debtor = the client declined the offer
owner-happened-plan-declined-because = the client's request declined: “{ $reason }”
owner-happened-plan-declined-debtor-because = the client declined the offer: “{ $reason }”
owner-happened-plan-expired = the offer closed: three days without an answer
owner-happened-promise-made = promised to pay by { $date }
owner-happened-promise-kept = the promise was kept
owner-happened-promise-broken = not paid by the promised day
owner-happened-promise-lapsed = the promise no longer applies
owner-happened-plan-withdrawn = the offer was taken back
owner-happened-plan-replaced = the earlier agreement no longer applies
owner-happened-plan-countered = counter-offer to the client: { $terms }
owner-happened-plan-countered-debtor = the client's counter-offer: { $terms }
owner-happened-part-missed = the part of { $date } did not come, { $left } is awaited
owner-happened-plan-kept = agreement kept, everything is paid
owner-happened-plan-broken = agreement ended, everything that is left is due
owner-happened-dispute = the client says: { $reason ->
    [defect] the work is faulty
    [not-delivered] not delivered
    [incomplete] not finished
    [late] it came late
    [wrong-amount] the amount is wrong
   *[other] something is not right
    }
owner-happened-dispute-settled = { $resolution ->
    [cancel] answer to the client: debt cancelled
    [discount] answer to the client: a discount
    [redo] answer to the client: the work is redone
   *[refuse] answer to the client: you disagree, with reasons
    }
owner-happened-claimed = the client says it is paid
owner-happened-claim-confirmed = payment confirmed: { $amount }
owner-happened-claim-denied = payment not found
owner-happened-discounted = discount of { $amount }
owner-happened-stopped = the client wants no reminders
owner-happened-restarted = the client is fine with reminders again
owner-happened-unreachable = messages do not reach the client
owner-happened-reachable = the client can be reached again
owner-happened-not-the-debtor = the client said it is not them
owner-happened-paper = paper added
owner-happened-paper-removed = paper removed
owner-happened-obstacle = the client says what is in the way: { $obstacle ->
    [forgot] forgot
    [no-money] no money now
    [unhappy] not happy with the work
    [information] something is missing or wrong
    [talk] would like to talk
    [not-me] it is not them
   *[silence] wants no messages
    }
owner-happened-said = { $side ->
    [owner] message to the client
   *[debtor] message from the client
    }{ $files ->
    [0] {""}
   *[other] {" "}with files
    }
owner-happened-inquiry = the client { $about ->
    [papers] asks for the invoice
    [amount] says the amount is another one
    [due-date] says the due date is another one
    [payer] asks to bill somebody else
    [chat] began to write
    [call] asks for a call
   *[meeting] would like to meet
    }
owner-happened-inquiry-outcome = outcome: { $outcome }
owner-happened-inquiry-done = the client's question is closed
owner-happened-inquiry-withdrawn = the client withdrew the question
owner-happened-corrected = amount corrected from { $from } to { $to }
owner-happened-muted = { $side ->
    [owner] you switched messages off
   *[debtor] the client switched messages off
    }
owner-happened-unmuted = { $side ->
    [owner] you switched messages on again
   *[debtor] the client switched messages on again
    }
owner-happened-dispute-seen = the client's message was read
owner-happened-dispute-agreed = the client agrees with the answer
owner-happened-dispute-maintained = the client does not agree with the answer
owner-happened-dispute-ended = the dispute was ended, with a reason
owner-happened-dispute-withdrawn = the client withdrew the complaint
owner-happened-dispute-silence = the client did not reply, your answer stands
owner-happened-redone = the client confirmed that it was redone
owner-happened-not-redone = the client says it was not redone
owner-happened-lapsed = the question was closed together with the debt
owner-happened-claim-answered = the payment was recorded
owner-happened-receipt-asked = the client was asked for the receipt
owner-happened-receipt-sent = the client sent the receipt
owner-happened-claim-silence = no answer about the payment, a nudge was sent

## Lists

owner-filter = { $filter ->
    [open] To be paid
    [overdue] Overdue
    [waiting] Waiting
   *[settled] Closed
    }
owner-debts-title = <b>{ owner-filter }</b>
owner-debts-tab = { $here ->
    [yes] • { owner-filter } ({ $count })
   *[no] { owner-filter } ({ $count })
    }
owner-debts-count = { $debts }
owner-debts-sums = { $debts } · { $sums }
owner-debts-empty = { $filter ->
    [open] Nothing here: no client who opened a link owes you anything.
    [overdue] Nothing is overdue.
    [waiting] All clients have opened their links.
   *[settled] No debt is closed yet.
    }
owner-line-open = No. { $number } { $client } · { $amount } · { $date }
owner-line-overdue = No. { $number } { $client } · { $amount } · was { $date }
owner-line-waiting = No. { $number } { $client } · { $amount } · waiting
owner-line-settled = ✓ No. { $number } { $client } · { $amount }
owner-line-closed = × No. { $number } { $client }
owner-button-search = Find
owner-button-search-again = Search again
owner-ask-search = Whose debts shall I find? Type part of a name, or the number of a debt.
owner-found = Found for “{ $words }”:
owner-found-none = Nothing found for “{ $words }”. Try part of the name, for example: Smi
owner-clients = { $count ->
    [one] <b>{ $count } client</b>
   *[other] <b>{ $count } clients</b>
    }
owner-clients-empty = No clients yet. They appear here with the first debt you add.
owner-client-line = { $name } · { $sums }
owner-client = <b>{ $name }</b>
owner-client-phone = Phone: { $phone }
owner-client-not-connected = Has not opened a link yet.
owner-client-connected = Connected here on Telegram.
owner-client-stopped = Asked for no reminders here.
owner-client-owes = To be paid: <b>{ $sums }</b>
owner-client-clear = Everything is paid.
owner-client-no-debts = No debts so far.

## Settings

owner-settings = <b>{ $name }</b>
owner-settings-ladder = Reminders: { $ladder }
owner-settings-limits = Agreed in advance: { $who ->
    [everyone] for all clients
    [reliable] for reliable clients
   *[nobody] for nobody
    }
owner-button-set-name = Name
owner-button-set-zone = Time zone
owner-button-set-details = How to pay
owner-button-set-contact = Contact
owner-button-set-ladder = Reminders
owner-button-set-limits = Agreed in advance
owner-button-remove = Remove
owner-button-no-phone = No phone
owner-ask-ladder = <b>How should I remind?</b>
owner-ladder =
    <b>{ $name }</b>: { $about }
    { $days }
owner-ladder-name = { $preset ->
    [gentle] Gentle
    [firm] Firm
   *[standard] Standard
    }
owner-ladder-about = { $preset ->
    [gentle] for long-time clients, half as often
    [firm] when you cannot wait long
   *[standard] right for almost everybody
    }
owner-ladder-days = { $before } before the date, on the date, then { $after } days after it.
owner-ladder-repeat = { $times ->
    [one] After that { $times } more time, { $every } later.
   *[other] After that { $times } more times, every { $every }.
    }
owner-ladder-claim = { $days } after the date I will ask you what to do.
owner-ladder-pauses = <i>As soon as the client answers, reminders go quiet. I do not write at night, nor at weekends once the due date has passed.</i>
owner-button-ladder = { $here ->
    [yes] ✓ { $name }
   *[no] { $name }
    }

## What is wrong with an answer

owner-problem-amount = I did not understand the amount “{ $typed }”. Type a number, for example: { $example }
owner-problem-not-positive = The amount must be above zero, for example: { $example }
owner-problem-decimals = { $allowed ->
    [0] This currency has no cents, and you typed “{ $typed }”. For example: { $example }
   *[other] This currency has at most { $allowed } digits after the point, and you typed “{ $typed }”. For example: { $example }
    }
owner-problem-too-large = That is too much: at most { $maximum }. Check the zeros.
owner-problem-other-currency = This debt is in { $expected }, and you typed { $found }. Type the amount in { $expected }.
owner-problem-amount-ambiguous = This can be read in more than one way: { $readings }. Choose, or type it differently.
owner-problem-above-balance = { $amount } is more than what is left: { $left }. How much came in?
owner-problem-date = I did not understand the date “{ $typed }”. Type, for example: Dec 15, tomorrow, in a week
owner-problem-no-such-date = There is no such day: “{ $typed }”. Type, for example: Feb 28
owner-problem-date-past = That date has passed: “{ $typed }”. Choose today or later.
owner-problem-date-future = That day is still to come: “{ $typed }”. When was the work done?
owner-problem-date-far = That is too far away: “{ $typed }”. Ten years at most.
owner-problem-date-old = That is more than five years ago: “{ $typed }”. Check the year.
owner-problem-date-ambiguous = This date can be read in more than one way. Choose the right one.
owner-problem-empty = There is nothing here. Type a word at least.
owner-problem-too-long = That is { $got } characters, and { $max } fit. Make it shorter, please.
owner-problem-phone = That does not look like a phone number: “{ $typed }”. Type, for example: +1 212 555 0123
owner-problem-phone-country = The country code is missing: “{ $typed }”. Type, for example: +1 212 555 0123
owner-problem-zone = I do not know that place: “{ $typed }”. Type a big city nearby, or the difference: UTC-5
owner-problem-currency = I do not know that currency: “{ $typed }”. Type, for example: dollars, EUR
owner-problem-unusable = I do not understand voice messages, stickers and videos. Please answer in text.
owner-problem-file-not-here = A file is not needed now. Please answer the question.
owner-problem-file-too-big = The file is larger than 20 MB, which I cannot receive. Send a smaller one or a photo.
owner-problem-too-many-files = One debt takes at most { $most } files.
owner-problem-contact-not-here = A contact is not needed now. Please answer the question.
owner-problem-tap-expected = Choose one of the buttons.
