"""What is exported and brought in again as it is changes nothing."""

from datetime import date

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
from domain.rosters import LONGEST_NAME, Branch
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


@given(branches(), st.sampled_from(["zh", "en"]))
@settings(max_examples=60, deadline=None, phases=(Phase.generate,))
def test_an_export_brought_in_again_changes_nothing(branch: Branch, language: str) -> None:
    say = Say.in_language(language).roster_sheets
    table = say.export(tuple(branch.organisations.values()), branch.paths, branch.lines)
    _, plan, faults = compared(roster_book(table), branch, TODAY)
    assert faults == ()
    assert (plan.changes, plan.missing, plan.unchanged) == (False, (), len(branch.lines))
