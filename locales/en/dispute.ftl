## Disputes: what each side hears

dispute-ask-sum =
    How much is this about? { $left } is left to pay.
    Choose, or write a part, for example: { $example }. The rest can be paid as usual.
dispute-button-all = All of it: { $left }
dispute-button-sum = Amount
dispute-summary-part =
    This is about { $amount }: we will not ask for it until they answer.
    The other { $rest } stays due as before.
dispute-sent-part =
    Passed on to { $business }. The answer will come here.
    While we wait, we do not ask for { $amount } of invoice { $number }. The other { $rest } stays due as before.
dispute-both-sums = { $now } to pay now; { $disputed } is being discussed.
dispute-apart = { $disputed } of this invoice is being discussed separately; this is only about the rest.

dispute-button-agree = Agree
dispute-button-maintain = Don't agree
dispute-button-redone = Yes, all done
dispute-button-not-redone = No, not done
dispute-button-withdraw = It's settled
dispute-button-write = Write
dispute-button-thread = Messages
dispute-button-answer = Answer
dispute-button-seen = I've read it
dispute-button-open = What is wrong
dispute-button-end = End the dispute

dispute-expected = { $business } will answer by { $by }.
dispute-expected-read = { $business } has read your message and will answer by { $by }.
dispute-standing-discount = { $business } gives you a discount of { $amount }. Do you agree?
dispute-standing-refused = { $business } does not agree. They write:
dispute-standing-redoing = It will be redone by { $by }.

dispute-seen = Your message about invoice { $number } has been read.
dispute-seen-owner = The client will know that you have read it.
dispute-told-part = It is about { $disputed }. The other { $rest } stays due, and I go on reminding about it.
dispute-owner-waits-by = I do not remind about this until you answer. The client expects it by { $by }.
dispute-owner-redoing = You promised to redo it by { $by }. On that day I will ask the client whether it is done.
dispute-owner-answered = Waiting for the client to agree or not. I do not remind about this until then.
dispute-owner-maintained = I do not remind about this until you decide. You can give a discount, redo it, cancel the debt, or end the dispute with a reason.

dispute-discount-of-part = The client disputes { $disputed }, and a percentage is taken of that.
dispute-discounted =
    You get a discount of { $amount } on invoice { $number }: it is recorded already, { $left } left.
    If that settles it for you, press “Agree”.
dispute-redo-ask-part = By which day will you redo it? The due date of the rest stays as it is. Write, for example: Dec 20, or “in a week”.
dispute-redo-confirm-part = No. { $number }: redo by { $by }. The client will see it, and the rest stays due as before.
dispute-end-ask = Write why the dispute is over and the amount stays. The client will get these words.
dispute-end-confirm = End the dispute about No. { $number }? I will send the client:
dispute-ended = The amount of invoice { $number } stays as it is. This is why:
dispute-ended-ways = Reminders will not start right away. You can pay, ask for time, or talk.
dispute-ended-owner = The dispute is over, and the client has your words. I will go on with reminders gently, not right away.

dispute-ask-maintain = Write what you do not agree with and what would suit you: { $business } will see these words.
dispute-ask-not-redone = Sorry to hear that. Write what is still wrong: { $business } will see these words.
dispute-maintained =
    Passed on to { $business }. Their decision will come here.
    There are no reminders about this amount until then.
dispute-maintained-owner = <b>{ $client }</b>, No. { $number }: does not agree with the answer and writes:
dispute-not-redone-owner = <b>{ $client }</b>, No. { $number }: says it was not redone, and writes:

dispute-concluded = { $outcome ->
        [agreed] Good, that is agreed. Thank you!
        [redone] Glad it is done. Thank you for telling us!
       *[withdrawn] Good, that is closed. Thank you for telling us!
    }
dispute-concluded-owner = <b>{ $client }</b>, No. { $number }: { $outcome ->
        [agreed] agrees with your answer.
        [redone] says everything has been redone.
        [withdrawn] says it is settled.
       *[silence] no reply to two questions, so your answer stands.
    }
dispute-goes-on-owner = { $left } left. I will go on with reminders gently, not right away.

dispute-still-waits = { $business } has not answered about invoice { $number } yet and has not opened your message. They have it, and we reminded them.
dispute-still-waits-read = { $business } has read your message about invoice { $number } but has not answered yet. We reminded them.
dispute-nothing-asked = While we wait, we do not ask you to pay { $disputed }.
dispute-still-waits-owner = <b>{ $client }</b> has been waiting for your answer about No. { $number } for { $days }.
dispute-ask-redone = Invoice { $number } ({ $what }) was to be redone by { $by }. Is it done?
dispute-ask-redone-again = Let us ask once more: has invoice { $number } ({ $what }) been redone?
dispute-ask-agreement-again = You got an answer about invoice { $number } and have not said yet whether you agree.
dispute-silence-means = Without a reply within three working days we will take it as settled.
dispute-stands = There was no reply from you about invoice { $number }, so the answer of { $business } stands.
dispute-stands-redone = There was no reply from you about invoice { $number }, so we take it that everything is redone.
dispute-stands-ways = { $left } left. Reminders will not start right away. If something is wrong, tell us.
