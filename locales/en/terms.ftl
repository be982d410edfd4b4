### The editor of terms: parts, dates, a discount. Each side reads its own words.

terms-every = { $every ->
        [week] every week
        [two_weeks] every two weeks
       *[month] every month
    }
terms-for-client = Offer to { $client }, No. { $numbers }
terms-together = Invoices { $numbers } together
terms-repair = A new date under agreement { $agreement }
terms-change = New terms in place of agreement { $agreement }
terms-title-whole = <b>In one payment</b>
terms-title-regular = <b>{ $parts }, { terms-every }</b>
terms-title-own = <b>{ $parts }</b>
terms-total = { $total } in all
terms-total-discounted = { $total } in all instead of { $debt }
terms-discount-when-kept = { $parts ->
        [1] { $amount } off if it is paid by that date; not after it.
       *[other] { $amount } off if every part is paid on schedule; if the schedule is not kept, there is no discount.
    }
terms-discount-at-once = { $amount } off right away, whatever happens later.
terms-nothing-added = { $parts ->
        [1] Nothing is added until that date.
       *[other] While you pay on schedule, nothing is added.
    }
terms-nothing-added-owner = { $parts ->
        [1] Nothing is added until that date.
       *[other] While the client pays on schedule, nothing is added.
    }
terms-because = Reason: “{ $reason }”
terms-acknowledgement = By asking for this you confirm that you owe this amount.
terms-hint = Change it with the buttons, or write: “4” for the number of parts, “Dec 20” for the first date, “10%” for a discount, “{ $example } each” for the sum of every part.
terms-changed = The amount changed while you were choosing. Here are the terms for { $debt }.

## Buttons

terms-button-less = −
terms-button-more = +
terms-button-split = Split into parts
terms-button-every = { $every ->
        [week] Weekly
        [two_weeks] 2 weeks
       *[month] Monthly
    }{ $chosen ->
        [yes] {" "}✓
       *[no] {""}
    }
terms-button-first-on = From { $date }
terms-button-by = By { $date }
terms-button-first = First payment
terms-button-part = Change a part
terms-button-discount = Discount
terms-button-reason = Reason
terms-button-no-discount = No discount
terms-button-equal = Like the others
terms-button-given-when-kept = If paid on schedule
terms-button-given-at-once = Right away, for good
terms-button-percent = { $percent }% · { $amount }
terms-button-part-is = { $number }) { $amount } · { $date }

## What words may mean

terms-choice-first = First payment { $amount }
terms-choice-each = { $amount } each
terms-choice-part = The sum { $amount }
terms-choice-discount = { $amount } off

## Questions

terms-ask-count = Into how many parts shall we split { $total }? Choose, or write a number from 1 to { $most }.
terms-ask-first-on = { $parts ->
        [1] By which date? Choose a day or write, for example: Dec 20
       *[other] When is the first payment? Choose a day or write, for example: Dec 20
    }
terms-ask-first = How much in the first payment? Choose or write a sum, for example: { $example }. The rest is split equally.
terms-ask-part = Which part to change?
terms-ask-part-is =
    Part { $number }: { $amount } — { $date }.
    Write a new sum, a date, or both, for example: { $example } Dec 20. The difference is split equally between the { $last ->
        [yes] other parts
       *[no] later parts
    }.
terms-ask-part-date = New date: { $amount }, by when? Choose a day or write, for example: Dec 20
terms-ask-discount =
    What discount would you ask for? Write a percentage or a sum, for example: 10% or { $example }
terms-ask-discount-owner =
    What discount to give? Write a percentage or a sum, for example: 10% or { $example }

## What does not work

terms-problem-count = There can be 1 to { $most } parts. For example: 4
terms-problem-first-too-far = The first payment can be on { $latest } at the latest.
terms-problem-last-too-far = The last payment can be on { $latest } at the latest. Take fewer parts, or pay more often.
terms-problem-order = { $sides ->
        [after] Dates keep their order: this one must be after { $after }.
        [before] Dates keep their order: this one must be before { $before }.
       *[between] Dates keep their order: this one must be between { $after } and { $before }.
    }
terms-problem-part-too-large = This can be at most { $most }, so that something is left for the other parts.
terms-problem-too-small = { $total } cannot be split into that many parts. Take fewer parts.
terms-problem-discount = A discount must be less than { $debt }. For example: 10%
terms-problem-same = These are the terms that were offered to you. Change something, or go back and agree.
terms-problem-not-understood = I did not get “{ $typed }”. Write, for example: “4” for the number of parts, “Dec 20” for the first date, “10%” for a discount.
terms-problem-part-not-understood = I did not get “{ $typed }”. Write a sum, a date, or both, for example: { $example } Dec 20
terms-problem-ambiguous = “{ $typed }” can be read in several ways. Which did you mean?
terms-problem-sums-differ = That comes to { $named }, but it should be { $total }. Name the sums again, or change the parts with the buttons.

## Need time: which invoices, and how

terms-time-ask-debts = You have several invoices from { $business }. Which ones shall we agree on? Check one or more.
terms-time-ask-about = “{ $words }”: which invoice is it about?
terms-time-button-debt = No. { $number } · { $what } · { $left }
terms-time-button-all = All together
terms-time-button-done = { $chosen ->
        [several] The checked ones
       *[single] Only this one
    }
terms-time-ask-kind =
    { $count ->
        [1] Let's find a way: invoice { $numbers }, { $left } left to pay.
       *[other] Let's find a way: invoices { $numbers }, { $left } left to pay in all.
    } What suits you?
    You can also write, for example: “{ $example } a month” or “can I pay by the 20th?”
terms-time-button-parts = In parts
terms-time-button-later = Pay later
terms-time-button-promise = Promise a date
terms-time-button-discount = Discount for paying now
terms-time-ask-later = Until when would you put off the payment? Choose a day or write, for example: Dec 20
terms-time-button-week = A week · { $date }
terms-time-button-two-weeks = 2 weeks · { $date }
terms-time-button-month-end = Month end · { $date }
terms-time-button-after-tenth = After the 10th · { $date }
terms-time-ask-discount = What discount would you ask for if you pay right away? { $left } left. Choose, or write a percentage or a sum, for example: 10% or { $example }
terms-time-ask-at-once = { $off } off. When will you pay? By { $latest } at the latest.
terms-time-not-understood = I did not get “{ $typed }”. Choose what suits you, or write, for example: “in 4 parts” or “can I pay by the 20th?”

## Words that have to be asked about

terms-unclear-how-much = Here is a place to start. Change the number of parts, the dates and the sums as it suits you.
terms-unclear-how-often = You can pay every week, every two weeks or every month. Choose what suits you.
terms-unclear-mixed = One thing at a time: here are the parts, and a button adds the discount.
terms-unclear-which = This can be read in several ways. Which is right?

## On the card of an invoice

terms-card-waiting = You suggested: { $terms }. Waiting for the answer.
terms-card-offered = { $business } offers: { $terms }. Your answer is awaited.
terms-button-schedule = Payment schedule
terms-button-talks = The offer
