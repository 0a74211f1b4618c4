"""The rules: periods, states, quotas and what counts, as tables and pure functions.

Everything here is a value or a function of values: no await, no clock, no database and no words
for the reader of a message. Imports the standard library and itself, nothing else.
"""
