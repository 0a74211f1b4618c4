"""No notice that young people may read says a word about a cadre's targets, in either language."""

import ast
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

import pytest

from bot.wording.table import RENDERERS
from domain.notices import NOTICES
from tests.domain.test_notice_table import GROUPS, ROWS, YOUTH
from texts.catalogue import LANGUAGES, Sentences, catalogue
from texts.say import Say

# What a cadre owes, has still to do or is measured by.
TARGETS = {
    "zh": re.compile(
        "五个一|指标|应联系|要联系|联系人数|还差|任务|考核|完成率|配额|达标|名额数|季度末"
    ),
    "en": re.compile(
        r"five ones|target|quota|to go\b|still missing|owe[sd]?\b|assess", re.IGNORECASE
    ),
}
READ_BY_YOUTH = [name for name, row in ROWS.items() if {YOUTH, GROUPS} & set(row.to)]
SECTIONS: dict[str, type[Sentences]] = {
    name: type(getattr(Say("zh"), name))
    for name, kind in vars(Say).items()
    if isinstance(kind, cached_property)
}


def sentences_of(notice: str) -> set[tuple[str, str]]:
    """Section and name of every sentence that the renderer of a notice can use: of the functions
    that it calls, and of those that they call in turn.
    """
    found, seen = set[tuple[str, str]](), set[str]()
    waiting = [RENDERERS[NOTICES[notice]]]
    calls: list[tuple[type[Sentences], str]] = []
    while waiting:
        renderer: Callable[..., Any] = waiting.pop()
        if renderer.__qualname__ in seen:
            continue
        seen.add(renderer.__qualname__)
        tree = tree_of(renderer)
        named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        calls += [
            (SECTIONS[section], name)
            for section in named & SECTIONS.keys()
            for name in named & vars(SECTIONS[section]).keys()
        ]
        beside = vars(inspect.getmodule(renderer))
        called = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        waiting += [
            one
            for one in (beside.get(name) for name in called)
            if inspect.isfunction(one) and one.__module__.startswith("bot.wording")
        ]
    for section, name in calls:
        found |= used_by(section, name, set())
    return found


def used_by(section: type[Sentences], name: str, seen: set[str]) -> set[tuple[str, str]]:
    """What one text function says, with what it calls of its own section and of others."""
    if name in seen or not inspect.isfunction(function := vars(section).get(name)):
        return set()
    seen.add(name)
    tree, keys = tree_of(function), catalogue("zh")[section.section]
    found = {(section.section, key) for key in keys for said in strings(tree) if said(key)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            found |= used_by(section, node.attr, seen)
    return found


def strings(tree: ast.AST) -> Iterator[Callable[[str], bool]]:
    """Constants are keys as they stand, and what is put together is known by its parts."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
                for part in node.values
            ]
            pattern = "".join(parts)
            if pattern != ".+":
                yield re.compile(pattern).fullmatch  # type: ignore[misc] # true if it is a match
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value.__eq__


def tree_of(function: Callable[..., Any]) -> ast.AST:
    return ast.parse(textwrap.dedent(inspect.getsource(function)))


@pytest.mark.parametrize("notice", READ_BY_YOUTH)
def test_no_notice_to_a_young_person_mentions_a_target(notice: str) -> None:
    used = sentences_of(notice)
    assert used, "its sentences were not found"
    for section, name in used:
        for language in LANGUAGES:
            sentence = catalogue(language)[section][name]
            assert not TARGETS[language].search(sentence), f"{section}.{name}: {sentence}"


def test_the_words_that_are_looked_for_are_those_of_the_prompts() -> None:
    """So that a notice about targets would be found: that of a period's end is."""
    used = sentences_of("PeriodDue")
    for language in LANGUAGES:
        said = [catalogue(language)[section][name] for section, name in used]
        assert sum(bool(TARGETS[language].search(one)) for one in said) > 5
