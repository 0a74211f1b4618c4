"""The local Telegram Bot API server."""
