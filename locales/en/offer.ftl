### Offers on their way between the two sides: what was offered, by whom, and what became of it.

offer-short-deferral = { $total } by { $last }
offer-short-early = { $total } by { $last } with { $discount } off
offer-short-parts = { $count } × { $amount }, the last one on { $last }
offer-short-discounted = { $count } × { $amount }, the last one on { $last }, { $discount } off
offer-amounts-differ = from { $least }
offer-part-only = { $amount } by { $date }
offer-rounds-hidden = Earlier offers: { $count }
offer-round-you = You, { $date }: { $terms }
offer-round-client = { $client }, { $date }: { $terms }
offer-round-business = { $business }, { $date }: { $terms }

offer-card-asked = The client asks: { $terms }. An answer is needed by { $until }.
offer-card-offered = You offered: { $terms }. Waiting for an answer until { $until }.

offer-ask-kind =
    { $client }, No. { $number }, { $left } left. What shall I offer?
    You set dates and sums in the next step; the client sees nothing before you send it.
offer-button-instalments = Instalments
offer-button-deferral = More time
offer-button-discount = Discount for paying now

offer-asked = { $kind ->
        [deferral] <b>{ $client }</b> asks for more time, No. { $numbers } ({ $covers }):
        [early_discount] <b>{ $client }</b> asks for a discount to pay in one go, No. { $numbers } ({ $covers }):
        [discounted_instalments] <b>{ $client }</b> asks for instalments with a discount, No. { $numbers } ({ $covers }):
       *[instalments] <b>{ $client }</b> asks to pay in instalments, No. { $numbers } ({ $covers }):
    }
offer-button-counter = Counter-offer
offer-offered = { $kind ->
        [deferral] { $business } offers you more time. Invoice { $numbers }, { $covers }.
        [early_discount] { $business } offers you a discount. Invoice { $numbers }, { $covers }.
        [discounted_instalments] { $business } offers you instalments with a discount. Invoice { $numbers }, { $covers }.
       *[instalments] { $business } offers you instalments. Invoice { $numbers }, { $covers }.
    }
offer-offered-acknowledgement = If you agree, you also confirm the debt itself.
offer-offered-until = The offer stands until { $until }.
offer-button-agree = Agree
offer-button-counter-debtor = Suggest otherwise
offer-button-decline-debtor = Does not suit me
offer-sent-owner =
    Offer sent to { $client }: { $terms }.
    We wait for an answer until { $until }; no reminders before that.
offer-sent =
    Sent to { $business }: { $terms }.
    They will answer by { $until }. No reminders while we wait.
offer-button-take-back = Take it back
offer-declined-by-client = { $client }, No. { $number }: the offer does not suit them.
offer-declined-by-client-because = The client writes: “{ $reason }”
offer-ask-decline = Does it not suit you? Write to { $business } why, and what would suit you, or decline without a reason.
offer-declined-own = All right, { $business } knows that it does not suit you. You can suggest your own terms.
offer-taken-back = The offer on invoice { $number } was taken back; no answer is needed.
offer-taken-back-by-client = { $client }, No. { $number }: the request was taken back, no answer is needed.
offer-by-colleague = { $name } offers terms to { $client } on No. { $numbers }: { $terms }.
offer-declined-by-colleague = { $name } declined the request of { $client } on No. { $number }. No answer is needed any more.
offer-taken-back-by-colleague = { $name } took back the offer to { $client } on No. { $number }.
offer-expired = The offer from { $business } on invoice { $number } has closed: three days have passed. If it suits you, ask for the same terms.
offer-expired-owner = { $client }, No. { $number }: your offer got no answer in three days and has closed. You can offer again.

offer-button-repair = New date for the part
offer-button-renegotiate = New terms
offer-button-remainder = Everything now
offer-button-repair-debtor = Another date
offer-button-change = Another schedule
