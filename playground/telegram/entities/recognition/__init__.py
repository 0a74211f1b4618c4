"""The kinds of words that Telegram recognises in plain text, each sought by itself."""
