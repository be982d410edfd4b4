### Reminders, by step of the ladder. The first line is neutral: it shows on a lock screen.

# The first line shows on a lock screen: who writes, and nothing else.
reminder-first-line = Message from { $business }

reminder-opening-friendly = Hello { $name }, a friendly note about a payment: { $what }.
reminder-opening-short = Hello { $name }, the payment is due today: { $what }.
reminder-opening-check = Hello { $name }, we have not seen the payment yet: { $what }. Is everything in order?
reminder-opening-factual = Hello { $name }, we are coming back to you about the payment: { $what }.
reminder-opening-personal = Hello { $name }, this is { $contact }. Let's agree on the payment: { $what }.
reminder-opening-firm = Hello { $name }. We have still not seen the payment: { $what }.
reminder-opening-several = Hello { $name }, { $count ->
        [one] a note about { $count } payment:
       *[other] a note about { $count } payments:
    }

reminder-amount = <b>{ $amount }</b> · due { $due } · invoice { $number }
reminder-amount-overdue = <b>{ $amount }</b> · was due { $due } · invoice { $number }
reminder-amount-part = <b>{ $amount }</b> · due { $due } · part { $part } of { $parts } of invoice { $number }
reminder-amount-part-overdue = <b>{ $amount }</b> · was due { $due } · part { $part } of { $parts } of invoice { $number }
reminder-line = No. { $number } · { $what }: <b>{ $amount }</b>, due { $due }
reminder-line-overdue = No. { $number } · { $what }: <b>{ $amount }</b>, was due { $due }
reminder-what-done = { $what } ({ $date })
reminder-total = <b>{ $total }</b> in total
reminder-how-to-pay = How to pay: <code>{ $details }</code>

reminder-closing-check = If you have already paid, or something is wrong, press a button and we will sort it out.
reminder-closing-factual = If it is hard right now, you can ask for time or pay in parts.
reminder-closing-personal = What suits you: to pay, to take some time, or to tell us what is wrong? Answer with a button below.
reminder-closing-firm = The next step is up to { $contact }. Until then it can be settled here: answer with a button below.

# A reminder that a newer one took the place of.
reminder-folded = Reminder of { $date }: there is a newer one below.

reminder-button-invoice = Invoice
reminder-button-stop = Stop reminders
reminder-button-debt = No. { $number } · { $amount }
reminder-button-card = Open the debt

## What the owner hears of it

reminder-owner-overdue =
    { $client }, No. { $number }: { $amount } was due on { $due }.
    I asked politely whether everything is in order.
reminder-owner-claim =
    { $client }, No. { $number }: { $amount } was due on { $due }. Reminders have not helped.
    What comes next is up to you. A call usually works best.
reminder-owner-claim-phone = The client's phone: <code>{ $phone }</code>
