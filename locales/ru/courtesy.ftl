## Кто должен и кому: от этого зависят правила общения

courtesy-form = { $form ->
    [sole_trader] ИП
    [company] компания
   *[person] частное лицо
    }
courtesy-settings = Кто вы: { $form }
courtesy-button-client = Кто это: { $form }
courtesy-button-settings = Кто вы: { $form }
courtesy-ask-client = <b>Кто такой «{ $name }»?</b>
courtesy-ask-settings = <b>Кто вы?</b>
    От этого и от того, кто клиент, зависит, когда и как часто ему можно писать.
courtesy-rules = { $profile ->
    [ru_230fz] Закон 230-ФЗ защищает частных лиц: писать о долге можно с { $from } до { $to }, в выходные с { $offfrom } до { $offto }, не чаще { $legalday } раз в день, { $legalweek } в неделю и { $legalmonth } в месяц.
    [us_regf] Правила США (Regulation F): писать о долге можно с { $from } до { $to } по времени клиента.
    [uk_conc] Британские правила (CONC 7.9): писать в разумное время. У нас это с { $from } до { $to }, по воскресеньям и праздникам с { $offfrom } до { $offto }.
   *[plain] Между предпринимателями закон часов не задаёт. Пишу с { $from } до { $to }.
    }
courtesy-usual = О просроченном пишу реже: не чаще { $day } раза в день, { $week } в неделю и { $month } в месяц, и только днём.
courtesy-button-form = { $form ->
    [sole_trader] ИП
    [company] Компания
   *[person] Частное лицо
    }
courtesy-button-form-chosen = ✓ { $form }

## Праздники, которых нет в данных

courtesy-calendar-missing = <b>Праздники { $year } года мне пока не известны.</b>
    Для вашей страны считаю выходными только субботы и воскресенья. Если срок попадает на праздник, поставьте следующий рабочий день.
