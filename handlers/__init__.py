"""Telegram in: an update becomes one call of a service, and its result becomes words.

A handler returns what to say and never sends; it holds no rule, no sentence and no transaction.
Imports `domain`, `texts`, `services`, `exports` and, of storage, `storage.reports` alone.
"""
