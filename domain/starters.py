"""Ready topics: to which part of the year each belongs, and which one is suggested next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256

from domain.festivals import Festival, day_of_festival
from domain.refusals import Refusal

LATELY = timedelta(days=365)  # so long a starter is not suggested again where it was posted


class Season(StrEnum):
    DEEP_WINTER = "deep_winter"
    WINTER_FINALS = "winter_finals"
    START_OF_SPRING = "start_of_spring"
    SPRING_TERM = "spring_term"
    EARLY_SPRING = "early_spring"
    SPRING = "spring"
    QINGMING = "qingming"
    LATE_SPRING = "late_spring"
    MAY_DAY = "may_day"
    EARLY_SUMMER = "early_summer"
    ENTRANCE_EXAM = "entrance_exam"
    GRADUATION = "graduation"
    MIDSUMMER = "midsummer"
    DOG_DAYS = "dog_days"
    SUMMER_JOBS = "summer_jobs"
    AUTUMN_TERM = "autumn_term"
    EARLY_AUTUMN = "early_autumn"
    NATIONAL_DAY = "national_day"
    AUTUMN = "autumn"
    HARVEST = "harvest"
    LATE_AUTUMN = "late_autumn"
    SHOPPING_FESTIVAL = "shopping_festival"
    EARLY_WINTER = "early_winter"
    ENGLISH_TEST = "english_test"
    WINTER_SOLSTICE = "winter_solstice"
    YEAR_END = "year_end"
    SPRING_TRAVEL = "spring_travel"
    SPRING_FESTIVAL = "spring_festival"
    LANTERN = "lantern"
    DRAGON_BOAT = "dragon_boat"
    QIXI = "qixi"
    MID_AUTUMN = "mid_autumn"
    DOUBLE_NINTH = "double_ninth"


class Theme(StrEnum):
    FOOD = "food"
    STUDY = "study"
    WORK = "work"
    HOME = "home"
    FAMILY = "family"
    TOWN = "town"
    VILLAGE = "village"
    PLAY = "play"
    MONEY = "money"
    ROADS = "roads"


class Setting(StrEnum):
    """Where a starter makes sense."""

    ANYWHERE = "anywhere"
    CAMPUS = "campus"
    FACTORY = "factory"
    VILLAGE = "village"
    TOWN = "town"


# From a month and day until another, half-open; over the turn of a year where the end is earlier.
FIXED: dict[Season, tuple[tuple[int, int], tuple[int, int]]] = {
    Season.WINTER_FINALS: ((12, 25), (1, 20)),
    Season.YEAR_END: ((12, 20), (1, 5)),
    Season.DEEP_WINTER: ((1, 4), (2, 4)),
    Season.START_OF_SPRING: ((2, 3), (2, 25)),
    Season.EARLY_SPRING: ((2, 20), (3, 21)),
    Season.SPRING: ((3, 15), (4, 20)),
    Season.QINGMING: ((3, 30), (4, 8)),
    Season.LATE_SPRING: ((4, 15), (5, 21)),
    Season.MAY_DAY: ((4, 24), (5, 7)),
    Season.EARLY_SUMMER: ((5, 15), (6, 21)),
    Season.GRADUATION: ((5, 28), (7, 6)),
    Season.ENTRANCE_EXAM: ((6, 3), (6, 14)),
    Season.MIDSUMMER: ((6, 18), (7, 23)),
    Season.SUMMER_JOBS: ((7, 1), (8, 28)),
    Season.DOG_DAYS: ((7, 12), (8, 24)),
    Season.EARLY_AUTUMN: ((8, 20), (9, 24)),
    Season.AUTUMN_TERM: ((8, 24), (9, 16)),
    Season.HARVEST: ((9, 20), (11, 5)),
    Season.AUTUMN: ((9, 22), (10, 25)),
    Season.NATIONAL_DAY: ((9, 24), (10, 9)),
    Season.LATE_AUTUMN: ((10, 20), (11, 23)),
    Season.SHOPPING_FESTIVAL: ((11, 4), (11, 18)),
    Season.EARLY_WINTER: ((11, 15), (12, 22)),
    Season.ENGLISH_TEST: ((12, 3), (12, 20)),
    Season.WINTER_SOLSTICE: ((12, 16), (12, 26)),
}
# From so many days after a festival until so many, half-open; before it they are negative.
MOVING: dict[Season, tuple[Festival, int, int]] = {
    Season.SPRING_TRAVEL: (Festival.SPRING_FESTIVAL, -25, -1),
    Season.SPRING_FESTIVAL: (Festival.SPRING_FESTIVAL, -2, 8),
    Season.LANTERN: (Festival.SPRING_FESTIVAL, 8, 17),
    Season.SPRING_TERM: (Festival.SPRING_FESTIVAL, 13, 34),
    Season.DRAGON_BOAT: (Festival.DRAGON_BOAT, -6, 3),
    Season.QIXI: (Festival.QIXI, -5, 2),
    Season.MID_AUTUMN: (Festival.MID_AUTUMN, -10, 3),
    Season.DOUBLE_NINTH: (Festival.DOUBLE_NINTH, -5, 3),
}


class NoStarter(Refusal):
    """Nothing in the library fits this part of the year."""


@dataclass(frozen=True, slots=True)
class Starter:
    """One ready topic, in both languages. `name` is unique in the library."""

    name: str
    season: Season
    theme: Theme
    setting: Setting
    zh: str
    en: str

    def text(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


def in_season(season: Season, day: date) -> bool:
    if season in MOVING:
        festival, first, end = MOVING[season]
        held = (day_of_festival(festival, year) for year in (day.year, day.year + 1))
        return any(one is not None and first <= (day - one).days < end for one in held)
    start, until = FIXED[season]
    now = (day.month, day.day)
    return start <= now < until if start < until else now >= start or now < until


def fitting(
    starters: Iterable[Starter], day: date, setting: Setting = Setting.ANYWHERE
) -> list[Starter]:
    """In season; with a setting named those of it and what makes sense anywhere."""
    found = [one for one in starters if in_season(one.season, day)]
    if setting is Setting.ANYWHERE:
        return found
    return [one for one in found if one.setting in {setting, Setting.ANYWHERE}]


def suggested(
    fit: Sequence[Starter],
    used: Sequence[str],
    seed: str,
    after: str = "",
    setting: Setting = Setting.ANYWHERE,
) -> Starter:
    """The next one: those of the setting before what makes sense anywhere, and among equals in an
    order that the seed alone decides. `used` are texts posted lately, the latest first: they come
    again only when nothing else fits, the one of longest ago first. `after` is the text shown
    before: "another" goes through all of them before one comes again. NoStarter if nothing fits.
    """
    last = {text: -place for place, text in reversed([*enumerate(used)])}
    since = {one.name: max(last.get(text, -len(used)) for text in (one.zh, one.en)) for one in fit}
    fresh = [one for one in fit if not {one.zh, one.en} & last.keys()]

    def order(one: Starter) -> tuple[int, bool, bytes]:
        of_setting = one.setting is setting or setting is Setting.ANYWHERE
        return since[one.name], not of_setting, sha256(f"{seed}:{one.name}".encode()).digest()

    ordered = sorted(fresh or fit, key=order)
    if not ordered:
        raise NoStarter
    shown = [place for place, one in enumerate(ordered) if after in (one.zh, one.en)]
    return ordered[(shown[0] + 1) % len(ordered)] if shown else ordered[0]
