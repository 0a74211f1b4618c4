"""Intake: updates come in, are counted or acted upon exactly once, and only then acknowledged.

`reading` decodes, `routing` decides from the update alone, `folding` counts plain talk, `acting`
wakes the framework for the rest, `batch` makes one transaction of it, `polling` asks for more.
"""
