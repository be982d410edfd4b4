## What is in the way

obstacle-question = What is in the way? Any answer helps: we will find what suits you.
obstacle-question-of = What is in the way of paying No. { $number }? Any answer helps: we will find what suits you.
obstacle-button-ask = What's in the way?
obstacle-button-answer = { $obstacle ->
    [forgot] I forgot
    [no-money] No money now
    [unhappy] Not happy with it
    [information] Something's missing
    [talk] I'd like to talk
    [not-me] It's not me
   *[silence] Don't write to me
    }
obstacle-forgot = It happens! Here is how to pay. If another day suits you better, just name it.
obstacle-button-promise = Name a day

obstacle-pause-debtor = Reminders are paused until { $until }: { $reason ->
    [forgot] you were going to pay
    [no-money] you said that money is short right now
    [unhappy] you said that you are not happy with the work
    [information] you have a question about the invoice
    [talk] you would like to talk
    [resumed] we will start gently
    [old-debt] we will remind you in turn
   *[answered] this gives you time
    }.

## What the owner sees

obstacle-pause-owner = No reminders until { $until }: { $reason ->
    [forgot] the client forgot and was going to pay
    [no-money] the client has no money right now
    [unhappy] the client is not happy with the work
    [information] the client has a question about the invoice
    [talk] the client would like to talk
    [resumed] the client can be reached again, I will start gently
    [old-debt] it was overdue before it came here, I will start gently
   *[answered] the client has answered and gets some time
    }.
obstacle-named = In the way, says the client ({ $date }): { $obstacle ->
    [forgot] forgot about it
    [no-money] no money right now
    [unhappy] not happy with the work
    [information] a question about the invoice
    [talk] would like to talk
    [not-me] it is somebody else
   *[silence] wants no messages
    }.
obstacle-counts =
    <b>What keeps clients from paying</b>
    In their own words, since { $since }. On how many debts:
obstacle-counts-line = { $obstacle ->
    [forgot] Forgot
    [no-money] No money
    [unhappy] Not happy with the work
    [information] A question about the invoice
    [talk] Would like to talk
    [not-me] Not the right person
   *[silence] Want no messages
    }: { $debts }
obstacle-counts-none = Nobody has named anything yet. The reminder a week after the due date asks.
obstacle-button-counts = What's in the way
