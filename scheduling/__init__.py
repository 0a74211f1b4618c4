"""Time in: the calendar, the table of jobs, and the scheduler that rings `tick(now)`.

A job asks the database what is due at this moment and calls a service, so a missed or doubled tick
changes nothing. APScheduler lives here alone and holds no state. Imports `domain` and `services`.
"""
