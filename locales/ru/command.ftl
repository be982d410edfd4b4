### Descriptions of the commands in Telegram's menu: at most 256 bytes, no markup.

command-new = Записать новый долг
command-debts = Кто и сколько должен
command-requests = Что ждёт вашего ответа
command-clients = Клиенты
command-my = Мои счета
command-settings = Настройки
command-help = Как всё устроено
command-language = Язык · Language
command-privacy = Что я о вас храню
command-stop = Не напоминать мне
command-cancel = Выйти из заполнения

# The empty chat before the first word; at most 512 characters.
command-bot-description =
    Помогаю получать оплату вовремя и без ссор.

    Запишите, кто сколько должен, — я вежливо напомню клиенту, покажу сумму и срок, помогу договориться о рассрочке и сохраню договорённость для обеих сторон.

    Прислали ссылку на счёт? Откройте её: увидите, от кого он, и сможете ответить прямо здесь.
# The bot's profile; at most 120 characters.
command-bot-short-description = Вежливо напоминаю об оплате и помогаю договориться: срок, рассрочка, спорные вопросы.
