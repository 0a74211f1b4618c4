"""Browser in: the console, whose pages are made on the server.

A page asks `storage.reports`, and a click becomes one call of a service; who is asking is checked
at every route. Imports `domain`, `texts`, `services`, `exports` and, of storage, `storage.reports`
alone.
"""
