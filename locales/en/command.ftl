### Descriptions of the commands in Telegram's menu: at most 256 characters, no markup.

command-new = Add a debt
command-debts = Who owes what
command-requests = What is waiting for you
command-clients = Clients
command-upcoming = What will be sent
command-my = My payments
command-settings = Settings
command-verify = Check an agreement
command-help = How it works
command-language = Language · Язык
command-privacy = What data is stored
command-stop = Stop reminding me
command-cancel = Leave the form

# The empty chat before the first word; at most 512 characters.
command-bot-description =
    I help you get paid on time, without falling out.

    Note who owes you what: I remind your client politely, show the amount and the date, help you agree on instalments and keep the agreement for both sides.

    Were you sent a payment link? Open it to see who asks, how much and what for, and answer right here.
# The bot's profile; at most 120 characters.
command-bot-short-description = I remind people politely about payments and help both sides agree: instalments, problems with the work.
