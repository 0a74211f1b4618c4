"""Words of setting up and joining: said for everything there is, in every language."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.consents import Holding, Purpose, Question, Switches
from domain.groups import Group, GroupId, GroupPanel, GroupState, Heirs
from domain.organisations import (
    AtWork,
    Cadre,
    CadreId,
    Level,
    Organisation,
    OrganisationId,
    Position,
    Profile,
    Role,
    TakenUp,
)
from domain.people import AgeBand
from texts.catalogue import LANGUAGES
from texts.people import COUNTED_ROWS
from texts.say import Say
from texts.words import Words

NASTY = "<b>Zz\u202e&\n</b>" + "x" * 90
LARGEST = GroupId(10**18 - 1)
OFFICE = Organisation(
    OrganisationId(1), None, Level.COUNTY, NASTY, Profile.LIGHT_BURDEN, "Asia/Shanghai", "zh"
)
LINE = Cadre(CadreId(10**18 - 1), OFFICE.id, NASTY, Position.SECONDED, date(2026, 1, 1))
GROUP = Group(LARGEST, -100, NASTY, "zh", GroupState.NEW, rights=frozenset({"member"}))
LINK = "https://t.me/yijiabai_bot?startgroup=bind&admin=delete_messages+pin_messages"

every_language = pytest.mark.parametrize("language", LANGUAGES)


def sound(words: Words) -> Words:
    """Fits into a message, names are harmless, and every button fits into Telegram's limits."""
    assert 0 < len(words.text) <= 4096
    assert "<b>Zz" not in words.text
    for row in words.buttons:
        for button in row:
            assert button.label
            assert (button.data is None) is not (button.url is None)
            assert len((button.data or "").encode()) <= 64
    return words


@every_language
@pytest.mark.parametrize("position", Position)
@pytest.mark.parametrize("again", [False, True])
def test_every_position_is_greeted(language: str, position: Position, again: bool) -> None:
    taken = TakenUp(OFFICE, replace(LINE, position=position), None, again)
    assert sound(Say(language).organisations.taken_up(taken, LINK)).buttons


@every_language
@pytest.mark.parametrize("role", Role)
def test_every_role_is_greeted(language: str, role: Role) -> None:
    say = Say(language).organisations
    sound(say.taken_up(TakenUp(OFFICE, None, role), LINK))
    sound(say.home(AtWork((LINE,), ((OFFICE, role),)), LINK))
    sound(say.home(AtWork((), ((OFFICE, role),)), LINK))


@every_language
def test_safety_is_asked_about_one_or_several_organisations(language: str) -> None:
    say = Say(language).organisations
    another = replace(OFFICE, id=OrganisationId(2))
    assert len(sound(say.safety([(OFFICE, None)])).buttons) == 2
    assert len(sound(say.safety([(OFFICE, None), (another, None)])).buttons) == 3
    sound(say.safety_is_you((OFFICE, another)))
    assert LINK.replace("&", "&amp;") in sound(say.safety_link(OFFICE, LINK)).text


@every_language
@pytest.mark.parametrize("band", [AgeBand.MINOR, AgeBand.ADULT])
@pytest.mark.parametrize("on", [frozenset[Purpose](), frozenset(Purpose)])
@pytest.mark.parametrize("cadre", [None, NASTY])
def test_switches_fit_for_every_age_and_state(
    language: str, band: AgeBand, on: frozenset[Purpose], cadre: str | None
) -> None:
    instead = None if cadre is None else (LINE.id, NASTY)
    words = sound(Say(language).people.switches(Switches(band, LARGEST, on, cadre, instead)))
    data = [button.data or "" for row in words.buttons for button in row]
    assert len([one for one in data if one.startswith("consent:")]) == (3 if cadre is None else 4)
    assert ("change:" in "".join(data)) is (cadre is not None)
    assert ("decline:" in "".join(data)) is not bool(on)


@every_language
def test_the_notice_is_complete_with_and_without_a_cadre(language: str) -> None:
    people = Say(language).people
    kept = Question(LARGEST, NASTY, declined=True, keeper=NASTY)
    for question in (Question(None), Question(LARGEST, NASTY, declined=True), kept):
        words = sound(people.notice(question))
        assert len(words.buttons) == 5
        for command in ("/leave", "/mydata", "/forgetme"):
            assert command in words.text


@every_language
def test_everything_that_can_be_held_has_words(language: str) -> None:
    rows = dict.fromkeys((*COUNTED_ROWS, "a_table_of_tomorrow"), 2)
    held = Holding(
        since=datetime(2026, 3, 2, 20, tzinfo=UTC),
        band=AgeBand.MINOR,
        consents=frozenset(Purpose),
        cadre=NASTY,
        groups=(NASTY, NASTY),
        positions=(NASTY,),
        days=3,
        messages=9,
        rows=rows,
        declined=True,
    )
    text = sound(Say(language).people.holding(held, UTC)).text
    assert "2026-03-02" in text
    assert text.count("\n• ") >= len(rows)
    bare = Holding(held.since, None, frozenset(), None, (), (), 0, 0, {}, declined=False)
    sound(Say(language).people.holding(bare, UTC))


@every_language
def test_groups_are_spoken_of_in_every_state(language: str) -> None:
    say = Say(language).groups
    gone = replace(GROUP, rights=frozenset[str]())
    counting = replace(GROUP, state=GroupState.COUNTING, members=12)
    uncounted = replace(counting, members=None)
    for sees in (False, True):
        for group in (GROUP, gone):
            sound(say.found(group, sees=sees, into_group=LINK))
    shown = sound(say.own([GROUP, gone, counting, uncounted], LINK))
    assert "12" in shown.text
    assert len(shown.buttons) == 6
    for words in (
        say.own([], LINK),
        say.blind(GROUP),
        say.removed(GROUP, LINK),
        say.not_yours(GROUP),
        say.taken(GROUP),
        say.counting(GROUP),
        say.welcome(LINK),
        say.unclaimed(LINK),
        say.anonymous(),
        *(say.speaks(replace(GROUP, language=one)) for one in LANGUAGES),
    ):
        sound(words)
    assert len(say.looking()) <= 200


@every_language
@pytest.mark.parametrize("responsible", [True, False])
@pytest.mark.parametrize("deputies", [(), (LINE, LINE)])
def test_a_group_can_be_set_in_every_state(
    language: str, responsible: bool, deputies: tuple[Cadre, ...]
) -> None:
    say = Say(language)
    gone = replace(GROUP, rights=frozenset[str]())
    quiet = replace(GROUP, greets=False, language="en")
    for group in (GROUP, gone, quiet, replace(GROUP, held=True)):
        seen = GroupPanel(group, responsible, deputies)
        labels = [one.label for row in sound(say.group_settings.panel(seen)).buttons for one in row]
        assert len(labels) == len(set(labels)) == (6 if responsible else 5)
        sound(say.deputies.listed(seen))
    words = say.deputies
    for said in (words.choice(GROUP, deputies), words.you_are(GROUP), words.you_were(GROUP)):
        sound(said)
    for said in (words.link(GROUP, LINK), words.took_up(GROUP, LINE)):
        sound(said)
    sound(words.stepped_down(GROUP, LINE))
    sound(say.group_settings.held(GROUP))


@every_language
@pytest.mark.parametrize("number", [0, 1, 8, 9, 30])
def test_a_group_is_handed_on_among_few_and_many(language: str, number: int) -> None:
    say = Say(language).succession
    heirs = Heirs(GROUP, LINE if number else None, (LINE,) * number)
    groups = [(GROUP, LINE), (GROUP, None)] * number
    for page in (0, 1, 99):
        assert len(sound(say.heirs(heirs, page)).buttons) <= 9
        assert len(sound(say.of_office(groups, page)).buttons) <= 9
    done = say.handed_over(GROUP, LINE, number), say.yours(GROUP, number)
    for words in (*done, say.sure(heirs, LINE), say.vacant(GROUP), say.asked_again(GROUP, LINE)):
        sound(words)
    sound(say.kept(LINE))
    sound(say.left_alone(LINE))
    sound(say.gone())


@every_language
def test_what_stands_in_a_group_is_short(language: str) -> None:
    say = Say(language)
    for line in (say.people.in_private(), say.people.join_in_private()):
        assert "\n" not in line
    assert "\n" not in say.groups.welcome(LINK).text
    assert "\n" not in say.groups.unclaimed(LINK).text
