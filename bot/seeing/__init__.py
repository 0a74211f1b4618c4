"""Seeing: what an operator's tools ask for: whether the process lives, is ready, and what it does.

`metrics` counts, `health` answers, `server` listens on this machine only. Nothing here bears a
text, a name, a token or an id, also no internal number.
"""
