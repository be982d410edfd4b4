### The people of the demo and what they type. Only `vovremya demo` says it.

demo-owner = Anna
demo-client = Ivan
demo-client-name = Ivan Peters
demo-business = Repair Plus
demo-city = New York
demo-payment-details = Bank transfer, account 4000 1234 5678, Anna Smith
demo-phone = +1 202 555 0142

# One line that registers a debt.
demo-line = { $client } ${ $amount } by { $date } { $what }
demo-what = laptop repair
demo-what-second = keyboard replacement
demo-complaint = The space bar sticks; I have to press it twice.
