"""Intentions: one class per noun, one method per thing somebody wants done.

A service asks the domain to decide and storage to guarantee, and puts what must be said into the
outbox. It works inside the transaction of the edge that called it: it neither commits nor sends.
Imports `domain`, `language` and `storage`.
"""
