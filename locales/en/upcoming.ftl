## What will be sent, and why nothing to the others

upcoming-title = <b>The next { $days }</b>
upcoming-shown-only = I send nothing at present and only show what would go out.
upcoming-asks = I ask you before sending, the evening before.
upcoming-nothing = Nobody will get anything.
upcoming-day = <b>{ $day }</b>
upcoming-line = { $time } · { $client }, no. { $numbers }: { $sum } ({ $when })
upcoming-more = And { $count ->
    [one] { $count } more letter
   *[other] { $count } more letters
    } on other pages.
upcoming-silent = <b>Nothing goes to</b>
upcoming-silent-line = { $reason ->
    [not_connected] link not opened yet
    [stopped] asked for no reminders
    [unreachable] closed the chat with the bot
    [off] you switched reminders off
    [held] pause, dispute or agreement
    [later] reminder comes later
    [small] less left than your minimum
   *[complete] all steps are done
    }: { $debts ->
    [one] { $debts } debt
   *[other] { $debts } debts
    } ({ $clients })
upcoming-and-others = { $clients } and others
upcoming-hours = <i>Times by your clock. If a client answers or pays, the letter does not go out.</i>
upcoming-button-refresh = Refresh
upcoming-button-settings = How to remind

## How it is sent

upcoming-mode = { $mode ->
    [ask] I send after your “yes”
    [show] I send nothing and only show
   *[send] I send by myself
    }
upcoming-minimum = I do not remind when less than { $minimum } is left.
upcoming-button-mode = { $here ->
    [yes] ✓ { $mode }
   *[no] { $mode }
    }
upcoming-mode-button = { $mode ->
    [ask] Ask me first
    [show] Only show
   *[send] Send by itself
    }
upcoming-button-minimum = Small sums
upcoming-ask-minimum = From which sum on shall I remind? I keep quiet about less. For example: { $example }
upcoming-button-any = About any sum
upcoming-button-upcoming = What will be sent
upcoming-client = { $reminding ->
    [off] No reminders for them
    [ask] I ask you before sending
   *[as_business] Reminded like everybody
    }
upcoming-ask-client = <b>How to remind “{ $name }”?</b>
upcoming-client-button = { $reminding ->
    [off] No reminders
    [ask] Ask me first
   *[as_business] Like everybody
    }

## The evening question

upcoming-review = <b>Send on { $day }?</b>
upcoming-review-line = { $mark } { $client }, no. { $number }: { $sum } ({ $when })
upcoming-review-how = Without your “yes” nothing goes out: I ask again tomorrow evening.
upcoming-review-over = That day is over. See what lies ahead.
upcoming-review-empty = Nothing is waiting here any more.
upcoming-button-all = Send all
upcoming-button-choose = Choose
upcoming-button-done = Done
upcoming-button-letter = { $mark } { $client } · { $sum }
upcoming-decided = { $send ->
    [0] I will send nothing.
    [one] I will send { $send } letter.
   *[other] I will send { $send } letters.
    }
upcoming-happened-skipped = reminder left out, as you decided
upcoming-next-kept = { $reason ->
    [client_off] Reminders are off for this client.
    [below_minimum] Not reminded: less is left than your minimum.
   *[shown_only] I send nothing at present and only show.
    }

## Where old debts start

upcoming-old = <b>{ $debts ->
    [one] { $debts } debt is overdue already
   *[other] { $debts } debts are overdue already
    }</b>
    Where shall I start with them? I do not write to everybody at once: to { $most } clients a day at most.
upcoming-button-softly = Gently, from the start
upcoming-button-by-age = From where they are
upcoming-button-leave = Leave them alone
upcoming-old-one = <b>No. { $number }, { $client }: overdue already.</b>
    Where shall I start? If you choose nothing, gently: { $on }.
upcoming-button-leave-one = No reminders for now
