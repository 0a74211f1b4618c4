"""What an office writes into a roster, how it is understood, and what it changes."""

from dataclasses import replace
from datetime import date

import pytest

from domain.organisations import (
    Cadre,
    CadreId,
    Level,
    Organisation,
    OrganisationId,
    Position,
    Profile,
)
from domain.rosters import (
    Branch,
    Change,
    Column,
    Dated,
    Entry,
    Fault,
    Grid,
    Line,
    Merged,
    NewLine,
    NewOrganisation,
    Read,
    Reason,
    Unreadable,
    UnreadableRoster,
)
from domain.rosters_plan import counted, planned, stands_below
from domain.rosters_rows import read_book, read_rows
from domain.rosters_words import alike, day_said, key_of, name_of, path_of
from texts.vocabulary import vocabulary

TODAY = date(2026, 3, 2)
BEFORE = date(2025, 9, 1)
FULL, SECONDED = Position.FULL_TIME, Position.SECONDED


def grid(*rows: tuple[str, ...], merged: tuple[Merged, ...] = ()) -> Grid:
    return Grid(tuple(Line(number, row) for number, row in enumerate(rows, 1)), merged)


def read(*rows: tuple[str, ...]) -> Read:
    return read_rows(grid(*rows), vocabulary())


def one(*cells: str) -> Read:
    return read(("姓名", "专挂兼", "组织", "级别", "任职日期"), cells)


def office(id: int, parent: int | None, level: Level, name: str) -> Organisation:
    above = None if parent is None else OrganisationId(parent)
    return Organisation(
        OrganisationId(id), above, level, name, Profile.LIGHT_BURDEN, "Asia/Shanghai", "zh"
    )


def branch(*lines: Cadre, own: tuple[int, ...] = (2,)) -> Branch:
    """江北省/清河县 with two schools that both have a branch of one name."""
    known = (
        office(2, 1, Level.COUNTY, "清河县"),
        office(3, 2, Level.GRASSROOTS_COMMITTEE, "一中团委"),
        office(4, 2, Level.GRASSROOTS_COMMITTEE, "二中团委"),
        office(5, 3, Level.BRANCH, "高一支部"),
        office(6, 4, Level.BRANCH, "高一支部"),
    )
    paths: dict[OrganisationId, tuple[str, ...]] = {}
    for single in known:
        assert single.parent is not None
        above = paths.get(single.parent, ("江北省",))
        paths[single.id] = (*above, single.name)
    mine = tuple(map(OrganisationId, own))
    return Branch(mine, {single.id: single for single in known}, paths, lines)


def line(id: int, name: str = "张三", position: Position = FULL, where: int = 2) -> Cadre:
    return Cadre(CadreId(id), OrganisationId(where), name, position, BEFORE)


def entry(
    row: int = 2, name: str = "张三", position: Position | None = FULL, **more: object
) -> Entry:
    plain = Entry(row, None, None, name, position, None)
    return replace(plain, **more)  # type: ignore[arg-type]  # any field may be given


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        (("姓名", "专挂兼", "组织"), ("张三", "专职", "一中团委")),
        (("组织", "姓名", "职务"), ("一中团委", "张三", "专职团干部")),
        (("Name", "Position", "Organisation"), ("张三", "full-time", "一中团委")),
        (("POSITION ", "Full name", "UNIT"), ("Full Time", "张三", "一中团委")),
        (("序号", "姓名（必填）", "专挂兼*", "单位名称"), ("1", "张　三", "全职", "一中团委")),
    ],
)
def test_headers_stand_in_any_order_and_language(
    headers: tuple[str, ...], cells: tuple[str, ...]
) -> None:
    found = read(headers, cells)
    assert found.faults == ()
    assert found.entries == (entry(organisation="一中团委"),)


def test_titles_above_the_header_are_passed_over_and_rows_keep_their_numbers() -> None:
    rows = (("清河县团干部花名册",), ("填表人：王", "2026年"), ("姓名", "类型"), ("张三", "挂职"))
    assert read(*rows).entries == (entry(4, position=SECONDED),)


def test_what_no_column_of_ours_holds_is_not_read_and_said_so() -> None:
    found = read(("姓名", "专挂兼", "电话", "备注"), ("张三", "专职", "13800000000", "好"))
    assert found.ignored == ("电话", "备注")


def test_a_title_is_no_position_where_another_column_says_it() -> None:
    found = read(("姓名", "职务", "专挂兼"), ("张三", "团委书记", "专职"))
    assert (found.entries, found.ignored) == ((entry(),), ("职务",))


@pytest.mark.parametrize(
    ("rows", "why", "said"),
    [
        ((("张三", "专职"),), Unreadable.NO_HEADER, "name position"),
        ((("姓名", "电话"), ("张三", "1")), Unreadable.NO_HEADER, "position"),
        ((("姓名", "姓名", "专挂兼"), ("张三", "李四", "专职")), Unreadable.DOUBLED_HEADER, "姓名"),
        ((("姓名", "专挂兼"),), Unreadable.EMPTY, ""),
    ],
)
def test_a_sheet_that_is_no_roster_is_refused(
    rows: tuple[tuple[str, ...], ...], why: Unreadable, said: str
) -> None:
    with pytest.raises(UnreadableRoster) as refused:
        read(*rows)
    assert (refused.value.why, refused.value.said) == (why, said)


TITLE = Merged("A1:C1", 1, 1, 0, 2)
HEADER = Merged("C2:C3", 2, 3, 2, 2)
DOWN = Merged("C4:C6", 4, 6, 2, 2)
ACROSS = Merged("A5:B5", 5, 5, 0, 1)
UNDER_EACH_OTHER = (
    ("花名册",),
    ("姓名", "专挂兼", "组织"),
    ("（填全名）",),
    ("张三", "专职", "一中团委"),
    ("李四", "挂职"),
    ("", "", ""),
    ("王五", "兼职"),
)


def test_cells_merged_down_a_column_say_the_same_for_each_row_that_has_anything_else() -> None:
    rows = (*UNDER_EACH_OTHER[:2], *UNDER_EACH_OTHER[3:])
    areas = (TITLE, Merged("C3:C5", 3, 5, 2, 2))
    found = read_rows(grid(*rows, merged=areas), vocabulary())
    assert [(one.name, one.organisation) for one in found.entries] == [
        ("张三", "一中团委"),
        ("李四", "一中团委"),
    ]
    assert found.faults == (Fault(6, Reason.ORGANISATION_MISSING),)


def test_cells_merged_across_columns_are_a_fault_of_their_row_beside_all_others() -> None:
    found = read_rows(grid(*UNDER_EACH_OTHER, merged=(HEADER, DOWN, ACROSS)), vocabulary())
    assert [(one.row, one.reason, one.said) for one in found.faults] == [
        (3, Reason.ORGANISATION_MISSING, ""),
        (3, Reason.POSITION_MISSING, ""),
        (5, Reason.MERGED, "A5:B5"),
        (7, Reason.ORGANISATION_MISSING, ""),
    ]


def test_a_formula_in_merged_cells_is_one_in_every_row() -> None:
    lines = (
        Line(1, ("姓名", "专挂兼")),
        Line(2, ("张三", "专职"), frozenset({1})),
        Line(3, ("李四",)),
    )
    found = read_rows(Grid(lines, (Merged("B2:B3", 2, 3, 1, 1),)), vocabulary())
    assert [(one.row, one.reason) for one in found.faults] == [
        (2, Reason.FORMULA),
        (3, Reason.FORMULA),
    ]


def sheet(name: str, *rows: tuple[str, ...]) -> Grid:
    return replace(grid(*rows), name=name)


def test_the_first_sheet_with_a_header_is_read_and_others_with_one_are_named() -> None:
    header = ("姓名", "专挂兼")
    book = (
        sheet("封面", ("团干部花名册",)),
        sheet("一中", header, ("张三", "专职")),
        sheet("说明", ("一行一个人",)),
        sheet("二中", header, ("李四", "专职")),
    )
    found = read_book(book, vocabulary())
    assert [one.name for one in found.entries] == ["张三"]
    assert found.sheets == ("二中",)


def test_of_sheets_without_a_header_the_one_that_is_most_like_a_roster_is_told_of() -> None:
    with pytest.raises(UnreadableRoster) as refused:
        read_book((sheet("封面", ("团干部",)), sheet("名单", ("姓名", "组织"))), vocabulary())
    assert refused.value.said == "position"


def test_a_sheet_with_too_many_rows_is_refused_if_it_is_the_roster() -> None:
    roster = grid(("姓名", "专挂兼"), ("张三", "专职"))
    talk = replace(grid(("说明",)), cut=True)
    assert read_book((talk, roster), vocabulary()).entries
    with pytest.raises(UnreadableRoster) as refused:
        read_book((replace(roster, cut=True),), vocabulary())
    assert refused.value.why is Unreadable.TOO_MANY_ROWS


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("专 职", FULL),
        ("专职（全职）", FULL),
        ("专职（书记）", FULL),
        ("团委书记（专职）", FULL),
        ("专职副书记", FULL),
        ("Full-Time（专职）", FULL),
        ("兼职（县级以上机关）", Position.ORGAN_PART_TIME),
        ("Part time (organ)", Position.ORGAN_PART_TIME),
        ("兼职（其他）", Position.PART_TIME),
        ("专职（挂职）", None),
        ("兼职（市直机关工委）", None),
        ("专职书记兼挂职", None),
    ],
)
def test_what_is_in_brackets_never_changes_a_position_unseen(
    text: str, position: Position | None
) -> None:
    assert [entry.position for entry in one("张三", text, "一中团委").entries] == [
        *([position] if position else [])
    ]


def test_a_number_is_no_new_name() -> None:
    _, faults = planned([entry(name="13800000000")], branch(), TODAY)
    assert faults == (Fault(2, Reason.NAME_UNKNOWN, "13800000000"),)
    plan, faults = planned([entry(name="007")], branch(line(1, "007")), TODAY)
    assert (plan.unchanged, faults) == (1, ())


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("高一（1）班", "高一(1)班"),
        ("Li Lei", "Ｌｉ　ＬＥＩ"),
        ("阿布都·热依木", "阿布都•热依木"),
        ("阿布都·热依木", "阿布都．热依木"),
        ("阿布都·热依木", "阿布都・热依木"),
        ("张三（女）", "张 三(女)"),
    ],
)
def test_a_name_is_the_same_in_any_width_case_and_with_any_dot(known: str, written: str) -> None:
    assert alike(known) == alike(written)
    plan, _ = planned([entry(name=name_of(written))], branch(line(1, known)), TODAY)
    assert (plan.unchanged, plan.fresh, plan.missing) == (1, (), ())


@pytest.mark.parametrize(
    ("cells", "faults"),
    [
        (("", "专职", "一中团委"), [(Reason.NAME_MISSING, "")]),
        (("张三", "", "一中团委"), [(Reason.POSITION_MISSING, "")]),
        (("张三", "书记", "一中团委"), [(Reason.POSITION_UNKNOWN, "书记")]),
        (("张三", "专职", ""), [(Reason.ORGANISATION_MISSING, "")]),
        (("张三", "专职", "—"), [(Reason.ORGANISATION_MISSING, "")]),
        (("张三", "专职", "一中团委", "班级"), [(Reason.LEVEL_UNKNOWN, "班级")]),
        (("张三", "专职", "一中团委", "", "去年"), [(Reason.SINCE_UNKNOWN, "去年")]),
        (("=A1", "专职", "一中团委"), [(Reason.FORMULA, "=A1")]),
        (("@SUM(1)", "书记", ""), [(Reason.FORMULA, "@SUM(1)")]),
        (
            ("", "书记", ""),
            [
                (Reason.ORGANISATION_MISSING, ""),
                (Reason.NAME_MISSING, ""),
                (Reason.POSITION_UNKNOWN, "书记"),
            ],
        ),
    ],
)
def test_everything_that_is_wrong_with_a_row_is_said_at_once(
    cells: tuple[str, ...], faults: list[tuple[Reason, str]]
) -> None:
    found = one(*cells)
    assert found.entries == ()
    assert found.faults == tuple(Fault(2, reason, said) for reason, said in faults)


def test_a_cell_that_a_spreadsheet_reckons_is_no_name() -> None:
    header, row = Line(1, ("姓名", "专挂兼")), Line(2, ("张三", "专职"), frozenset({0}))
    found = read_rows(Grid((header, row)), vocabulary())
    assert found.faults == (Fault(2, Reason.FORMULA, "张三"),)


def test_what_our_export_neutralised_is_the_name_again() -> None:
    assert one("'=张", "专职", "一中团委").entries[0].name == "=张"


def test_a_row_with_a_level_and_nobody_is_about_the_organisation_alone() -> None:
    found = one("", "", "三中团委", "基层团委")
    assert found.entries == (
        entry(name="", position=None, organisation="三中团委", level=Level.GRASSROOTS_COMMITTEE),
    )


@pytest.mark.parametrize(
    "text",
    [
        "2024-3-1",
        "2024/03/01",
        "2024.03.01",
        "2024年3月1日",
        "2024.3",
        "2024年3月",
        "20240301",
        "45352",
        "45352.0",
        "45352.354",
        "2024-03-01 00:00:00",
    ],
)
def test_days_are_understood_as_offices_write_them(text: str) -> None:
    assert one("张三", "专职", "一中团委", "", text).entries[0].since == date(2024, 3, 1)


NO_DAYS = "2024-13-01 3月1日 24.3.1 2024 2024-02-30 x 0202-03-01 12345".split()


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_day_is_none(text: str) -> None:
    assert day_said(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("张　三", "张三"),
        (" 张 三 ", "张三"),
        ("张\u200b三\u202e", "张三"),
        ("Li  Lei", "Li Lei"),
        ("阿布都·热依木", "阿布都·热依木"),
        ("王\n芳", "王芳"),
    ],
)
def test_spaces_that_make_columns_even_are_no_part_of_a_name(text: str, name: str) -> None:
    assert name_of(text) == name


def test_words_are_compared_without_width_case_signs_and_brackets() -> None:
    assert key_of(" Ｆull-Time（专职）*") == key_of("full time")


@pytest.mark.parametrize(
    "path", ["省/县/校", "省／县／校", "省 > 县 > 校", "省\\县\\校", "/省/县/校/"]
)
def test_a_path_may_be_separated_in_several_ways(path: str) -> None:
    assert path_of(path) == ("省", "县", "校")


def test_every_column_position_and_level_has_its_words() -> None:
    words = vocabulary()
    assert {column for column, _ in words.headers.values()} == set(Column)
    assert set(words.positions.values()) == set(Position)
    assert set(words.levels.values()) == set(Level)


@pytest.mark.parametrize(
    ("path", "where"),
    [
        (None, 2),
        ("清河县", 2),
        ("江北省/清河县", 2),
        ("一中团委", 3),
        ("江北省/清河县/一中团委", 3),
        ("一中团委/高一支部", 5),
        ("清河县/二中团委/高一支部", 6),
    ],
)
def test_a_path_may_begin_anywhere_as_long_as_it_is_clear(path: str | None, where: int) -> None:
    plan, faults = planned([entry(organisation=path)], branch(), TODAY)
    assert faults == ()
    assert plan.fresh == (NewLine(where, "张三", FULL, TODAY),)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("高一支部", Reason.ORGANISATION_AMBIGUOUS),
        ("三中团委", Reason.ORGANISATION_UNKNOWN),
        ("江北省", Reason.ORGANISATION_OUTSIDE),
        ("江北省/临水县", Reason.ORGANISATION_OUTSIDE),
        ("江北省/临水县/一中团委", Reason.ORGANISATION_OUTSIDE),
        ("江北省/清河县/三中团委", Reason.ORGANISATION_UNKNOWN),
        ("江南省/清河县", Reason.ORGANISATION_UNKNOWN),
        ("一中团委/清河县", Reason.ORGANISATION_UNKNOWN),
    ],
)
def test_what_is_not_in_the_branch_or_not_clear_is_refused(path: str, reason: Reason) -> None:
    plan, faults = planned([entry(7, organisation=path)], branch(), TODAY)
    assert (plan.fresh, faults) == ((), (Fault(7, reason, path),))


def test_an_office_of_two_organisations_must_say_which() -> None:
    _, faults = planned([entry()], branch(own=(3, 4)), TODAY)
    assert faults == (Fault(2, Reason.ORGANISATION_AMBIGUOUS),)


def test_an_unknown_organisation_with_a_level_is_made_below_the_one_before_it() -> None:
    rows = [
        entry(2, organisation="三中团委/高二支部", level=Level.BRANCH),
        entry(3, "李四", organisation="清河县/三中团委", level=Level.GRASSROOTS_COMMITTEE),
        entry(4, "王五", organisation="高二支部"),
    ]
    plan, faults = planned(rows, branch(), TODAY)
    assert faults == ()
    assert plan.organisations == (
        NewOrganisation(-1, 2, Level.GRASSROOTS_COMMITTEE, "三中团委"),
        NewOrganisation(-2, -1, Level.BRANCH, "高二支部"),
    )
    assert {(new.organisation, new.name) for new in plan.fresh} == {
        (-2, "张三"),
        (-1, "李四"),
        (-2, "王五"),
    }


@pytest.mark.parametrize(
    ("path", "level", "reason"),
    [
        ("清河县/三中团委", Level.CITY, Reason.LEVEL_ORDER),
        ("清河县/又一县", Level.COUNTY, Reason.LEVEL_ORDER),
        ("高一支部/小组", Level.BRANCH, Reason.ORGANISATION_AMBIGUOUS),
        ("一中团委/高一支部/小组", Level.BRANCH, Reason.LEVEL_ORDER),
        ("一中团委", Level.BRANCH, Reason.LEVEL_OTHER),
        ("没有的县/三中团委", Level.BRANCH, Reason.ORGANISATION_UNKNOWN),
        ("校" * 101, Level.BRANCH, Reason.ORGANISATION_TOO_LONG),
    ],
)
def test_an_organisation_is_only_made_where_it_can_stand(
    path: str, level: Level, reason: Reason
) -> None:
    plan, faults = planned([entry(organisation=path, level=level)], branch(), TODAY)
    assert (plan.organisations, plan.fresh) == ((), ())
    assert [fault.reason for fault in faults] == [reason]


def test_two_rows_that_give_one_new_organisation_two_levels_contradict_each_other() -> None:
    rows = [
        entry(2, organisation="三中团委", level=Level.GRASSROOTS_COMMITTEE),
        entry(3, "李四", organisation="三中团委", level=Level.BRANCH),
    ]
    _, faults = planned(rows, branch(), TODAY)
    assert faults == (Fault(3, Reason.LEVEL_OTHER, "三中团委", 2),)


@pytest.mark.parametrize(
    ("level", "parent", "stands"),
    [
        (Level.PROVINCE, Level.NATIONAL, True),
        (Level.SYSTEM, Level.NATIONAL, True),
        (Level.SYSTEM, Level.PROVINCE, False),
        (Level.CITY, Level.SYSTEM, True),
        (Level.BRANCH, Level.COUNTY, True),
        (Level.BRANCH, Level.BRANCH, False),
        (Level.COUNTY, Level.GRASSROOTS_COMMITTEE, False),
        (Level.NATIONAL, Level.NATIONAL, False),
    ],
)
def test_levels_go_down_the_tree(level: Level, parent: Level, *, stands: bool) -> None:
    assert stands_below(level, parent) is stands


def test_a_roster_brought_in_again_changes_nothing() -> None:
    plan, faults = planned([entry(since=BEFORE)], branch(line(1)), TODAY)
    assert (plan.changes, plan.unchanged, plan.missing, faults) == (False, 1, (), ())


def test_another_position_changes_the_line_from_that_day_on() -> None:
    plan, _ = planned([entry(position=SECONDED)], branch(line(1)), TODAY)
    assert plan.changed == (Change(line(1), SECONDED, TODAY),)
    assert not plan.changed[0].corrects
    assert Change(line(1), SECONDED, BEFORE).corrects


def test_another_first_day_is_corrected() -> None:
    plan, _ = planned([entry(since=TODAY)], branch(line(1)), TODAY)
    assert plan.dated == (Dated(CadreId(1), TODAY),)


def test_who_is_missing_is_named_for_the_organisations_of_the_roster_only() -> None:
    known = branch(line(1), line(2, "李四"), line(3, "王五", where=3))
    plan, _ = planned([entry()], known, TODAY)
    assert [gone.id for gone in plan.missing] == [2]
    assert counted(plan).missing == 1


def test_a_row_about_an_organisation_alone_makes_nobody_missing() -> None:
    row = entry(name="", position=None, organisation="清河县", level=Level.COUNTY)
    plan, faults = planned([row], branch(line(1)), TODAY)
    assert (plan.missing, plan.changes, faults) == ((), False, ())


def test_one_name_twice_in_an_organisation_is_a_doubled_row() -> None:
    _, faults = planned([entry(2), entry(5, position=SECONDED)], branch(), TODAY)
    assert faults == (Fault(5, Reason.DOUBLED, "张三", 2),)


def test_two_people_of_one_name_who_are_known_stay_two() -> None:
    known = branch(line(1), line(2, position=SECONDED))
    plan, faults = planned([entry(2, position=SECONDED), entry(3)], known, TODAY)
    assert (plan.unchanged, plan.changes, faults) == (2, False, ())
    _, faults = planned([entry(2), entry(3), entry(4)], known, TODAY)
    assert faults == (Fault(4, Reason.DOUBLED, "张三", 2),)


def test_a_name_is_known_again_however_it_was_spaced() -> None:
    plan, _ = planned([entry()], branch(line(1, "张 三")), TODAY)
    assert (plan.unchanged, plan.fresh) == (1, ())


@pytest.mark.parametrize(("length", "faulty"), [(64, False), (65, True)])
def test_a_new_name_has_64_letters_at_most(length: int, *, faulty: bool) -> None:
    _, faults = planned([entry(name="王" * length)], branch(), TODAY)
    assert [fault.reason for fault in faults] == [Reason.NAME_TOO_LONG] * faulty


def test_nobody_holds_a_position_from_tomorrow_on() -> None:
    rows = [entry(2, since=date(2026, 3, 3)), entry(3, "李四", since=TODAY)]
    _, faults = planned(rows, branch(), TODAY)
    assert faults == (Fault(2, Reason.SINCE_AHEAD, "2026-03-03"),)
