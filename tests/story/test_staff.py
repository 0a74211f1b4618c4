"""The town's list of positions, beside what the bot's database has; sheets and cards of links."""

from datetime import date

import pytest

from domain.roster_files import Card
from exports.link_sheets import link_sheet
from exports.sheets import grids_of
from playground.story.scenes.rostering import FAULTY
from playground.story.sheet import links_on, workbook
from playground.story.staff import Staff
from playground.story.staff_kept import unlike

FIRST, LATER = date(2026, 3, 30), date(2026, 5, 28)
MEI, LI = 70, 71


def staff() -> Staff:
    """One cadre with a group and two contacts, and a successor."""
    kept = Staff()
    kept.begins("顾念", "县团委", "seconded", FIRST)
    kept.linked("顾念")
    kept.takes_up("顾念", 3)
    kept.runs("顾念", "创业角")
    kept.chooses(MEI, "顾念")
    kept.chooses(LI, "顾念")
    kept.ends("顾念", LATER)
    kept.begins("许安", "县团委", "seconded", LATER)
    return kept


def facts(kept: Staff) -> dict[str, dict[str, object]]:
    return kept.facts({"创业角": -100})


def test_a_position_that_ended_keeps_its_group_until_somebody_gets_it() -> None:
    kept = staff()
    assert facts(kept)["顾念"]["groups"] == {-100}
    kept.runs("许安", "创业角")
    assert (facts(kept)["顾念"]["groups"], facts(kept)["许安"]["groups"]) == (set(), {-100})


def test_contacts_do_not_go_along_and_nobody_is_the_contact_of_two() -> None:
    kept = staff()
    kept.chooses(MEI, "许安")
    assert (facts(kept)["顾念"]["contacts"], facts(kept)["许安"]["contacts"]) == ({MEI, LI}, set())
    kept.lets_go(MEI)
    kept.chooses(MEI, "许安")
    assert (facts(kept)["顾念"]["contacts"], facts(kept)["许安"]["contacts"]) == ({LI}, {MEI})
    assert kept.contacts == 2


@pytest.mark.parametrize(
    ("fact", "other"),
    [
        ("organisation", "市团委"),
        ("position", "full-time"),
        ("since", LATER),
        ("until", None),
        ("person", 4),
        ("links", 2),
        ("groups", set()),
        ("contacts", {MEI}),
    ],
)
def test_every_fact_that_is_another_one_is_told(fact: str, other: object) -> None:
    ours = facts(staff())
    theirs = facts(staff())
    assert list(unlike(ours, theirs)) == []
    theirs["顾念"][fact] = other
    [told] = unlike(ours, theirs)
    assert (told.name, told.fact, told.database) == ("顾念", fact, other)


def test_a_position_that_is_missing_is_told_fact_by_fact() -> None:
    ours = facts(staff())
    theirs = {name: one for name, one in ours.items() if name != "许安"}
    assert {one.name for one in unlike(ours, theirs)} == {"许安"}
    assert {one.name for one in unlike(theirs, ours)} == {"许安"}


def test_a_sheet_is_one_that_an_office_could_send() -> None:
    assert tuple(line.cells for line in grids_of(workbook(FAULTY))[0].lines) == FAULTY


def test_the_links_on_a_page_are_read_card_by_card() -> None:
    links = [
        f"https://t.me/yijiabai_bot?start=iaZ9_-bCd3EfGhIjKlMnOp{number}" for number in range(9)
    ]
    cards = [Card("张三", ("某县 · 专职",), link, ("扫码",), "只能打开一次") for link in links]
    assert links_on(link_sheet(cards)) == links
