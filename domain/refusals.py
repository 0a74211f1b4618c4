"""Refusals: every "no" that the rules give, as facts; the words stand in `texts`.

A refusal undoes what its update did so far and is answered in words. Anything else that is raised
is a bug.
"""


class Refusal(Exception):
    """The root of all refusals. A subclass is named after what was refused; it may carry facts,
    whose names are the placeholders of its sentence in the catalogues.
    """

    def __init__(self, **facts: int | str) -> None:
        super().__init__(type(self).__name__)
        self.facts = facts
