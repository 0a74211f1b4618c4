"""Pictures: Chinese on a bare machine, the size of a telephone, the unknown hatched and not 0."""

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import matplotlib.image
import numpy as np
import pytest

from bot.wording.pictures import Pictures
from domain.stats import Panel, Picture
from exports import fonts
from exports.charts import MOST_PANELS, WIDTH, grouped, stats_picture
from exports.county import County, GroupWeeks, Week, county_chart

SIDES_TOGETHER = 10_000  # Telegram takes no photo whose width and height add up to more
RATIO = 20
TOP = Path(__file__).parents[2]


def panel(title: str = "城关镇青年群", value: int | None = 12) -> Panel:
    return Panel(
        title, ("58 人中 31 人同意统计",), (("消息", (1, 2, value)), ("发言的人", (0, 3, 9)))
    )


def picture(*panels: Panel) -> Picture:
    return Picture("群聊情况", ("今天", "本周", "本季度"), panels)


def county(people: int | None = 3) -> County:
    weeks = (Week("7.1", 1, 10), Week("7.3", people, people), Week("7.10", 0, 0))
    groups = (GroupWeeks("城关镇青年群", weeks, (5, 3, 0), 17),)
    lights = ("有声音", "有互动", "有话题")
    return County("清河县", "一个群", groups, "人", "时段", lights)


def size(png: bytes) -> tuple[int, int]:
    pixels = matplotlib.image.imread(io.BytesIO(png), format="png")
    return pixels.shape[1], pixels.shape[0]


def differs(one: bytes, other: bytes) -> bool:
    first, second = (matplotlib.image.imread(io.BytesIO(png), format="png") for png in (one, other))
    return first.shape != second.shape or not np.array_equal(first, second)


def test_the_font_that_comes_by_pip_has_the_programmes_words() -> None:
    assert fonts.families()[0] == "Noto Sans SC"
    assert fonts.missing("一加百心愿团干部活跃时段") == ""
    assert fonts.missing("\U0001f9ff") == "\U0001f9ff"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("青年\U0001f9ff群", "青年群"),
        ("a\n b", "a b"),
        ("\u200b\U0001f9ff", "…"),
        ("$x_1$", "$x_1$"),
    ],
)
def test_names_of_groups_are_drawn_without_what_no_font_has(name: str, shown: str) -> None:
    assert fonts.drawable(name) == shown


def test_lines_are_broken_between_chinese_letters_and_after_spaces() -> None:
    lines = fonts.wrapped("一加百一加百，words stay whole", 10, 65)
    assert "".join(lines).replace(" ", "") == "一加百一加百，wordsstaywhole"
    assert all(fonts.width(line, 10) <= 65 for line in lines)
    assert not any(line.startswith("，") for line in lines)
    assert {"words", "stay", "whole"} <= set(" ".join(lines).replace("，", " ").split())


def test_a_picture_is_as_wide_as_a_telephone_and_grows_with_its_groups() -> None:
    one, two = size(stats_picture(picture(panel()))), size(stats_picture(picture(*[panel()] * 2)))
    assert one[0] == two[0] == WIDTH
    assert one[1] < two[1]


def test_with_any_number_of_groups_telegram_takes_the_picture() -> None:
    rows = tuple((f"行{number}", (1, 2, 3)) for number in range(7))
    long = Panel("很长的名字" * 12, ("一句很长的说明" * 12, "另一句"), rows)
    wide, high = size(stats_picture(picture(*[long] * (MOST_PANELS + 30))))
    assert wide + high <= SIDES_TOGETHER
    assert high / wide <= RATIO


def test_the_unknown_does_not_look_like_nothing() -> None:
    assert differs(
        stats_picture(picture(panel(value=None))), stats_picture(picture(panel(value=0)))
    )
    assert differs(county_chart(county(None)), county_chart(county(0)))


def test_a_picture_without_groups_is_a_picture() -> None:
    assert size(stats_picture(picture()))[0] == WIDTH
    assert size(county_chart(County("清河县", "", (), "", "", ("", "", ""))))[0] == WIDTH


def test_names_that_look_like_formulas_or_tags_are_drawn_as_they_are() -> None:
    odd = panel("$\\frac{1}{0}$ <b>&amp;</b> \U0001f9ff مرحبا")
    assert size(stats_picture(picture(odd)))[0] == WIDTH


def test_numbers_are_grouped_by_a_thin_space() -> None:
    assert [grouped(number) for number in (0, 999, 18039)] == ["0", "999", "18\u2009039"]


async def test_pictures_are_drawn_in_a_process_that_holds_no_aiogram() -> None:
    pictures = Pictures()
    try:
        assert await pictures.draw(loaded, "exports.charts") == b"drawn without aiogram"
        drawn = await pictures.draw(stats_picture, picture(panel()))
        assert size(drawn)[0] == WIDTH
    finally:
        pictures.close()


def loaded(module: str) -> bytes:
    """Run in the worker: what has it imported?"""
    __import__(module)
    return b"aiogram is there" if "aiogram" in sys.modules else b"drawn without aiogram"


async def test_a_worker_that_died_is_replaced() -> None:
    pictures = Pictures()
    try:
        with pytest.raises(Exception, match="terminated"):
            await pictures.draw(die, "")
        assert size(await pictures.draw(stats_picture, picture(panel())))[0] == WIDTH
    finally:
        pictures.close()


def die(_facts: str) -> bytes:
    os._exit(1)


def test_the_worker_ends_when_the_program_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(KILLED)
    run = subprocess.run(
        [sys.executable, program], cwd=TOP, env={**os.environ, "PYTHONPATH": str(TOP)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    worker = int(run.stdout)
    assert run.returncode == -signal.SIGKILL
    for _ in range(600):
        if not alive(worker):
            return
        time.sleep(0.05)
    pytest.fail("the worker outlived the program")


def alive(process: int) -> bool:
    """A zombie that nobody has buried yet is not."""
    stat = Path(f"/proc/{process}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


KILLED = """
import asyncio, multiprocessing, os, signal
from bot.wording.pictures import WORKER
from exports.charts import grouped

async def main():
    await WORKER.draw(grouped, 1)
    [worker] = multiprocessing.active_children()
    print(worker.pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    asyncio.run(main())
"""
