### The people of the demo and what they type. Only `vovremya demo` says it.

demo-owner = Анна
demo-client = Иван
demo-client-name = Иван Петров
demo-business = Ремонт Плюс
demo-city = Москва
demo-payment-details = Сбербанк 2202 2061 1234 5678, Анна С.
demo-phone = +7 901 234-56-78

# One line that registers a debt.
demo-line = { $client } { $amount } до { $date } { $what }
demo-what = ремонт ноутбука
demo-what-second = замена клавиатуры
demo-complaint = Западает пробел, приходится нажимать дважды.
