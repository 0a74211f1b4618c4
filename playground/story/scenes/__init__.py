"""Scenes of the story: what people do with the bot, in private and in groups."""
