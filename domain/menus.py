"""Menus: which commands Telegram shows to whom, and where."""

from enum import StrEnum

OF_EVERYBODY = (
    *("wish", "wishes", "propose", "series", "evaluate", "stats", "join", "leave", "pressure"),
    *("mute", "mydata", "forgetme", "language"),
)
OF_CADRES = (
    "activity",
    "fiveones",
    "topic",
    "topics",
    "series",
    "remind",
    "meetings",
    "wishes",
    "stats",
    "groups",
    "bind",
)
OF_ADMINISTRATORS = (
    *("roster", "roles", "wishes", "resource", "fiveones", "report", "policy", "series", "safety"),
)
AT_THE_END = ("cancel", "help")

IN_GROUPS = ("wish", "join", "stats", "help")
OF_GROUP_ADMINISTRATORS = ("topic", "bind", *IN_GROUPS)


class Office(StrEnum):
    """What somebody is, as far as a menu of their own goes; whoever is neither has none."""

    CADRE = "cadre"
    ADMINISTRATOR = "administrator"
    BOTH = "both"

    @property
    def is_cadre(self) -> bool:
        return self is not Office.ADMINISTRATOR

    @property
    def administers(self) -> bool:
        return self is not Office.CADRE


def office_of(*, cadre: bool, administrator: bool) -> Office | None:
    if cadre and administrator:
        return Office.BOTH
    if cadre:
        return Office.CADRE
    return Office.ADMINISTRATOR if administrator else None


def in_private(office: Office | None) -> tuple[str, ...]:
    """The commands of somebody's private chat, what they do most first."""
    own = [
        *(OF_CADRES if office is not None and office.is_cadre else ()),
        *(OF_ADMINISTRATORS if office is not None and office.administers else ()),
    ]
    return tuple(dict.fromkeys((*own, *OF_EVERYBODY, *AT_THE_END)))
