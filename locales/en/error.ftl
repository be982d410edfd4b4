### What went wrong, what was expected, with an example.

error-apology =
    Something broke on our side, sorry. Your message is saved and we will look into it.
    Case number: <code>{ $incident }</code>
error-form-closed = This form is already closed
error-form-moved-on = That question is already behind us
error-form-lost = We were updated while you were filling in the form, and it was lost. Could you start again?
error-form-in-vain = This is no longer here, so we closed the form.
error-form-expired = You began this more than a day ago, so we closed it. You can start again from the menu.
error-outdated = Something has changed since then. Here is how it stands
error-not-found = This is no longer here
error-not-understood = I did not get that. The menu has everything I can do.
error-not-understood-owner =
    I did not get that. To add a debt, write the client, the amount and the date in one line:
    <i>Acme Ltd $250 by Dec 15 laptop repair</i>
error-above-balance = That is more than what is left to pay: { $left }.
error-not-positive = The amount has to be above zero.
error-money = That amount will not work. Please check it.
error-contact-not-allowed = You cannot write to the client right now: it would be too often.
error-contact-not-allowed-until = You cannot write to the client right now: too often, or a bad hour. Try after { $when }.
error-unreachable = The client cannot be reached here: they have not opened the invitation yet, turned reminders off, or blocked the bot.
error-debt-not-accepted = The client has not opened the invitation yet.
error-debt-is-open = The client has already seen this debt.
error-debt-is-settled = This debt is already paid.
error-debt-is-cancelled = This debt was cancelled.
error-debt-is-handed-over = This debt is no longer handled here.
error-already-answered = This has already been answered.
error-negotiation-open = There is already a request about this debt, waiting for an answer.
error-plan-in-force = There is already an agreement about this debt.
error-too-many-rounds = There have been many offers. The last one can only be accepted or declined now.
error-nothing-late = Nothing is late under this agreement right now.
error-own-offer = Only the other side can accept this offer.
error-offer-expired = This offer has run out.
error-bad-schedule = That schedule does not add up: check the parts and the dates.
error-date-in-past = That date has passed.
error-dispute-open = You have already told us what is wrong: we are waiting for an answer.
error-claim-open = You have already said that you paid: we are waiting for the confirmation.
error-promise-open = You have already named a day to pay.
error-promises-spent = Instalments will help more here: ask for them on the card of the invoice.
error-promise-too-far = You can promise a day within the next two weeks. If you need longer, ask for instalments.
error-invitation-spent =
    This link no longer works: it was used or has run out.
    Ask whoever sent it for a new one.
error-invitation-not-for-you = This link is for your client. Forward it to them.
error-receipt-needed =
    This payment could not be found last time. Please send the receipt, and it will be.
error-settings-changed = The settings have changed meanwhile. Open them again: /settings
error-disputes-spent =
    This bill has been disputed several times already. Better to talk: press “I'd like to talk” on its card.
error-inquiry-open =
    You have asked about this already and the answer is still to come. No need to send it again.
error-muted =
    Messages are switched off. Everything else on the card works as usual.
