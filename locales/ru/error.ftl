### What went wrong, what was expected, with an example.
