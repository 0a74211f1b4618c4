"""Roles: which of the program's parts a process does; by default all that there are."""

from enum import StrEnum

from bot.problem import USAGE, Problem


class Role(StrEnum):
    """INTAKE takes updates, DELIVERY sends, SCHEDULER does what time has made due and tidies up.
    WEB is the console.
    """

    INTAKE = "intake"
    DELIVERY = "delivery"
    SCHEDULER = "scheduler"
    WEB = "web"


ALL = frozenset({Role.INTAKE, Role.DELIVERY, Role.SCHEDULER})


def roles_of(text: str) -> frozenset[Role]:
    """Names with commas between them, as `--roles` takes them; Problem for one that is none."""
    names = {name.strip().lower() for name in text.split(",") if name.strip()}
    unknown = names - set(Role)
    if unknown or not names:
        raise Problem(f"--roles takes {', '.join(sorted(ALL))}, with commas between them", USAGE)
    if Role.WEB in names:
        raise Problem(
            "the role web is the console, which this version does not have yet: leave it out",
            USAGE,
        )
    return frozenset(map(Role, names))
