"""How a bot learns what happened: what it may hear, its queue, its webhook."""
