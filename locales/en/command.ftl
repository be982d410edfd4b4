### Descriptions of the commands in Telegram's menu: at most 256 bytes, no markup.
