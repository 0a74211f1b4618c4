"""The handbook's talks and pictures: lived through with the real bot, and written down."""
