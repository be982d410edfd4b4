## Messages: what the client and the business say to each other

thread-speaker = { $name }, { $business }
thread-you = You
thread-says = <b>{ $speaker }</b>, No. { $number }:
thread-says-colleague = <b>{ $name }</b> writes to { $client }, No. { $number }:

thread-ask =
    Go ahead: { $business } gets every message right away.
    Words, photos, videos, voice or files are all fine. When you are done, tap “Leave”.
thread-ask-owner =
    Go ahead: { $client } gets every message (No. { $number }).
    Words, photos, videos, voice or files are all fine. When you are done, tap “Leave”.
thread-passed = Passed on to { $business }. The answer will come here; you can add more meanwhile.
thread-passed-owner = Passed on to { $client }. You can add more.
thread-passed-later = { $client } gets this on { $when }: it is not a time to write to them now. You can add more.
thread-unusable = That cannot be passed on. Words, photos, videos, voice or files are fine.
thread-left =
    You have left the chat. { $business } has everything you wrote.
    The answer will come here.
thread-left-owner =
    You have left the chat. { $client } gets everything you wrote.
    The answer will come here.
thread-closed = This conversation about invoice { $number } is over.
thread-closed-owner = This conversation with { $client } about No. { $number } is over.
thread-closed-ways = If there is more to say, you can write again.

thread-button-answer = Answer
thread-button-all = All messages
thread-button-leave = Leave
thread-button-chat = Write
thread-button-mute = No more messages
thread-button-unmute = Get messages again

thread-title = Messages about No. { $number }
thread-empty = Nothing has been written here yet.
thread-is-closed = This conversation is over.
thread-line = <b>{ $speaker }</b>, { $when }
thread-files = { $count ->
        [one] 📎 { $count } file
       *[other] 📎 { $count } files
    }

## No more messages

thread-muted = Fine, no more messages from { $business } through the bot. Invoices, answers to what you report and reminders stay as they are.
thread-muted-owner = Fine, no more messages from { $client } through the bot. “Something's wrong” and “Already paid” still reach you.
thread-unmuted = Messages from { $business } come here again.
thread-unmuted-owner = Messages from { $client } come here again.
thread-muted-news = { $business } does not take messages through the bot at the moment. You can still report a payment or a problem from the invoice itself.
thread-muted-news-owner = { $client } would rather not chat through the bot for now (No. { $number }). Problems, payments and reminders work as before.
thread-unmuted-news = { $business } takes messages again: you can write here.
thread-unmuted-news-owner = { $client } is happy to chat through the bot again (No. { $number }).
thread-lapsed = The chat with { $client } (No. { $number }) has closed by itself: nobody wrote for ten days. You can start again any time.

## Talking: write, call, meet

thread-talk =
    Let's talk. Invoice { $number }, { $business }.
    What suits you best?
thread-button-talk = I'd like to talk
thread-button-call = Ask for a call
thread-button-meeting = Suggest a meeting
thread-waiting = { $about ->
        [call] You have asked for a call:
       *[meeting] You have suggested a meeting:
    }
thread-ask-when =
    When shall we call you?
    Choose or type, for example: “Wednesday after six”.
thread-when = { $part ->
        [today] today
        [morning] tomorrow morning
       *[afternoon] tomorrow afternoon
    }, { $date }
thread-when-any = any time
thread-ask-phone =
    Which number shall we call?
    Tap a button or type the number.
thread-button-share = Share my number
thread-share-phone = Tap the button below the text field, and Telegram will pass your number on.
thread-keyboard-gone = Fine, your number is not passed on.
thread-not-a-phone = That does not look like a phone number. Type it with the country code, for example: +44 20 7946 0018
thread-ask-place =
    When and where shall we meet? Type what suits you, for example: “Thursday at 6 pm at your workshop”.
    { $business } gets your words and answers.
thread-asked = { $about ->
        [call] Passed on to { $business }: you ask for a call.
       *[meeting] Passed on to { $business }: you suggest a meeting.
    }
thread-asked-quiet = No reminders while we wait.
thread-button-withdraw = No longer needed
thread-phone = Phone: { $phone }

## Talking: the owner's task and what came of it

thread-told = { $about ->
        [chat] <b>{ $client }</b>, No. { $number }: would like to chat.
        [call] <b>{ $client }</b>, No. { $number }: asks for a call.
       *[meeting] <b>{ $client }</b>, No. { $number }: suggests a meeting.
    }
thread-told-waits = Reminders wait meanwhile. Talk, then note what came of it.
thread-button-done = Done, note the outcome
thread-ask-outcome = { $about ->
        [chat] The chat with { $client }, No. { $number }. What came of it?
        [call] The call to { $client }, No. { $number }. What came of it?
       *[meeting] The meeting with { $client }, No. { $number }. What came of it?
    } A few words will do: they stay in the history of the debt, the client does not see them.
thread-button-no-outcome = No outcome
thread-done-owner = Done: { $client }, No. { $number }. It is in the history; reminders go on softly, and not at once.
thread-done = { $about ->
        [chat] { $business } has closed the chat about invoice { $number }. If there is more to say, just write again.
        [call] { $business } notes that the call about invoice { $number } took place. If it did not, let us know again.
       *[meeting] { $business } notes that the meeting about invoice { $number } took place. If it did not, let us know again.
    }
