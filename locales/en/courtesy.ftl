## Who owes and to whom: contact rules follow from it

courtesy-form = { $form ->
    [sole_trader] sole trader
    [company] company
   *[person] private person
    }
courtesy-settings = Who you are: { $form }
courtesy-button-client = Who they are: { $form }
courtesy-button-settings = Who you are: { $form }
courtesy-ask-client = <b>Who is “{ $name }”?</b>
courtesy-ask-settings = <b>Who are you?</b>
    This and who the client is decide when and how often they may be written to.
courtesy-rules = { $profile ->
    [ru_230fz] Russian law 230-FZ protects private persons: a debt may be mentioned from { $from } to { $to }, on days off from { $offfrom } to { $offto }, at most { $legalday } times a day, { $legalweek } a week and { $legalmonth } a month.
    [us_regf] US rules (Regulation F): a debt may be mentioned from { $from } to { $to }, client’s time.
    [uk_conc] British rules (CONC 7.9): write at reasonable times. Here that is { $from } to { $to }, on Sundays and holidays { $offfrom } to { $offto }.
   *[plain] Between businesses the law sets no hours. I write from { $from } to { $to }.
    }
courtesy-usual = I write less than that: about overdue money at most { $day } time a day, { $week } a week, { $month } a month, in the daytime.
courtesy-button-form = { $form ->
    [sole_trader] Sole trader
    [company] Company
   *[person] Private person
    }
courtesy-button-form-chosen = ✓ { $form }

## Holidays that are not in the data

courtesy-calendar-missing = <b>I do not know the public holidays of { $year } yet.</b>
    For your country I count only Saturdays and Sundays as days off. If a due date falls on a holiday, set the next working day.
