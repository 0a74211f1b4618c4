"""The formats in which a `date_time` entity may show its moment: `r`, or `w`, `d`/`D`, `t`/`T`."""

from collections.abc import Callable, Sequence

LAST_MOMENT = 2**31 - 1


def markup_format(letters: str) -> str | None:
    """The format in Telegram's order; None if it is wrong. Of `d` and `D` the short one wins."""
    return _in_order(letters, max)  # small letters, the short forms, sort last


def given_format(letters: str) -> str | None:
    """The same for an entity given without markup, where the last of `d` and `D` wins."""
    return _in_order(letters, lambda alternatives: alternatives[-1])


def _in_order(letters: str, choose: Callable[[Sequence[str]], str]) -> str | None:
    if letters in {"r", "R"}:
        return "r"
    if letters.strip("wWdDtT"):
        return None
    weekday = "w" if "w" in letters.lower() else ""
    parts = ([letter for letter in letters if letter in part] for part in ("dD", "tT"))
    return weekday + "".join(choose(part) for part in parts if part)
