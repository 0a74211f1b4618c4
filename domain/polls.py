"""Polls: a topic whose last lines each begin with a dash is one to vote on."""

import unicodedata
from dataclasses import dataclass

from domain.lengths import length_of

# Telegram's.
LONGEST_QUESTION, LONGEST_OPTION, MOST_OPTIONS = 300, 100, 10
FEWEST_OPTIONS = 2
DASHES = "-\N{EN DASH}\N{EM DASH}\N{BULLET}\N{MIDDLE DOT}"


@dataclass(frozen=True, slots=True)
class Poll:
    """What is asked, and between what one chooses."""

    question: str
    options: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Into what Telegram takes."""
        return (
            length_of(self.question) <= LONGEST_QUESTION
            and len(self.options) <= MOST_OPTIONS
            and all(length_of(option) <= LONGEST_OPTION for option in self.options)
        )


def poll_of(text: str) -> Poll | None:
    """The poll that a topic's text is; None if it is one that is answered in words. The same option
    twice is one.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    options = [option_in(line) for line in lines]
    first = next((place for place, option in enumerate(options) if option), 0)
    offered = tuple(dict.fromkeys(option for option in options[first:] if option))
    if first == 0 or len(offered) < FEWEST_OPTIONS or not all(options[first:]):
        return None
    return Poll("\n".join(lines[:first]), offered)


def option_in(line: str) -> str:
    """What stands behind the dash, of any width; empty without one."""
    dash = unicodedata.normalize("NFKC", line[:1])
    return line[1:].strip() if dash and dash in DASHES else ""
