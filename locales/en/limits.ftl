### What an owner agrees to in advance.

## The limits

limits-all =
    <b>Agreed in advance</b>
    When a client's request is inside these limits, I agree at once on your behalf, with the same written agreement, and tell you. You decide on everything else.
limits-who = { $who ->
    [everyone] For whom: <b>all clients</b>
    [reliable] For whom: <b>reliable clients</b>, who broke no promise or agreement with you
   *[nobody] For whom: <b>nobody yet</b>, every request waits for your answer
    }
limits-parts = { $count ->
    [1] Parts: one, so the date can only be moved
   *[other] Parts: { $count } at most
    }
limits-days = Last part: within { $days }
limits-first = { $percent ->
    [0] First part: any
   *[other] First part: at least { $percent }% of the total
    }
limits-part-min = Each part: at least { $least }
limits-part-min-any = Each part: any
limits-discount = { $percent ->
    [0] Discount: none
   *[other] Discount: up to { $percent }% for paying everything within { $days }
    }
limits-deferrals = { $count ->
    [one] Putting off one debt: once
    [2] Putting off one debt: twice at most
   *[other] Putting off one debt: { $count } times at most
    }
limits-button-who = { $here ->
    [yes] ✓ { limits-who-name }
   *[no] { limits-who-name }
    }
limits-who-name = { $who ->
    [everyone] All clients
    [reliable] Reliable
   *[nobody] Nobody
    }
limits-button-parts = Parts
limits-button-days = Last date
limits-button-first = First part
limits-button-part-min = Each part
limits-button-discount = Discount
limits-button-deferrals = How often
limits-button-example = Example
limits-button-any = Any
limits-button-none = No discount
limits-button-percent = { $percent }%

## A question for each

limits-ask-parts = <b>Into how many parts may a debt be split, at most?</b> Choose, or type a number from { $least } to { $most }. One part means: the date can only be moved.
limits-ask-days = <b>Within how many days must the last part be paid?</b> Choose, or type, for example: 45 days, 2 months.
limits-ask-first = <b>What share must the first part be, at least?</b> Choose, or type a percentage up to { $most }.
limits-ask-part-min = <b>How small may a part be?</b> Choose, or type an amount, for example: { $example }
limits-ask-discount = <b>What discount may paying at once earn, at most?</b> At once means: everything within { $days }. Choose, or type a percentage up to { $most }.
limits-ask-deferrals = <b>How many times may one debt be put off?</b> Moved dates and plans in parts both count. Choose, or type a number from { $least } to { $most }.
limits-problem = I did not understand “{ $typed }”. Type a whole number from { $least } to { $most }, for example: { $example }
limits-problem-range = “{ $typed }” does not fit: it can be { $least } to { $most }, for example: { $example }

## An example

limits-ask-example = <b>What would a client get at once?</b> Choose the amount of the debt, or type one.
limits-ask-another = Try another amount? Choose, or type it.
limits-example = A debt of <b>{ $total }</b>: what the client gets at once
limits-example-off = This is switched off now: every request waits for your answer. Switched on, it would be:
limits-example-plan = Plan: { $parts } at most, { $first } first, { $last } last, by { $date }
limits-example-plan-equal = Plan: { $parts } of { $each } at most, by { $date }
limits-example-plan-none = Plan: none, only in one payment
limits-example-deferral = Later: everything by { $date }
limits-example-discount = Discount: { $discount } for paying { $rest } by { $date }
limits-example-discount-none = Discount: none
limits-example-rest = { $who ->
    [reliable] I will ask you about requests outside these limits, requests of clients who broke a promise, and any change of an agreement in force.
   *[everyone] I will ask you about requests outside these limits, and any change of an agreement in force.
    }

## Outside

limits-outside = Your limits: { $limits }.
limits-outside-broken-word = only clients without broken promises
limits-outside-currency = only debts in { $currency }
limits-outside-parts = { $count ->
    [one] { $count } part
   *[other] { $count } parts at most
    }
limits-outside-latest = last part by { $date }
limits-outside-first = first part of { $least } or more
limits-outside-part-min = each part of { $least } or more
limits-outside-discount = discount of { $most } at most
limits-outside-no-discount = no discount
limits-outside-at-once = discount for the whole sum by { $date }
limits-outside-deferrals = { $count ->
    [one] one debt is put off once
    [2] one debt is put off twice at most
   *[other] one debt is put off { $count } times at most
    }

## A request inside

limits-agreed = <b>{ $client }</b> asks about No. { $number }: { $terms }. That is inside the limits you agreed to in advance, so the agreement is in force already:
limits-will-agree = { $business } has agreed to such terms in advance: the agreement comes at once.
