"""`states`: which step of a thing leads from which state to which, as Markdown."""

from domain.state_tables import page


def states() -> None:
    """As it stands in `docs/states.md`."""
    print(page())
