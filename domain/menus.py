"""Menus: which commands Telegram shows to whom, and where."""

from enum import StrEnum

OF_EVERYBODY = (
    *(
        "wish",
        "wishes",
        "propose",
        "design",
        "series",
        "evaluate",
        "stats",
        "join",
        "leave",
        "pressure",
    ),
    *("mute", "mydata", "forgetme", "language"),
)
OF_CADRES = (
    "activity",
    "fiveones",
    "topic",
    "topics",
    "design",
    "series",
    "remind",
    "mute",
    "meetings",
    "wishes",
    "stats",
    "groups",
    "bind",
)
OF_ADMINISTRATORS = (
    *("roster", "roles", "wishes", "resource", "fiveones", "report", "policy", "evaluate"),
    *("series", "remind", "mute", "safety"),
)
OF_STAFF = (
    *("activity", "fiveones", "wishes", "resource", "report", "evaluate", "design", "series"),
    *("remind", "mute"),
)
AT_THE_END = ("cancel", "help")

IN_GROUPS = ("wish", "join", "stats", "help")
OF_GROUP_ADMINISTRATORS = ("topic", "bind", *IN_GROUPS)


class Office(StrEnum):
    """What somebody is, as far as a menu of their own goes; whoever is none of it has none."""

    CADRE = "cadre"
    STAFF = "staff"
    ADMINISTRATOR = "administrator"
    CADRE_STAFF = "cadre-staff"
    BOTH = "both"
    STAFF_HEAD = "staff-head"
    ALL = "all"

    @property
    def is_cadre(self) -> bool:
        return self in {Office.CADRE, Office.CADRE_STAFF, Office.BOTH, Office.ALL}

    @property
    def is_staff(self) -> bool:
        return self in {Office.STAFF, Office.CADRE_STAFF, Office.STAFF_HEAD, Office.ALL}

    @property
    def administers(self) -> bool:
        return self in {Office.ADMINISTRATOR, Office.BOTH, Office.STAFF_HEAD, Office.ALL}


def office_of(*, cadre: bool, administrator: bool, staff: bool = False) -> Office | None:
    """Of a cadre, organ staff and an administrator, whatever somebody is at once."""
    held = (cadre, staff, administrator)
    return next(
        (one for one in Office if (one.is_cadre, one.is_staff, one.administers) == held), None
    )


def in_private(office: Office | None) -> tuple[str, ...]:
    """The commands of somebody's private chat, what they do most first."""
    own = [
        *(OF_CADRES if office is not None and office.is_cadre else ()),
        *(OF_STAFF if office is not None and office.is_staff else ()),
        *(OF_ADMINISTRATORS if office is not None and office.administers else ()),
    ]
    return tuple(dict.fromkeys((*own, *OF_EVERYBODY, *AT_THE_END)))
