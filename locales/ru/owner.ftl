### What the owner of a business reads.
