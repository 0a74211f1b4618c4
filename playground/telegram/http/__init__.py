"""The town over HTTP: the Bot API, its files, and the town's own pages."""
