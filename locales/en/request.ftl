### Requests between the two: more time, a dispute, already paid.
