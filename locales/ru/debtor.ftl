### What the client who owes reads.
