### Reminders, by step of the ladder. The first line is neutral: it shows on a lock screen.
