### What the client who owes reads, and what the business is told of what the client did.

# The first line shows on a lock screen: who writes, and nothing else.
debtor-first-line = Message from { $business }

## Opening a link

debtor-invitation = <b>{ $business }</b> would like to share the details of an order with you.
debtor-invitation-contact = <b>{ $business }</b> would like to share the details of an order with you. Your contact there is { $contact }.
debtor-invitation-question =
    It is meant for <b>{ $client }</b>. Is that you?
    You will see the rest only after you answer.
debtor-invitation-taken =
    Somebody else has already used this link, and it works only once.
    If it was meant for you, ask whoever sent it for a new one.
debtor-invitation-spent =
    This link no longer works: it has run out or was replaced by a newer one.
    Ask whoever sent it for a fresh one.
debtor-invitation-unknown =
    We have no such link: perhaps it was not copied in full.
    Open it from the message again, or ask for a new one.
debtor-not-me =
    Thanks for telling us. The link is closed and we will not bother you about it; { $business } will hear that it went to the wrong place.
debtor-informed =
    A word on privacy: { $business } sees your Telegram name and what you answer here. Other people do not.
    You can turn reminders off in one step: /stop
    We only write at reasonable hours. Tell us your time zone so that we get them right.

## The card

debtor-card-title = <b>{ $business } · No. { $number }</b>
debtor-what-dated = { $what }, { $date }
debtor-today = today
debtor-tomorrow = tomorrow
debtor-yesterday = yesterday
debtor-in-days = in { $span }
debtor-days-ago = { $span } ago
debtor-amount = <b>{ $amount }</b> · due { $due } ({ $relative })
debtor-amount-overdue = <b>{ $amount }</b> · was due { $due } ({ $relative })
debtor-amount-paid = Paid { $paid } of { $charged }, { $left } left.
debtor-amount-paid-of = Paid { $paid } of { $charged }.
debtor-amount-left = { $left } left in total.
debtor-part-paid = ✓ { $date }: { $amount }
debtor-part-next = <b>→ { $date }: { $amount }</b>
debtor-part = · { $date }: { $amount }

debtor-pause = Reminders are paused: { $because }.
debtor-pause-until = Reminders are paused until { $until }: { $because }.
debtor-pause-part = { $amount } does not count for now: { $because }.
debtor-pause-part-until = { $amount } does not count until { $until }: { $because }.
debtor-pause-stopped = Reminders are off, as you asked.
debtor-pause-promise = We expect the payment by { $on }, as you promised. No reminders until then.
debtor-because-dispute = you told us what is wrong
debtor-because-payment-claim = you said that you paid, and it is being checked
debtor-because-promise = you named a day to pay
debtor-because-plan = an agreement is in force
debtor-because-request = you asked for time and are waiting for an answer
debtor-because-inquiry = you have asked something and are waiting for an answer
debtor-because-owner = the business decided so
debtor-because-asked = you asked not to be written to

debtor-closed-settled = Paid in full. Thank you!
debtor-closed-cancelled = Cancelled: there is nothing to pay.
debtor-closed-handed-over = This payment is no longer handled here. You can ask { $business } directly.

debtor-papers = Papers from { $business } for invoice { $number }:

debtor-why-line = { $date } · { $kind }: { $amount }
debtor-why-line-reason = { $date } · { $kind }: { $amount } ({ $reason })
debtor-why-line-agreement = { $date } · { $kind }: { $amount } (under agreement { $agreement })
debtor-why-left = <b>Left to pay: { $left }</b>
debtor-entry-charge = charged
debtor-entry-payment = payment
debtor-entry-payment-reversal = payment reversed
debtor-entry-discount = discount
debtor-entry-fee = fee
debtor-entry-write-off = written off
debtor-entry-correction = correction

debtor-unlink-question =
    If { $business } has taken you for somebody else, we will remove everything of theirs from here and tell them about the mistake.
    If you know this order but the amount or the work is not right, go back and press “Something's wrong”.
debtor-unlinked = Done. There is nothing from { $business } here any more, and we told them about the mistake. Sorry for the trouble.
debtor-taken-back = This message was not meant for you, so we took it away.

## Paying

debtor-pay-title = To { $business }: <b>{ $amount }</b>
debtor-pay-left = { $left } left in total: you can pay earlier if you like.
debtor-pay-how =
    How to pay:
    <code>{ $details }</code>
    Reference: <code>{ $purpose }</code>
debtor-pay-asked-for = There are no payment details yet. We have told { $business } that you would like to pay; look here again a little later.
debtor-pay-unknown = There are no payment details yet. “Pay” asks { $business } to add them.
debtor-contact = You can ask directly: { $name }.
debtor-contact-phone = You can ask directly: { $name }, { $phone }
debtor-pay-purpose = No. { $number }, { $what }
debtor-pay-then = Once you have paid, press “Already paid”: reminders stop right away.

## All own debts

debtor-mine-title = <b>Your payments</b>
debtor-mine-business = <b>{ $business }</b>
debtor-mine-line = No. { $number } · { $what }: <b>{ $left }</b>, due { $due }
debtor-mine-line-overdue = No. { $number } · { $what }: <b>{ $left }</b>, was due { $due }
debtor-mine-line-part = No. { $number } · { $what }: <b>{ $left }</b> left, next { $amount } due { $due }
debtor-mine-sum = Total: { $sum }
debtor-mine-more = { $count ->
    [one] And { $count } more payment.
   *[other] And { $count } more payments.
    }
debtor-mine-empty = There is nothing to pay right now. When somebody sends you a payment link, it will show up here.

## News from the business

debtor-news-new = Hello { $name }! You have a new invoice: { $what }.
debtor-news-new-amount = <b>{ $amount }</b> · due { $due } · No. { $number }
debtor-news-settled = { $name }, invoice { $number } ({ $what }) is paid in full. Thank you!
debtor-news-payment =
    We received { $amount } for invoice { $number } ({ $what }), thank you!
    { $left } left, next payment due { $due }.
debtor-news-due-date =
    Invoice { $number } ({ $what }): the due date has moved from { $from } to { $to }.
    To pay: { $amount }.
debtor-news-cancelled = Invoice { $number } ({ $what }) was cancelled: there is nothing to pay.

## Silence

debtor-stop-question =
    { $business } will not remind you here any more. The payment itself stays, and they may get in touch another way.
debtor-stop-whose = Whose reminders should stop? The payments themselves stay in /my.
debtor-stop-nothing = Nobody sends you reminders here, so there is nothing to turn off.
debtor-stop-already = Reminders are already off, as you asked.
debtor-stopped = Done: { $business } will not remind you here any more. If you change your mind, press “Turn on again”.
debtor-stopped-all = Done: nobody will remind you any more. If you change your mind, a button turns them on again.
debtor-restarted = All right, { $business } can remind you again. We will start gently, not right away.
debtor-restarted-all = All right, reminders are on again. We will start gently, not right away.

## The person

debtor-home =
    Hello { $name }! Here is everything you have to pay: how much, what for and by when.
    If clients owe you money, press /new.
debtor-language-name = English
debtor-language-question = Which language should we write in?
debtor-language-set = All right, English from now on.
debtor-privacy =
    <b>What we store</b>
    Your Telegram name and language, your phone number and time zone if you gave them, the payments, the files that belong to them and what both sides answered.

    <b>Who sees it</b>
    Only you and the business you deal with. Businesses do not see each other, the bot keeps silent in groups, and there are no ads. Whoever runs this bot keeps the records; the messages and files themselves pass through Telegram.

    <b>How to stop it</b>
    /stop ends reminders at once. If a payment is not yours, open it in /my, press “Why this amount” and then “Not my debt”.
    Records of payments and agreements stay with the business, like papers in a folder. To have them deleted, write to the business.
debtor-zone-question = Where do you live? Reminders will come at reasonable hours only.
debtor-zone-set = Noted: { $place }, it is { $time } there now.
debtor-phone-stored = Your number is saved: { $phone }. Only the business you deal with will see it.

debtor-zone-kaliningrad = Kaliningrad
debtor-zone-moscow = Moscow
debtor-zone-samara = Samara
debtor-zone-yekaterinburg = Yekaterinburg
debtor-zone-omsk = Omsk
debtor-zone-novosibirsk = Novosibirsk
debtor-zone-krasnoyarsk = Krasnoyarsk
debtor-zone-irkutsk = Irkutsk
debtor-zone-yakutsk = Yakutsk
debtor-zone-vladivostok = Vladivostok
debtor-zone-magadan = Magadan
debtor-zone-kamchatka = Kamchatka
debtor-zone-minsk = Minsk
debtor-zone-almaty = Almaty
debtor-zone-tashkent = Tashkent
debtor-zone-tbilisi = Tbilisi
debtor-zone-london = London
debtor-zone-berlin = Berlin
debtor-zone-istanbul = Istanbul
debtor-zone-dubai = Dubai
debtor-zone-delhi = Delhi
debtor-zone-singapore = Singapore
debtor-zone-sydney = Sydney
debtor-zone-new-york = New York
debtor-zone-chicago = Chicago
debtor-zone-denver = Denver
debtor-zone-los-angeles = Los Angeles

## Buttons

debtor-button-its-me = Yes, it's me
debtor-button-not-me = No, not me
debtor-button-pay = Pay
debtor-button-already-paid = Already paid
debtor-button-need-time = Need time
debtor-button-problem = Something's wrong
debtor-button-why = Why this amount
debtor-button-papers = Papers
debtor-button-information = Something is wrong
debtor-button-not-mine = Not my debt
debtor-button-unlink = Yes, it's a mistake
debtor-button-stop = Stop reminders
debtor-button-stop-yes = Yes, stop
debtor-button-stop-all = All of them
debtor-button-restart = Turn on again
debtor-button-restart-of = Turn on: { $business }
debtor-button-restart-all = Turn all on
debtor-button-card = Open
debtor-button-mine = My payments
debtor-button-open = No. { $number } · { $amount }
debtor-button-open-of = { $business } · No. { $number }
debtor-button-copy-amount = Copy amount
debtor-button-copy-purpose = Copy reference
debtor-button-copy-details = Copy details
debtor-button-copy-number = Copy …{ $tail }
debtor-button-privacy = My data
debtor-button-zone = Time zone
debtor-button-language = Language

## What the business is told

debtor-told-accepted = { $client } is here: the invitation for No. { $number } is accepted (on Telegram: { $account }). I will take it from here.
debtor-told-accepted-others = { $count ->
    [one] { $count } more debt opened along with it.
   *[other] { $count } more debts opened along with it.
    }
debtor-told-refused =
    { $client }, No. { $number }: the link went to the wrong place, somebody else opened it.
    They saw nothing of the debt. The link is closed; you can make a new one.
debtor-told-contested =
    No. { $number }, { $client }: another account tried to open the link. I showed it nothing.
    If the wrong person accepted the invitation, check with the client.
debtor-told-not-the-debtor =
    { $client }, No. { $number }: whoever accepted the invitation says the debt is not theirs. They no longer see this client's debts.
    Check the contact and invite the client again.
debtor-told-stopped =
    { $client } does not want reminders here any more, so I will not write again.
    Call or write yourself.
debtor-told-restarted = { $client } is fine with reminders again. I will start gently, not right away.
debtor-told-unreachable =
    { $client }: messages no longer arrive here.
    Call or write yourself.
debtor-told-reachable = { $client } can be reached here again. I will go on with reminders gently, not right away.
debtor-told-wants-to-pay = { $client } wants to pay No. { $number }, but there are no payment details. Adding them takes a minute.
debtor-told-phone = Phone: { $phone }
debtor-told-ready =
    A text you can send:
    <code>{ $message }</code>
debtor-told-ready-message = Hello { $client }, this is { $business }. I am writing about a payment: { $debts }. What would suit you?
debtor-told-ready-message-contact = Hello { $client }, this is { $contact } from { $business }. I am writing about a payment: { $debts }. What would suit you?
debtor-told-ready-debt = { $what }, { $amount } due { $due }
debtor-told-button-card = Open the debt
debtor-told-button-invite = Invite again
debtor-told-button-details = Add details
debtor-told-button-copy = Copy the text
