"""From the town's state to the JSON objects of Bot API 10.3."""
