### Reminders, by step of the ladder. The first line is neutral: it shows on a lock screen.

# The first line shows on a lock screen: who writes, and nothing else.
reminder-first-line = Message from { $business }

reminder-opening-friendly = { $turn ->
        [odd] Hello { $name }, a payment is coming up: { $what }.
       *[even] Hello { $name }, a friendly note about a payment: { $what }.
    }
reminder-opening-short = { $turn ->
        [odd] Hello { $name }, a quick note that payment is due today: { $what }.
       *[even] Hello { $name }, the payment is due today: { $what }.
    }
reminder-opening-check = { $turn ->
        [odd] Hello { $name }, the payment has not reached us so far: { $what }. Did something come up?
       *[even] Hello { $name }, we have not seen the payment yet: { $what }. Is everything in order?
    }
reminder-opening-factual = { $turn ->
        [odd] Hello { $name }, the payment is still open: { $what }.
       *[even] Hello { $name }, we are coming back to you about the payment: { $what }.
    }
reminder-opening-personal = { $turn ->
        [odd] Hello { $name }, { $contact } here. Let's find a way to settle this: { $what }.
       *[even] Hello { $name }, this is { $contact }. Let's agree on the payment: { $what }.
    }
reminder-opening-firm = { $turn ->
        [odd] Hello { $name }. The payment has still not come in: { $what }.
       *[even] Hello { $name }. We have still not seen the payment: { $what }.
    }
reminder-opening-several = { $turn ->
        [odd] Hello { $name }, { $count ->
            [one] { $count } payment is open:
           *[other] { $count } payments are open:
        }
       *[even] Hello { $name }, { $count ->
            [one] a note about { $count } payment:
           *[other] a note about { $count } payments:
        }
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

reminder-closing-check = { $turn ->
        [odd] Paid already, or is something not right? Tell us, and we will sort it out.
       *[even] If you have already paid, or something is wrong, press a button and we will sort it out.
    }
reminder-closing-factual = { $turn ->
        [odd] If the whole sum is too much at once, ask for time or for parts.
       *[even] If it is hard right now, you can ask for time or pay in parts.
    }
reminder-closing-personal = { $turn ->
        [odd] Paying, taking time, telling us what is wrong: every answer helps.
       *[even] What suits you: to pay, to take some time, or to tell us what is wrong?
    }
reminder-closing-firm = { $turn ->
        [odd] What comes next is for { $contact } to decide. With an answer from you it can still be settled here.
       *[even] The next step is up to { $contact }. Until then it can still be settled here.
    }

# From two weeks on a person stands behind the words.
reminder-contact = You can also call { $contact }: <code>{ $phone }</code>
reminder-ways = Answer with a button or in your own words. No more reminders, please? Write “stop”.

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
