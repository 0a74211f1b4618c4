"""The library of starters: enough for every day, short, in season, in both languages."""

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from domain.starters import Season, Setting, Starter, Theme, fitting
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
        assert len(told) >= 96
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


def test_an_office_adds_its_own_and_can_replace_one_of_ours(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(FILE + FILE.replace("bridge", "thermos"), encoding="utf-8")
    names = {one.name: one for one in library_of(file)}
    assert names["bridge"].setting is Setting.ANYWHERE
    assert names["bridge"].en == names["bridge"].zh
    assert names["thermos"].zh.startswith("新桥")
    assert len(names) == len(ours()) + 1


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("", "has no [[starter]]"),
        ("starter = 3", "has no [[starter]]"),
        ("[[starter]", "is no TOML"),
        (FILE + FILE, "two starters named bridge"),
        (FILE.replace("early_winter", "monsoon"), "starter 1: 'monsoon'"),
        (FILE.replace("zh =", "text ="), "starter 1 has no zh"),
        (FILE.replace("新桥", "新" * 200), "longer than 200"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path: Path, written: str, wrong: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(written, encoding="utf-8")
    with pytest.raises(StarterFault) as raised:
        library_of(file)
    assert wrong in str(raised.value)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StarterFault, match="cannot be read"):
        library_of(tmp_path / "none.toml")


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
