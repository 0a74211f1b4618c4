"""What a check found, and how to mend it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.problem import Problem


class State(StrEnum):
    """NOTE: to be known, nothing is broken. WRONG: something does not work, or may not."""

    OK = "ok"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """`mend` is empty where there is nothing to do."""

    check: str
    state: State
    found: str
    mend: str = ""


def fine(check: str, found: str) -> Finding:
    return Finding(check, State.OK, found)


def note(check: str, found: str, mend: str = "") -> Finding:
    return Finding(check, State.NOTE, found, mend)


def wrong(check: str, found: str, mend: str) -> Finding:
    return Finding(check, State.WRONG, found, mend)


def of_problem(check: str, problem: Problem) -> Finding:
    """A problem's sentence is what is wrong, a colon, and the cure."""
    found, _, mend = problem.sentence.partition(": ")
    return wrong(check, found, mend)
