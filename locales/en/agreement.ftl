### The written agreement: the same words in the chat and on paper.

agreement-title = Agreement { $number } to pay in instalments
agreement-parties = Receives the payments: { $business }.
agreement-contact = Contact: { $contact }.
agreement-debtor = Pays: { $client }, Telegram account { $account } ({ $name }).
agreement-basis = For: { $what }, invoice { $number }.
agreement-acknowledgement = On { $date }, { $left } is left to pay. { $client } confirms this debt.
agreement-schedule = We agreed to split the payment into { $parts }:
agreement-part = { $number }) { $date } — { $amount }
agreement-total = { $total } in all.
agreement-fees = As long as payments follow this schedule, nothing is added to this amount.
agreement-early = Paying early or paying more is welcome on any day: the money goes to the next part due, and what is left over to the parts after it.
agreement-late = If a part is not paid { $days } after its date, { $business } may suggest a new date for that part or a new schedule, or ask for everything that is left.
agreement-notices = Both sides send messages about this agreement in the chat with the bot @{ $bot }.
agreement-languages = This text exists in Russian and in English. Where they differ, the { $language ->
        [ru] Russian
       *[en] English
    } text counts.
agreement-accepted = Agreed by:
agreement-acceptance-debtor = { $name }, Telegram account { $account } — { $at }
agreement-acceptance-owner = { $name } for { $business }, Telegram account { $account } — { $at }
agreement-acceptance-in-advance = { $name } for { $business }, having agreed to such terms in advance, Telegram account { $account } — { $at }
agreement-zone = Times are in the time zone of { $city } ({ $zone }).

agreement-agreed = Agreed!
agreement-next = You will get a short note before each date. If plans change, tell us early.
agreement-next-owner = The client has the same text. Reminders now follow the schedule.
agreement-button-parts = Payment schedule

## Paper

# At the foot of every page. {page} and {pages} stay as they are: the numbers are put in when the pages are set.
agreement-paper-page = Page { $page } of { $pages }
agreement-paper-check = To check this agreement, scan the code or send this file to the bot. It answers only the two sides.
agreement-paper-code = Checking code: { $code }
agreement-paper-hash = SHA-256 of the text: { $hash }
