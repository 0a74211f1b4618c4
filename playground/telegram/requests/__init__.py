"""Reading what a bot asks for: parameters, places, texts, files, and refusing as Telegram does."""
