### Descriptions of the commands in Telegram's menu: at most 256 characters, no markup.

command-new = Записать новый долг
command-debts = Кто и сколько должен
command-requests = Что ждёт вашего ответа
command-clients = Клиенты
command-upcoming = Что будет отправлено
command-my = Мои платежи
command-settings = Настройки
command-verify = Проверить соглашение
command-help = Как всё устроено
command-language = Язык · Language
command-privacy = Какие данные хранятся
command-stop = Не напоминать мне
command-cancel = Выйти из заполнения

# The empty chat before the first word; at most 512 characters.
command-bot-description =
    Помогаю получать оплату вовремя и без ссор.

    Запишите, кто сколько должен, — я вежливо напомню клиенту, покажу сумму и срок, помогу договориться о рассрочке и сохраню договорённость для обеих сторон.

    Вам прислали ссылку на оплату? Откройте её: увидите, кто просит, сколько и за что, и сможете ответить прямо здесь.
# The bot's profile; at most 120 characters.
command-bot-short-description = Вежливо напоминаю об оплате и помогаю договориться: рассрочка, вопросы к работе.
