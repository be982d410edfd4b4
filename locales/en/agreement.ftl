### The written agreement: the same words in the chat and on paper.

agreement-title = { $kind ->
        [deferral] Agreement { $number } to pay later
        [early_discount] Agreement { $number } to pay at a discount
        [discounted_instalments] Agreement { $number } to pay in instalments at a discount
       *[instalments] Agreement { $number } to pay in instalments
    }

agreement-parties = Parties:
agreement-business = Receives the payments: { $business }.
agreement-contact = Contact: { $contact }.
agreement-payment-details = How to pay: { $details }
agreement-debtor = Pays: { $client }, Telegram account { $account } ({ $name }).
agreement-phone = The phone number of this account, shared in Telegram: { $phone }.

agreement-subject = The debt:
agreement-basis = { $what }, invoice { $number }{ $kind ->
        [prepayment] {" "}for prepayment
       *[invoice] {""}
    }, due { $due }: { $amount } left.
agreement-basis-on = { $what } on { $service }, invoice { $number }{ $kind ->
        [prepayment] {" "}for prepayment
       *[invoice] {""}
    }, due { $due }: { $amount } left.
agreement-acknowledgement = On { $date }, { $left } is left to pay. { $client } acknowledges this debt and confirms its amount.

agreement-schedule = { $kind ->
        [deferral] We agreed on a new date:
        [early_discount] We agreed on one payment at a discount:
       *[instalments] We agreed to split the payment into { $parts }:
    }
agreement-part = { $number }) { $date } — { $amount }
agreement-total = { $total } in all.
agreement-invoice = { $number }
agreement-order = The payments settle the invoices in this order: { $numbers }.

agreement-rules = Terms:
agreement-discount-at-once = The discount of { $discount } counts at once: together with the payment of { $total } it settles the whole debt of { $covers }. It stays even if the schedule is not kept.
agreement-discount-when-kept = The discount of { $discount } is given when { $total } has been paid: the whole debt of { $covers } is settled then. If { $business } ends this agreement because a payment is late, there is no discount.
agreement-fees = As long as the payments follow this schedule, nothing is added to them. If the schedule is not kept, only what the law or the original contract allows may be added.
agreement-early = { $single ->
        [yes] Paying earlier, in full or in part, is welcome on any day.
       *[no] Paying early or paying more is welcome on any day: the money goes to the next part due, and what is left over to the parts after it.
    }
agreement-late = { $single ->
        [yes] If the payment has not come and more than { $days } have passed since its date, { $business } may offer a new date or a schedule, or ask for everything that is left at once, which ends this agreement.
       *[no] If a part has not been paid and more than { $days } have passed since its date, { $business } may offer a new date for it or a new schedule, or ask for everything that is left at once, which ends this agreement.
    } { $client } may ask for a new date too, best before the old one.
agreement-replaces = This agreement takes the place of agreement { $number } of { $date }: that schedule no longer applies, and what was paid under it counts.
agreement-changes = Only a new agreement accepted by both sides changes this one.
agreement-notices = Both sides may write to each other about this agreement in the chat with the bot @{ $bot }: what is sent and agreed there from the accounts named here counts between them as written.
agreement-languages = This text exists in Russian and in English. Where they differ, the { $language ->
        [ru] Russian
       *[en] English
    } text counts.

agreement-accepted = Agreed by:
agreement-acceptance = { $side ->
        [owner] { $name } for { $business }
       *[debtor] { $name }
    }, Telegram account { $account } — { $at }, { $how ->
        [offer] by their own offer
        [in_advance] having agreed to such terms in advance
       *[button] by pressing the button in the chat
    }
agreement-zone = Times are in the time zone of { $city } ({ $zone }).

agreement-agreed = Agreed!
agreement-next = You will get a short note before each date. If plans change, tell us early.
agreement-next-owner = The client has the same text. Reminders now follow the schedule.
agreement-file = Agreement { $number }.pdf
agreement-button-document = Document
agreement-button-verify = Verify
agreement-button-picture = As a picture
agreement-button-parts = Payment schedule

## The schedule as a picture

agreement-picture-title = Agreement { $number }
agreement-picture-next = next
agreement-picture-left = { $left } left
agreement-picture-discount = { $given ->
        [at_once] Discount
       *[when_kept] Discount at the end
    }
agreement-picture-total = Left to pay

## Paper

# At the foot of every page. {page} and {pages} stay as they are: the numbers are put in when the pages are set.
agreement-paper-page = Page { $page } of { $pages }
agreement-paper-check = To check this agreement, scan the code or send this file to the bot. It answers only the two sides.
agreement-paper-code = Checking code: { $code }
agreement-paper-hash = SHA-256 of the text: { $hash }
