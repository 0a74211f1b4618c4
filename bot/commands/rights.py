"""`rights`: the table of who may do what, as Markdown."""

from texts.say import Say


def rights(language: str) -> None:
    """As it stands in `docs/rights.md` and in the handbook."""
    print(Say(language).rights.table())
