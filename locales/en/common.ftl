### Dates and counted things: what several areas say.
###
### $day, $month, $weekday are numbers (Monday is 1), $year is text, $time is «14:05».

# The month inside a date: "December 15".
common-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
    }
# The month inside a short date: "Dec 15".
common-month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
    }
# Title of a calendar page.
common-month-title = { common-month } { $year }

common-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
    }
# After "by", "until": the same word in English.
common-weekday-genitive = { common-weekday }
common-weekday-short = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
    }
# Columns of a calendar page.
common-weekday-initial = { $weekday ->
    [1] Mo
    [2] Tu
    [3] We
    [4] Th
    [5] Fr
    [6] Sa
   *[7] Su
    }

common-date = { common-day-month }, { $year }
common-date-short = { common-day-month-short }, { $year }
common-day-month = { common-month } { $day }
common-day-month-short = { common-month-short } { $day }
common-date-weekday = { common-weekday }, { common-day-month }
common-date-weekday-genitive = { common-weekday-genitive }, { common-day-month }
common-date-weekday-short = { common-weekday-short }, { common-day-month-short }
common-instant = { common-date-short }, { $time }

common-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
    }
common-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
    }
common-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
    }
common-working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
    }
common-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
    }
common-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
    }
common-parts = { $count ->
    [one] { $count } part
   *[other] { $count } parts
    }
common-debts = { $count ->
    [one] { $count } debt
   *[other] { $count } debts
    }
common-payments = { $count ->
    [one] { $count } payment
   *[other] { $count } payments
    }

## Menu, help, forms

common-button-menu = Menu
common-button-help = Help
common-button-back = Back
common-button-cancel = Cancel
common-button-skip = Skip
common-button-send = Send

common-cancelled = All right, nothing was saved.
common-nothing-to-cancel = There is nothing to cancel right now.

common-help-owner =
    <b>What you can do here</b>
    Add a debt in one line: <i>Acme Ltd $250 by Dec 15 laptop repair</i>, or step by step: /new
    See debts: /debts, and clients: /clients
    Answer what clients ask for: /requests
    Change the name, payment details and reminders: /settings
common-help-debtor =
    <b>Your payments</b>
    Everything you have to pay is in /my. Every reminder has buttons: pay, say you already paid, ask for time, or tell what is wrong.
    Don't want reminders? /stop
common-help-new =
    I help businesses get paid on time, and their clients pay on time.
    If you were sent a link, open it: you will see who asks, how much and what for.
    If clients owe you, press /start: setting up takes a minute.
common-help-all =
    Check an agreement or its PDF: /verify
    Language: /language · what data is stored: /privacy · leave a form: /cancel
