## The steps of reminding

ladder-steps = <b>How I remind: { $style }</b>
ladder-steps-own = You set these steps up yourself.
ladder-tone = { $tone ->
    [friendly] friendly
    [short] brief
    [check] “is everything all right?”
    [factual] facts and options
    [personal] in your name
    [firm] firm
   *[claim] I ask you what next
    }
ladder-line = { $number }. { $when }: { $tone }
ladder-line-off = { $number }. <s>{ $when }: { $tone }</s>
ladder-line-hours = { $from } to { $to }
ladder-line-words = your words
ladder-no-repeat = After the last step I stop reminding.
ladder-button-step = { $sign ->
    [before] −{ $days }
    [on] due day
   *[after] +{ $days }
    }
ladder-button-add = Add a step
ladder-button-repeats = What then
ladder-button-style = Another style
ladder-button-reset = Back to “{ $style }”
ladder-warn-reset = <i>If you choose a style, your own steps and words are lost.</i>

## One step

ladder-step = <b>{ $when }</b>
ladder-step-tone = Tone: { $tone }
ladder-step-hours = Time: { $from } to { $to }, client’s clock
ladder-step-hours-usual = Time: in the daytime, as usual
ladder-step-words-own = Words: yours ({ $languages })
ladder-step-words-ours = Words: ours
ladder-language = { $language ->
    [en] English
   *[ru] Russian
    }
ladder-step-off = Switched off.
ladder-step-claim = I do not write to the client that day: I ask you what to do next.
ladder-button-earlier = − day
ladder-button-later = + day
ladder-button-day = Another day
ladder-button-tone = Tone
ladder-button-hours = Time
ladder-button-words = Words: { $language ->
    [en] English
   *[ru] Russian
    }
ladder-button-sample = How it reads
ladder-button-off = Switch off
ladder-button-on = Switch on
ladder-button-remove = Delete
ladder-button-steps = All steps
ladder-button-ours = Back to our words
ladder-button-usual-hours = In the daytime, as usual

ladder-ask-day = Which day? For example: <i>3 days before</i>, <i>on the due date</i> or <i>10 days after</i>.
ladder-ask-hours = At what time? By the client’s clock, between { $earliest } and { $latest }. For example: <i>15–18</i>
ladder-ask-tone = <b>In which tone?</b>
    Each step is no softer than the one before it.
ladder-ask-words = <b>Your words ({ $language ->
    [en] English
   *[ru] for those who read Russian
    })</b>
    I add the amount, the date, how to pay and the buttons. You may use fields: { $fields }.
ladder-words-now = Now: <i>{ $words }</i>
ladder-button-hours-offer = { $from }–{ $to }

ladder-sample = <b>{ $when }</b>, in Russian and in English. This is what the client sees:
ladder-sample-client = John
ladder-sample-what = laptop repair

## What then

ladder-ask-repeats = <b>What after the last step?</b>
    A limited number of polite reminders. Reminding for ever is not all right.
ladder-button-every = { $here ->
    [yes] ✓ { $every }
   *[no] { $every }
    }
ladder-button-times = { $here ->
    [yes] ✓ { $times }×
   *[no] { $times }×
    }

## What is wrong

ladder-problem-empty = At least one step for the client has to stay.
ladder-problem-many = More than { $maximum } steps are not needed.
ladder-problem-order = There is a step on that day already.
ladder-problem-bounds = From { $earliest } days before the date to { $latest } days after it.
ladder-problem-claim = There is one question to you: after the date and after all other steps.
ladder-problem-softens = The step would be softer than the one before it. Choose another day or tone.
ladder-problem-hours = The time has to lie between { $earliest } and { $latest } and be an hour at least.
ladder-problem-gone = That step is gone. This is how it is now:
ladder-problem-repeat = Every { $shortest } to { $longest } days, at most { $times } times.
ladder-problem-day = I did not understand the day “{ $typed }”.
ladder-problem-hours-typed = I did not understand the time “{ $typed }”.
ladder-problem-field = I do not know the field { $name }. There are: { $fields }.
ladder-problem-brace = A brace is not closed. A field is written like this: { $example }
ladder-changed = The steps have changed meanwhile. This is how it is now:
