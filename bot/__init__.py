"""The process, where concrete things meet.

Settings, the clock, intake, the dispatcher, delivery, background tasks and the command line: the
edges that own transactions, and the only place that knows every other part. May import all of them.
"""
