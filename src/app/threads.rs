//! What the two sides say to each other through the bot: kept in order, and passed on with who said it.
