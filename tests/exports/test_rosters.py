"""What is exported and brought in again as it is changes nothing."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.rosters import compared
from domain.organisations import (
    Cadre,
    CadreId,
    Level,
    Organisation,
    OrganisationId,
    Position,
    Profile,
)
from domain.rosters import LONGEST_NAME, Branch, UnreadableRoster
from domain.rosters_plan import HEIGHT, stands_below
from domain.rosters_words import alike, name_of, path_of
from exports.rosters import roster_book
from texts.say import Say

TODAY = date(2026, 3, 2)
ODD = "=+-@'\"/\\|>（）()·•　 \t\u200b\u202e<b>&0１Ａa张三王芳—"
WORDS = st.one_of(
    st.text(ODD, min_size=1, max_size=12),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=12),
)
NAMES = WORDS.map(name_of).filter(lambda one: bool(one) and len(one) <= LONGEST_NAME)
ORGANISATIONS = WORDS.map(name_of).filter(lambda one: len(path_of(one)) == 1)
DAYS = st.dates(date(1950, 1, 1), TODAY)


@st.composite
def branches(draw: st.DrawFn) -> Branch:
    """A county below a province, whatever its schools and cadres are called."""
    root = county(draw(ORGANISATIONS))
    found = {root.id: root}
    paths: dict[OrganisationId, tuple[str, ...]] = {root.id: (draw(ORGANISATIONS), root.name)}
    for number, name in enumerate(draw(st.lists(ORGANISATIONS, max_size=5)), 3):
        parent = found[draw(st.sampled_from(list(found)))]
        beside = {alike(paths[one][-1]) for one in found if found[one].parent == parent.id}
        below = [level for level in HEIGHT if stands_below(level, parent.level)]
        if below and alike(name) not in beside:
            made = office(number, parent.id, draw(st.sampled_from(below)), name)
            found[made.id], paths[made.id] = made, (*paths[parent.id], name)
    lines = draw(st.lists(st.tuples(st.sampled_from(list(found)), NAMES, POSITIONS, DAYS)))
    cadres = [Cadre(CadreId(number), *line) for number, line in enumerate(lines, 1)]
    return Branch((root.id,), found, paths, tuple(cadres))


POSITIONS = st.sampled_from(Position)


def county(name: str) -> Organisation:
    return office(2, 1, Level.COUNTY, name)


def office(id: int, parent: int, level: Level, name: str) -> Organisation:
    above, profile = OrganisationId(parent), Profile.LIGHT_BURDEN
    return Organisation(OrganisationId(id), above, level, name, profile, "Asia/Shanghai", "zh")


HEADER = "姓名,专挂兼,组织,级别,任职日期\n"
CELLS = st.text("张,;\t\"'\n\r\0 =+-@/|（）()[专职兼一中团委支部0１2年月.\u200b\u202e", max_size=60)
COUNTY = county("清河县")
NO_BRANCH = Branch((COUNTY.id,), {COUNTY.id: COUNTY}, {COUNTY.id: ("江北省", "清河县")}, ())


@given(st.sampled_from(["", HEADER]), CELLS, st.sampled_from(["utf-8-sig", "gb18030", "utf-16"]))
@settings(max_examples=100, deadline=None)
def test_whatever_is_sent_is_read_or_refused(header: str, cells: str, encoding: str) -> None:
    with suppress(UnreadableRoster):
        compared(f"{header}{cells}".encode(encoding), NO_BRANCH, TODAY)


@pytest.mark.parametrize(
    "text", ["(" * 999, "（[" * 499, "a/" * 499, "江北省/" * 250, " " * 999, "A1" * 499]
)
def test_a_long_cell_is_read_as_fast_as_a_short_one(text: str) -> None:
    rows = "".join(f"{text}{number},{text}{number},{text}{number}\n" for number in range(300))
    read, _, faults = compared(f"姓名,专挂兼,组织\n{rows}".encode(), NO_BRANCH, TODAY)
    assert (read.entries, len({one.row for one in faults})) == ((), 300)


@given(branches(), st.sampled_from(["zh", "en"]))
@settings(max_examples=60, deadline=None, phases=(Phase.generate,))
def test_an_export_brought_in_again_changes_nothing(branch: Branch, language: str) -> None:
    say = Say.in_language(language).roster_sheets
    table = say.export(tuple(branch.organisations.values()), branch.paths, branch.lines)
    _, plan, faults = compared(roster_book(table), branch, TODAY)
    assert faults == ()
    assert (plan.changes, plan.missing, plan.unchanged) == (False, (), len(branch.lines))
