### An agreement at work: where money went, a part that is late, everything paid or ended.

## On the owner's card

following-schedule = Agreement { $agreement }:
following-schedule-joint = Agreement { $agreement } on debts { $numbers }:
following-schedule-paid = ✓ { $part }) { $date }: { $amount }
following-schedule-next = → { $part }) { $date }: { $amount }
following-schedule-overdue = → { $part }) { $date }: { $amount }, awaited
following-schedule-part = · { $part }) { $date }: { $amount }

## Where money goes

following-share = part { $part } ({ $got })
following-goes-to = Goes to { $shares }.
following-received = { $amount } received under agreement { $agreement }, thank you!
following-part-paid = ✓ Part { $part }: { $got }, paid
following-part-begun = → Part { $part }: { $got } counted, { $left } left by { $due }
following-next = → Next is part { $part }: { $amount } by { $due }
following-kept = { $amount } received. Everything under agreement { $agreement } is paid. Thank you!
following-kept-early = { $amount } received. Everything under agreement { $agreement } is paid, and early too. Thank you!
following-discount-given = The discount of { $amount } is yours; there is nothing more to pay.
following-kept-owner = { $client }: everything under agreement { $agreement } is paid.
following-kept-early-owner = { $client }: everything under agreement { $agreement } is paid, ahead of time.
following-discount-given-owner = The agreed discount of { $amount } is booked.

## A part is late

following-late-owner = { $client }, agreement { $agreement }: part { $part }, { $amount }, was expected by { $due }, more than five days ago.
following-late-owner-ways = { $told ->
        [yes] I will tell the client and send no more reminders of this part: what happens next is up to you.
       *[no] I am not telling the client: messages from here do not reach them, or they asked for none. Get in touch another way and decide what to do.
    }
following-late =
    Under agreement { $agreement }, part { $part }, { $amount }, was expected by { $due }.
    If it is hard right now, suggest another date: agreeing is easier than putting it off.

## Everything now

following-ask-break = { $client }: end agreement { $agreement } and ask for everything that is left today, { $today }? That is { $left }.
following-broken-joint = This is about all debts of the agreement: { $numbers }.
following-discount-lost = The discount of { $amount } will not stay: it was for paying as agreed.
following-discount-lost-at-once = The discount of { $amount } will not stay: it was for paying by the date.
following-broken =
    A part of agreement { $agreement } did not come, and { $business } no longer waits for the agreed dates.
    Everything that is left is due now: { $left }.
following-broken-ways = You can pay, suggest new terms, or tell us what stands in the way.
following-broken-owner = { $client }: agreement { $agreement } has ended; everything that is left, { $left }, is due now. { $told ->
        [yes] I will tell the client and begin reminders anew, gently.
       *[no] Please tell the client yourself: nothing from here reaches them.
    }
