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
from texts.catalogue import LANGUAGES, Catalogue, Sentences, catalogue
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
# What answers anybody's tap, or command.
ASKED_BY_ANYBODY = ["CalendarAsked", "MyDataFile"]
READ_BY_YOUTH = [
    *(name for name, row in ROWS.items() if {YOUTH, GROUPS} & set(row.to)),
    *ASKED_BY_ANYBODY,
]
SECTIONS: dict[str, type[Sentences]] = {
    name: type(getattr(Say("zh"), name))
    for name, kind in vars(Say).items()
    if isinstance(kind, cached_property)
}


def sentences_of(notice: str) -> set[tuple[str, str]]:
    """Section and name of every sentence that the renderer of a notice can use: of the functions
    that it calls, and of those that they call in turn.
    """
    found, seen, done = set[tuple[str, str]](), set[str](), set[Any]()
    waiting = [RENDERERS[NOTICES[notice]]]
    while waiting:
        renderer = waiting.pop()
        if renderer.__qualname__ in seen:
            continue
        seen.add(renderer.__qualname__)
        tree = tree_of(renderer)
        named = attributes(tree)
        for section in named & SECTIONS.keys():
            for name in named & vars(SECTIONS[section]).keys():
                found |= used_by(SECTIONS[section], vars(SECTIONS[section])[name], done)
        waiting += [one for one in called(renderer) if is_function(one, "bot.wording")]
    return found


def used_by(section: type[Sentences], function: Any, seen: set[Any]) -> set[tuple[str, str]]:
    """What one text function says, with what it calls: of its own section, beside it, and of other
    sections.
    """
    if (section, function) in seen or not is_function(function, "texts"):
        return set()
    seen.add((section, function))
    tree, keys = tree_of(function), catalogue("zh").get(section.section, {})
    found = {(section.section, key) for key in keys for said in strings(tree) if said(key)}
    named = attributes(tree)
    for one in called(function):
        if is_function(one, "texts"):
            found |= used_by(section, one, seen)
        elif inspect.isclass(one) and issubclass(one, Sentences):
            for name in named & vars(one).keys():
                found |= used_by(one, vars(one)[name], seen)
    for name in named & vars(section).keys():
        found |= used_by(section, vars(section)[name], seen)
    return found


def attributes(tree: ast.AST) -> set[str]:
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def called(function: Callable[..., Any]) -> list[Any]:
    """What stands in its module under a name that it uses."""
    beside = vars(inspect.getmodule(function))
    names = {node.id for node in ast.walk(tree_of(function)) if isinstance(node, ast.Name)}
    return [beside[name] for name in sorted(names & beside.keys())]


def is_function(one: Any, package: str) -> bool:
    return inspect.isfunction(one) and one.__module__.startswith(package)


def strings(tree: ast.AST) -> Iterator[Callable[[str], bool]]:
    """Constants are keys as they stand, and what is put together is known by its parts."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
                for part in node.values
            ]
            if set(parts) != {".+"}:
                yield re.compile("".join(parts)).fullmatch  # type: ignore[misc] # true if it is a match
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value.__eq__


def tree_of(function: Callable[..., Any]) -> ast.AST:
    return ast.parse(textwrap.dedent(inspect.getsource(function)))


def targets_in(notice: str, read: Callable[[str], Catalogue] = catalogue) -> list[str]:
    """Its sentences that say a word about targets."""
    used = sentences_of(notice)
    assert used, "its sentences were not found"
    return [
        f"{section}.{name}: {sentence}"
        for section, name in used
        for language in LANGUAGES
        if TARGETS[language].search(sentence := read(language)[section][name])
    ]


@pytest.mark.parametrize("notice", READ_BY_YOUTH)
def test_no_notice_to_a_young_person_mentions_a_target(notice: str) -> None:
    assert targets_in(notice) == []


@pytest.mark.parametrize(
    ("notice", "section", "name"),
    [
        ("DesignAsked", "designs", "card"),
        ("DesignAsked", "topic_times", "moment"),  # of another section, by a function beside it
        ("DesignCardChanged", "designs", "card_over"),
        ("DesignShared", "designs", "sum"),
        ("SeriesIssue", "series", "issue"),
        ("SeriesIssue", "series", "unsubscribe"),
        ("SeriesIssuePosted", "series", "subscribe_privately"),
        ("RatingAsked", "ratings", "ask"),
        ("OrganInvitation", "holding", "invitation"),
        ("ProposalTaken", "proposals", "taken"),
        ("MeetingNoted", "meetings", "asked"),
        ("WishReturned", "wishes", "returned"),
        ("WishReturned", "wishes", "returned_helper"),
        ("WishMatched", "wishes", "matched"),
        ("CalendarAsked", "activities", "what"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_target_in_any_of_their_sentences_is_found(
    notice: str, section: str, name: str, language: str
) -> None:
    words = {"zh": "本季度还差 3 人。", "en": "3 people to go this quarter."}[language]

    def planted(read: str) -> Catalogue:
        whole = catalogue(read)
        if read != language:
            return whole
        return {**whole, section: {**whole[section], name: f"{whole[section][name]} {words}"}}

    assert [one.partition(":")[0] for one in targets_in(notice, planted)] == [f"{section}.{name}"]


def test_the_words_that_are_looked_for_are_those_of_the_prompts() -> None:
    """So that a notice about targets would be found: that of a period's end is."""
    used = sentences_of("PeriodDue")
    for language in LANGUAGES:
        said = [catalogue(language)[section][name] for section, name in used]
        assert sum(bool(TARGETS[language].search(one)) for one in said) > 5
