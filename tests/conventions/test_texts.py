"""The catalogues: two languages with the same sentences, and words for every refusal and notice."""

import inspect
import re
import tomllib
from collections.abc import Iterator
from string import Formatter
from typing import Any

import pytest

from bot.dispatcher import TAKEN_LATE
from bot.wording.table import RENDERERS
from domain.menus import OF_GROUP_ADMINISTRATORS, Office, in_private
from domain.notices import NOTICES, fields_of, notice_of
from domain.refusals import Refusal
from handlers.routers import commands, dispatcher
from tests.conventions.tree import TOP
from texts.catalogue import LANGUAGES, catalogue
from texts.say import Say

LOADED = dispatcher()  # and with it every module that has a refusal


def sentences(language: str) -> dict[str, str]:
    return {
        f"{section}.{name}": sentence
        for section, named in catalogue(language).items()
        for name, sentence in named.items()
    }


def placeholders(sentence: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(sentence) if field is not None}


def refusals(root: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    for child in root.__subclasses__():
        yield child
        yield from refusals(child)


def test_both_catalogues_have_the_same_sentences() -> None:
    chinese, english = (set(sentences(language)) for language in LANGUAGES)
    assert chinese ^ english == set()


def test_both_catalogues_fill_in_the_same() -> None:
    chinese, english = (sentences(language) for language in LANGUAGES)
    other = {name for name in chinese if placeholders(chinese[name]) != placeholders(english[name])}
    assert other == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_stands_twice_and_no_sentence_is_empty(language: str) -> None:
    """tomllib refuses doubles while reading."""
    read = tomllib.loads((TOP / "texts" / f"{language}.toml").read_text(encoding="utf-8"))
    assert read == catalogue(language)
    assert [name for name, sentence in sentences(language).items() if not sentence.strip()] == []


def test_english_holds_no_chinese_but_names_in_it() -> None:
    found = [
        name
        for name, sentence in sentences("en").items()
        if re.search(r"[一-鿿]", re.sub(r"「[^」]*」|\([^)]*\)|“[^”]*”|一加百|中文", "", sentence))
    ]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_words(language: str) -> None:
    known = catalogue(language)["refusals"]
    assert [one.__name__ for one in refusals() if one.__name__ not in known] == []
    assert set(known) - {one.__name__ for one in refusals()} == {"bug"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_is_somebodys(language: str) -> None:
    say = Say(language)
    own = {getattr(say, name).section for name, _ in inspect.getmembers(type(say), is_words)}
    assert set(catalogue(language)) == own


def is_words(member: object) -> bool:
    return type(member).__name__ == "cached_property"


def test_every_notice_has_a_renderer() -> None:
    assert set(NOTICES.values()) == set(RENDERERS)


@pytest.mark.parametrize("name", NOTICES)
def test_a_notice_comes_out_of_the_outbox_as_it_went_in(name: str) -> None:
    kind = NOTICES[name]
    given: Any = dict.fromkeys(inspect.signature(kind).parameters, 7)
    notice = kind(**given)
    assert notice_of(name, fields_of(notice)) == notice


def test_every_command_stands_in_the_help() -> None:
    from handlers.filters import Command

    commands: set[str] = set()
    for router in LOADED.sub_routers:
        for handler in router.message.handlers:
            for one in handler.filters or ():
                if isinstance(one.callback, Command):
                    commands |= one.callback.names
    for language in LANGUAGES:
        told = " ".join(catalogue(language)["help"].values())
        silent = {"start", "bind"}
        assert {name for name in commands - silent if f"/{name}" not in told} == set()
    assert commands >= TAKEN_LATE


def test_every_command_is_in_a_menu_or_needs_none() -> None:
    """What everybody sees in the private chat, and what some see in addition."""
    shown = {*in_private(Office.ALL), *OF_GROUP_ADMINISTRATORS}
    assert commands() - shown == {"start"}
    assert shown <= commands()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_telegram_shows_of_the_bot_fits(language: str) -> None:
    say = Say(language).help
    assert 0 < len(say.introduction()) <= 512
    assert 0 < len(say.short_introduction()) <= 120
    for _, line in say.menu(in_private(Office.ALL)):
        assert 0 < len(line) <= 256
