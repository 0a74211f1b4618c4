"""The dashboard asks for exactly the metrics that are exported, under the names they bear."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.clock import SystemClock
from bot.seeing.metrics import Metrics
from domain.outbox import Priority
from storage.backlog import OPEN, Backlog
from tests.conventions.tree import TOP

FILE = TOP / "deploy" / "grafana" / "yijiabai.json"
NAME = re.compile(r"\b(?:yijiabai|process)_[a-z_]+")
SELECTED = re.compile(r"\{([^{}]*)\}")
MATCH = re.compile(r'([a-z]+)(?:=~|!=|=)"')
BY = re.compile(r"by \(([a-z, ]+)\)")
# Prometheus knows these of every target by itself.
OF_TARGETS = {"job", "instance", "le"}
Json = dict[str, Any]


@pytest.fixture(scope="module")
def board() -> Json:
    read: Json = json.loads(FILE.read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="module")
def exported() -> dict[str, set[str]]:
    """Name of a sample → its labels, of a process that has done everything once."""
    clock = SystemClock()
    metrics = Metrics(clock)
    metrics.updates("counted", 1)
    metrics.lag(1)
    metrics.batch(1)
    metrics.sent("sendMessage", "taken")
    metrics.tick("blocks", 1)
    metrics.parts({"poller": True})
    posts = {(state, priority): 1 for state in OPEN for priority in Priority}
    metrics.backlog(Backlog(posts, {}, 1, 1), clock.now())
    return {
        sample.name: set(sample.labels)
        for family in text_string_to_metric_families(metrics.text().decode())
        for sample in family.samples
    }


def expressions(board: Json) -> Iterator[str]:
    for panel in board["panels"]:
        for target in panel["targets"]:
            yield target["expr"]


def test_every_metric_that_is_asked_for_is_exported(
    board: Json, exported: dict[str, set[str]]
) -> None:
    asked = {name for one in expressions(board) for name in NAME.findall(one)}
    assert asked - exported.keys() == set()


def test_every_metric_of_ours_is_asked_for(board: Json, exported: dict[str, set[str]]) -> None:
    asked = {name for one in expressions(board) for name in NAME.findall(one)}
    ours = {name for name in exported if name.startswith("yijiabai_")}
    assert {family(name) for name in ours} == {
        family(name) for name in asked if name.startswith("yijiabai_")
    }


def test_every_label_that_is_used_is_one_of_its_metric(
    board: Json, exported: dict[str, set[str]]
) -> None:
    for one in expressions(board):
        [name] = set(NAME.findall(one))
        chosen = {label for inner in SELECTED.findall(one) for label in MATCH.findall(inner)}
        summed = {label for inner in BY.findall(one) for label in inner.split(", ")}
        assert (chosen | summed) - OF_TARGETS <= exported[name], one


def test_no_label_of_ours_hides_one_of_prometheus(exported: dict[str, set[str]]) -> None:
    assert not any({"job", "instance"} & labels for labels in exported.values())


def test_panels_lie_beside_each_other_and_have_numbers_of_their_own(board: Json) -> None:
    numbers = [panel["id"] for panel in board["panels"]]
    assert len(set(numbers)) == len(numbers) > 10
    taken: set[tuple[int, int]] = set()
    for panel in board["panels"]:
        place = panel["gridPos"]
        cells = {
            (x, y)
            for x in range(place["x"], place["x"] + place["w"])
            for y in range(place["y"], place["y"] + place["h"])
        }
        assert not cells & taken
        assert max(x for x, _ in cells) < 24
        taken |= cells


def test_only_the_data_source_that_is_chosen_is_asked(board: Json) -> None:
    sources = {target["datasource"]["uid"] for one in board["panels"] for target in one["targets"]}
    assert sources == {"${source}"}


def family(name: str) -> str:
    return re.sub(r"_(bucket|sum|count)$", "", name)
