"""The town's own list of the Five Ones: the rules on paper, and how the bot's words are read."""

from datetime import date

import pytest

from playground.story.duties import Duties, Occasion, Proposed, Why, period_of
from playground.story.duties_kept import cadres_told, told, why_of
from playground.story.staff import Held

NAME, OFFICE = "沈一鸣", "青禾县团委"
DAY = date(2026, 6, 30)
FULL = Held(OFFICE, "full-time", date(2026, 3, 30))


def class_on(day: date, present: int = 3, *, title: str = "一课", **facts: object) -> Occasion:
    one = Occasion(NAME, "团课", title, day, there=set(range(present)))
    for name, value in facts.items():
        setattr(one, name, value)
    return one


@pytest.mark.parametrize(
    ("position", "day", "first", "after"),
    [
        ("full-time", date(2026, 6, 30), date(2026, 5, 1), date(2026, 7, 1)),
        ("seconded", date(2026, 12, 31), date(2026, 11, 1), date(2027, 1, 1)),
        ("part-time", date(2026, 6, 30), date(2026, 4, 1), date(2026, 7, 1)),
        ("organ-part-time", date(2028, 2, 29), date(2028, 1, 1), date(2028, 4, 1)),
    ],
)
def test_periods(position: str, day: date, first: date, after: date) -> None:
    assert period_of(position, day) == (first, after)


@pytest.mark.parametrize(
    ("occasion", "why"),
    [
        (class_on(DAY), None),
        (class_on(DAY, 2), Why.TOO_FEW),
        (class_on(DAY, 2, nameless=1), None),
        (class_on(DAY, kind="谈心谈话", there=set()), Why.NOT_CONFIRMED),
        (class_on(DAY, kind="谈心谈话", there={1}), None),
        (class_on(DAY, cancelled=True), Why.CANCELLED),
        (class_on(DAY, withdrawn=True), Why.WITHDRAWN),
        (class_on(DAY, afterwards=True), Why.NOT_APPROVED),
        (class_on(DAY, afterwards=True, approved=True), None),
        (class_on(DAY, office=OFFICE), Why.OF_OFFICE),
    ],
)
def test_what_stands_against_it(occasion: Occasion, why: Why | None) -> None:
    assert occasion.why_not(for_office=False) is why


def test_who_came_within_a_period_owes_from_the_next_and_who_left_in_it_owes_still() -> None:
    duties = Duties()
    duties.holds(class_on(date(2026, 5, 1)))
    duties.holds(class_on(date(2026, 4, 30)))
    owed = duties.of_cadre(NAME, FULL, DAY)
    assert owed is not None
    assert (owed.done, owed.percent, list(owed.said)) == (1, 20, ["团课｜一课，5月1日"])
    for since, until, owes in (
        (date(2026, 5, 1), None, True),
        (date(2026, 5, 2), None, False),
        (date(2026, 3, 1), date(2026, 5, 1), False),
        (date(2026, 3, 1), date(2026, 5, 2), True),
    ):
        held = Held(OFFICE, "full-time", since, until)
        assert (duties.of_cadre(NAME, held, DAY) is not None) is owes


def test_an_office_owes_one_of_each_and_guidance_is_taken_for_the_self_designed_one() -> None:
    duties = Duties()
    for number, kind in enumerate(("机关开放", "机关开放", "联系指导", "自主设计活动")):
        duties.holds(class_on(DAY, kind=kind, office=OFFICE, title=f"第{number}次"))
    assert duties.of_office(OFFICE, DAY).done == 2


def test_whoever_is_not_counted_any_more_was_nowhere_and_wanted_nothing() -> None:
    duties = Duties()
    held = duties.holds(class_on(DAY))
    duties.proposed |= {"a": Proposed(1, {2}), "b": Proposed(3, {1, 2})}
    duties.meets(NAME, 1, confirmed=True)
    duties.no_longer_counted(1)
    duties.let_go(1)
    assert held.present == 2
    assert {text: one.supporters for text, one in duties.proposed.items()} == {"b": {2}}
    assert duties.met == {}


SCREEN = """五个一（专职）5月1日–6月30日
今天是最后一天。

要 5 次，算数 1 次，进度 20%

算数的
✓ 团课｜\u2068新团员第一课\u2069，5月8日

还不算的
○ 志愿服务｜\u2068社区清凉站\u2069，5月31日：签到或确认 0 人，要满 3 人
○ 谈心谈话，6月4日：等对方点一下确认
○ 志愿服务｜\u2068旧书义卖\u2069，6月24日：下雨了"""


def test_a_screen_is_read_line_by_line() -> None:
    assert told(SCREEN) == {
        "sum": (5, 1, 20),
        "read": {
            "团课｜新团员第一课，5月8日": None,
            "志愿服务｜社区清凉站，5月31日": Why.TOO_FEW,
            "谈心谈话，6月4日": Why.NOT_CONFIRMED,
            "志愿服务｜旧书义卖，6月24日": "下雨了",
        },
    }
    assert cadres_told("• \u2068沈一鸣\u2069：7/5，到6月30日\n• 许安：这一期没有任务") == {
        NAME: (7, 5)
    }


def test_every_reason_has_words_of_its_own() -> None:
    assert [why_of("○", why.value) for why in Why] == list(Why)


def test_what_nobody_owed_is_listed_and_what_does_not_stand_is_not() -> None:
    duties = Duties()
    duties.holds(class_on(DAY, 0))
    duties.holds(class_on(DAY, title="二课", cancelled=True))
    held = Held(OFFICE, "full-time", date(2026, 5, 28))
    assert duties.unowed(NAME, held, DAY) == {"团课｜一课，6月30日": Why.NOT_OWED}
    assert told("○ 团课｜一课，6月30日")["read"] == {"团课｜一课，6月30日": Why.NOT_OWED}
