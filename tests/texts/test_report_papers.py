"""The quarter's report on paper: what the program says itself, and how numerals stand in it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from domain.official_documents import Heading, Passage
from domain.organisations import Level, Organisation, OrganisationId, Profile
from domain.quarterly_facts import FigureName, FigureOf, ReportFacts, ReportPart
from domain.quarterly_reports import QuarterlyReport, ReportId, ReportState, ReportView, Written
from texts.say import Say

NOBODY: Mapping[ReportPart, Written] = {}


def view_of(*figures: FigureOf, written: Mapping[ReportPart, Written] = NOBODY) -> ReportView:
    office = Organisation(
        OrganisationId(2), None, Level.PROVINCE, "江南团省委", Profile.LIGHT_BURDEN, "UTC", "zh"
    )
    report = QuarterlyReport(
        ReportId(1),
        office.id,
        date(2026, 1, 1),
        ReportState.DRAFT,
        0,
        datetime(2026, 3, 25, tzinfo=UTC),
    )
    facts = ReportFacts(figures, (), 0, date(2026, 3, 25))
    return ReportView(report, office, None, facts, written, zone=UTC)


def under(part: str, view: ReportView, language: str = "zh") -> list[str]:
    """What stands below a heading of the first level."""
    found: dict[str, list[str]] = {}
    texts: list[str] = []
    for block in Say.in_language(language).report_papers.document(view).blocks:
        if isinstance(block, Heading) and block.level == 1:
            found[block.text] = texts = []
        elif isinstance(block, Passage):
            texts.append(block.text)
    return found[part]


def test_problems_are_the_programs_and_stand_first() -> None:
    written = {ReportPart.PROBLEM: Written("我们还缺人。", 1)}
    view = view_of(FigureOf(FigureName.CADRES_SHORT, 5, 12), written=written)
    assert under("三、存在问题", view) == ["1.团干部五个一没有完成5份，共12份。", "我们还缺人。"]


def test_where_nothing_was_found_it_is_said_and_nobody_is_asked_to_write() -> None:
    [said] = under("三、存在问题", view_of(FigureOf(FigureName.CADRES_SHORT, 0, 12)))
    assert "没有查到问题" in said
    assert "请" not in said


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("读 3 本书", "读 3 本书"),
        ("一场", "一场"),
        ("“1+100” 见面", "‘1+100’ 见面"),
        ('"青春" 读书会', "‘青春’ 读书会"),
        ('18" 的屏幕', '18" 的屏幕'),
        ("读\u202e倒\n一行", "读倒 一行"),
    ],
)
def test_numerals_stand_close_and_a_title_stays_as_it_is(title: str, shown: str) -> None:
    """But for marks of quotation inside of others, and what turns or breaks the line."""
    view = view_of(FigureOf(FigureName.BEST_ATTENDED, 128, None, title))
    assert under("二、经验", view)[1].endswith(f"“{shown}”，128人。")


def test_nothing_on_paper_is_invisible() -> None:
    own = FigureOf(FigureName.ACTIVITIES, 3, 4, "own:读书")
    best = FigureOf(FigureName.BEST_ATTENDED, 128, None, "读 3 本书")
    for language in ("zh", "en"):
        paper = repr(Say.in_language(language).report_papers.document(view_of(own, best)))
        assert "读书" in paper
        assert "\\u20" not in paper


def test_in_english_a_space_follows_the_colon() -> None:
    view = view_of(FigureOf(FigureName.CADRES_DUE, 3))
    assert under("4. Next steps", view, "en")[1].startswith("Due in the next quarter: ")
