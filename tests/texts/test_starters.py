"""The library of starters: enough for every day, short, in season, in both languages."""

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from domain.starters import LATELY, Season, Setting, Starter, Theme, fitting, in_season, suggested
from texts.starters import StarterFault, is_starter, library, library_of, use

CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Not a word about targets, offices, politics, or what is nobody's business.
FORBIDDEN = re.compile(
    r"任务|指标|考核|五个一|联系青年|团组织|团干部|积极|踊跃|深入|贯彻|落实|精神|学习贯彻|正能量|弘扬|青年朋友们"
    r"|同志|领导|书记|政府|政策|党|国家大事|选举|战争|宗教|恋爱|男朋友|女朋友|亲密|身材|体重|收入多少|彩礼"
    r"|target|quota|party\b|government|politic|religio|boyfriend|girlfriend",
    re.IGNORECASE,
)
FILE = """
[[starter]]
name = "bridge"
season = "early_winter"
zh = "新桥通车了，你第一次走是几点？"
"""


def ours() -> tuple[Starter, ...]:
    return library()


def test_there_are_enough_and_no_name_or_text_stands_twice() -> None:
    for told in (
        [one.name for one in ours()],
        [one.zh for one in ours()],
        [one.en for one in ours()],
    ):
        assert len(told) >= 140
        assert [text for text, times in Counter(told).items() if times > 1] == []


@pytest.mark.parametrize("starter", ours(), ids=lambda one: one.name)
def test_each_is_one_short_line_that_asks_something(starter: Starter) -> None:
    assert 8 <= len(starter.zh) <= 45
    assert 20 <= len(starter.en) <= 100
    assert CHINESE.search(starter.zh)
    assert not CHINESE.search(starter.en)
    assert "\n" not in starter.zh + starter.en
    assert starter.zh[-1] in "？。"
    assert starter.en[-1] in "?."
    assert FORBIDDEN.search(f"{starter.zh} {starter.en}") is None
    assert "你们大家" not in starter.zh
    assert "您" not in starter.zh


def test_every_season_theme_and_setting_has_some() -> None:
    assert {one.season for one in ours()} == set(Season)
    assert {one.theme for one in ours()} == set(Theme)
    assert {one.setting for one in ours()} == set(Setting)
    assert min(Counter(one.season for one in ours()).values()) >= 2


@pytest.mark.parametrize("year", [2026, 2033, 2034, 2042, 2051])
def test_every_day_of_a_year_has_a_choice_that_changes_with_it(year: int) -> None:
    """2033 and 2042 have an early Spring Festival, 2034 a late one, and of 2051 none is known."""
    first = date(year, 1, 1)
    choices = [fitting(ours(), first + timedelta(days=day)) for day in range(365)]
    assert min(map(len, choices)) >= 4
    assert max(map(len, choices)) <= 25
    assert {one.name for one in choices[20]} & {one.name for one in choices[200]} == set()


@pytest.mark.parametrize("setting", Setting)
@pytest.mark.parametrize("seed", range(7))
def test_who_takes_one_every_week_sees_none_again_within_ninety_days(
    setting: Setting, seed: int
) -> None:
    """Over two years, beginning on each day of the week."""
    posted: list[tuple[date, str]] = []
    for week in range(104):
        day = date(2025, 1, 1) + timedelta(days=7 * week + seed)
        used = [text for on, text in reversed(posted) if day - on < LATELY]
        found = suggested(fitting(ours(), day, setting), used, f"{seed} {day}", setting=setting)
        assert found.zh not in [text for on, text in posted if (day - on).days < 90]
        posted.append((day, found.zh))


# Words that are true in a part of the year only, from a month and day until another.
NAMED = {
    "三九": ((1, 8), (1, 20)),
    "数九": ((1, 1), (3, 10)),
    "大寒": ((1, 18), (2, 5)),
    "立春": ((2, 3), (3, 10)),
    "惊蛰": ((3, 3), (3, 25)),
    "谷雨": ((4, 15), (5, 6)),
    "芒种": ((6, 3), (6, 22)),
    "三伏": ((7, 11), (8, 25)),
    "立秋": ((8, 6), (9, 10)),
    "立冬": ((11, 6), (12, 22)),
    "(?<!十)二月": ((2, 1), (3, 1)),
    "六月": ((6, 1), (7, 1)),
    "七月": ((7, 1), (8, 1)),
    "十月": ((10, 1), (11, 1)),
    "十二月": ((12, 1), (12, 31)),
    "January": ((1, 1), (2, 1)),
    "February": ((2, 1), (3, 1)),
    r"(?<!\d )June": ((6, 1), (7, 1)),
    "July": ((7, 1), (8, 1)),
    "November": ((11, 1), (12, 1)),
}
OF_NEW_YEAR = re.compile(
    "过年|年后|过完年|开工|正月|拜年|压岁|年夜饭|New Year(?!'s Day)|first-day-back"
)
MOVES = {Season.SPRING_TRAVEL, Season.SPRING_FESTIVAL, Season.LANTERN, Season.SPRING_TERM}


@pytest.mark.parametrize("starter", ours(), ids=lambda one: one.name)
def test_what_names_a_part_of_the_year_is_suggested_in_that_part_only(starter: Starter) -> None:
    text = f"{starter.zh} {starter.en}"
    if OF_NEW_YEAR.search(text):
        assert starter.season in MOVES | {Season.YEAR_END}
    for words, (begins, ends) in NAMED.items():
        if re.search(words, text):
            days = (date(2026, 1, 1) + timedelta(days=day) for day in range(365))
            shown = [day for day in days if in_season(starter.season, day)]
            assert all(begins <= (day.month, day.day) < ends for day in shown), words


def test_an_office_adds_its_own_and_can_replace_one_of_ours(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(FILE + FILE.replace("bridge", "thermos"), encoding="utf-8")
    names = {one.name: one for one in library_of(file)}
    assert names["bridge"].setting is Setting.ANYWHERE
    assert names["bridge"].en == names["bridge"].zh
    assert names["thermos"].zh.startswith("新桥")
    assert len(names) == len(ours()) + 1


@pytest.mark.parametrize(
    ("written", "wrong", "mend"),
    [
        ("", "has no [[starter]]", "write one at least"),
        ("starter = 3", "has no [[starter]]", "write one at least"),
        ("starter = [3]", "has a starter 1 that is no table", "shows the form"),
        ("[[starter]", "is no TOML", "mend that place"),
        (FILE + FILE, "has two starters named bridge", "another name"),
        (
            FILE.replace("early_winter", "monsoon"),
            'has the unknown season "monsoon" for starter 1 (bridge)',
            "write one of deep_winter, winter_finals,",
        ),
        (FILE + "theme = 'rain'", 'has the unknown theme "rain"', "write one of food, study,"),
        (FILE + "setting = 'sea'", 'has the unknown setting "sea"', "anywhere, campus, factory,"),
        (FILE.replace("zh =", "text ="), "has no zh for starter 1 (bridge)", 'zh = "…"'),
        (FILE.replace("name =", "called ="), "has no name for starter 1", 'name = "…"'),
        (FILE.replace("新桥", "新" * 200), "has 213 characters as zh of starter 1", "200 at most"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(
    tmp_path: Path, written: str, wrong: str, mend: str
) -> None:
    file = tmp_path / "own.toml"
    file.write_text(written, encoding="utf-8")
    with pytest.raises(StarterFault) as raised:
        library_of(file)
    assert wrong in str(raised.value)
    assert mend in raised.value.mend


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(StarterFault, match="cannot be read") as raised:
        library_of(tmp_path / "none.toml")
    assert "YIJIABAI_STARTERS_FILE" in raised.value.mend
    file = tmp_path / "own.toml"
    file.write_bytes(FILE.encode("gb18030"))
    with pytest.raises(StarterFault, match="is no text in UTF-8"):
        library_of(file)


def test_an_office_s_file_is_used_by_the_whole_process(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(FILE, encoding="utf-8")
    assert not is_starter("新桥通车了，你第一次走是几点？")
    use(file)
    try:
        assert is_starter("新桥通车了，你第一次走是几点？")
    finally:
        use(None)
    assert is_starter(ours()[0].en)
    assert not is_starter("今天吃什么？")
