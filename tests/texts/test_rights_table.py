"""The table of rights in words, and the page that keeps it."""

import pytest

from domain.rights import Capacity, Deed, Place, who_may
from services.rights import NotAllowed
from tests.conventions.tree import TOP
from texts.catalogue import LANGUAGES, catalogue
from texts.rights import key_of
from texts.say import Say


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_the_table_says(language: str) -> None:
    page = (TOP / "docs" / "rights.md").read_text(encoding="utf-8")
    assert Say(language).rights.table() in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_deed_capacity_and_place_has_a_name(language: str) -> None:
    named = set(catalogue(language)["rights"])
    kinds = {"deed": Deed, "capacity": Capacity, "place": Place}
    wanted = {f"{kind}_{key_of(one)}" for kind, all_of in kinds.items() for one in all_of}
    assert named == {*wanted, "what", "and", "or", "nowhere"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("deed", Deed)
def test_whoever_may_not_is_told_who_may(language: str, deed: Deed) -> None:
    say = Say(language)
    said = say.refusals.of(NotAllowed(deed=deed.value))
    assert all(say.rights.capacity(one) in said for one in who_may(deed))
    assert said == say.refusals.alert(NotAllowed(deed=deed.value))
