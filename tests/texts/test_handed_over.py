"""Words about topics, wishes, calls for help and figures, in both languages, with hostile names."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain

import pytest

from domain.branches import BranchStats, BranchSums
from domain.groups import Group, GroupId, GroupState, Thread
from domain.lengths import LONGEST_HANDED_OVER, LONGEST_MESSAGE, length_of
from domain.menus import Office
from domain.organisations import (
    Cadre,
    CadreId,
    CallForHelp,
    CallForHelpId,
    Level,
    Organisation,
    OrganisationId,
    Position,
    Profile,
)
from domain.people import AgeBand, Person, PersonId
from domain.periods import Days
from domain.pressure import PressureId, PressureReport, PressureSaved, PressureState
from domain.safety import Caller, Offered, Reader
from domain.stats import (
    UNKNOWN,
    Asked,
    CadreStats,
    Figure,
    GroupStats,
    OwnStats,
    Quota,
    Span,
    Which,
    only,
)
from domain.topics import Draft, Topic, TopicId, TopicState
from domain.wish_lists import Shelf, WishCard, WishPage
from domain.wishes import UNENDED, Wish, WishAction, WishId, WishState
from texts.catalogue import LANGUAGES, named
from texts.help import PAGES, QUESTIONS
from texts.say import Say
from texts.stats import joined
from texts.words import Words

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOSTILE = "<b>\u202e&" + "名" * 200
LONGEST = "😀" * (LONGEST_HANDED_OVER // 2)
THREAD = Thread(GroupId(1), 10**10, HOSTILE)
GROUP = Group(GroupId(1), -100, HOSTILE, "zh", GroupState.PAUSED, members=40)
TOPIC = Topic(TopicId(1), GroupId(1), TopicState.OPEN, LONGEST, NOON, NOON)
WISH = Wish(WishId(1), WishState.OPEN, LONGEST, PersonId(7), CadreId(1), True, NOON)
PERSON = Person(PersonId(7), 77, HOSTILE, "zh", True, NOON)
CALL = CallForHelp(
    CallForHelpId(1), OrganisationId(1), PERSON.id, None, LONGEST, None, 1, NOON, NOON, None
)
CALLER = Caller(PERSON, HOSTILE, (HOSTILE,) * 9)
OFFERED = Offered("self", (), PERSON, CALL.id, Reader(HOSTILE, HOSTILE), made_known=True)
KNOWN = dict.fromkeys(Figure, 12)
FIGURES = GroupStats(
    GROUP,
    12,
    NOON,
    [Days(date(2026, 1, 3), date(2026, 1, 5))],
    {**dict.fromkeys(Span, KNOWN), Span.TODAY: UNKNOWN},
)


def line(position: Position) -> Cadre:
    return Cadre(CadreId(1), OrganisationId(1), "Wang", position, date(2026, 1, 1))


def of_topics(say: Say) -> list[Words]:
    words = say.topics
    guided = [
        words.choose([GROUP], 1, TOPIC.text),
        words.ask(GROUP, 1),
        words.preview(GROUP, Draft(TOPIC.text), None, UTC, 1, THREAD),
        words.choose_thread(GROUP, [THREAD] * 30, 10**10, TOPIC.text),
    ]
    asked = [words.unsure(TOPIC, GROUP, failed=failed) for failed in (True, False)]
    said = [words.on_its_way(GROUP, 3), words.again_on_its_way(), words.left(), words.only_text()]
    return [words.post(TOPIC), words.choose([GROUP], 1), *guided, *asked, *said]


def of_wishes(say: Say) -> list[Words]:
    words, cards = say.wishes, say.wish_cards
    states = [replace(WISH, state=state) for state in WishState]
    unended = [one for one in states if one.state in UNENDED]
    answers = (WishAction.CONFIRM, WishAction.NOT_YET, WishAction.WITHDRAW, WishAction.AGREE)
    seen = [
        WishCard(one, theirs=True, own_side=True, matches=True, days=3)
        for one in (*states, replace(WISH, text=""))
    ]
    saved = [words.saved(WISH, made_known=True), words.saved(replace(WISH, cadre=None))]
    steps = [words.claimed(WISH), words.released(WISH), words.fulfilled(WISH)]
    plain = [words.ask(), words.no_words(), words.ask_age()]
    ends = [words.confirmed(), words.noted_not_yet(WISH), words.withdrawn(), words.both_stay()]
    pool = [words.offered(WISH), words.agreed(), words.kept(), words.declined(WISH)]
    late = [words.returned(WISH), words.lapsed(WISH), words.follow_up(WISH), cards.lapsed(WISH)]
    return [
        *(cards.card(one, Shelf.OPEN) for one in seen),
        *(cards.answered(seen[0], action) for action in answers),
        *(*saved, *steps, *plain, *ends, *pool, *late),
        *(words.matched(WISH, HOSTILE, HOSTILE), words.alike(WISH, WISH), cards.reasoned(WISH)),
        *(cards.pooled(seen[0]), cards.returned(seen[0]), cards.due(seen * 9, seen)),
        cards.page(
            WishPage(Shelf.OPEN, None, 1, tuple(states[:8]), more=True, counts={}, days=(3,) * 8)
        ),
        words.too_young(say.safety.hotlines(())),
        words.in_group("https://t.me/a"),
        words.own([]),
        words.own((unended * 4)[:10]),
    ]


def of_safety(say: Say) -> list[Words]:
    words = say.safety
    kinds = ("self", "from_others", "somebody_else")
    offered = [replace(OFFERED, kind=kind) for kind in kinds]
    readers = [replace(OFFERED, reader=reader) for reader in (None, Reader("Lakeside"))]
    adult = replace(CALLER, person=replace(PERSON, age_band=AgeBand.ADULT))
    callers = (CALLER, adult, Caller(None))
    return [
        *(words.answer(one) for one in (*offered, *readers, replace(OFFERED, call=None))),
        *(words.called(CALL, one, NOON) for one in callers),
        words.called(replace(CALL, level=0), CALLER, NOON),
        words.called(CALL, Caller(PERSON), NOON),
        *(words.after_call((), written=written) for written in (True, False)),
        *(words.added(reader) for reader in (None, OFFERED.reader)),
        words.you_took_it(CALL, adult),
        words.taken(),
        words.in_group("https://t.me/a"),
    ]


def of_stats(say: Say) -> list[Words]:
    words = say.stats
    quota = Quota(112, 71, 100)
    each = [CadreStats(line(position), quota, (FIGURES,) * 5, UTC) for position in Position]
    alone = CadreStats(line(Position.SECONDED), quota, (), UTC)
    own = OwnStats(NOON, (only(NOON.date()),), {span: dict.fromkeys(OWN, 3) for span in Span})
    unknown = replace(own, spans={span: dict.fromkeys(OWN) for span in Span})
    asked = [Asked(span, which, NOON.date()) for span in Span for which in Which]
    return [
        *(words.of_cadre(one, asked[0], NOON) for one in (*each, alone)),
        *(words.of_cadre(each[0], one, NOON) for one in asked),
        words.of_group(replace(FIGURES, since=None), asked[1], NOON, UTC),
        *(words.own(one, asked[1], NOON, UTC) for one in (own, unknown)),
        words.nothing_of_you(),
        words.in_group("https://t.me/a"),
    ]


OFFICES = (None, *Office)
OWN = ("messages", "blocks", "replies", "topic_answers", "reactions", "wishes")


def of_help(say: Say) -> list[Words]:
    words = say.help
    said = [words.not_understood(), words.only_text(), words.unknown_command(), words.was_away()]
    each = [one(office) for one in (words.private, words.every_command) for office in OFFICES]
    pages = [*map(words.page, PAGES), words.questions()]
    answers = [words.answer(number) for number in range(1, QUESTIONS + 1)]
    groups = [words.in_group("https://t.me/a", run=run) for run in (True, False)]
    return [*each, *pages, *answers, *groups, *said, words.edited()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_fits_into_a_message_and_its_buttons(language: str) -> None:
    say = Say(language)
    everything = chain.from_iterable(
        said(say)
        for said in (
            of_topics,
            of_wishes,
            of_safety,
            of_stats,
            of_branches,
            of_pressure,
            of_help,
        )
    )
    for words in everything:
        assert words.text.strip()
        assert length_of(words.text) <= LONGEST_MESSAGE
        for button in chain.from_iterable(words.buttons):
            assert button.label.strip()
            assert len((button.data or "").encode()) <= 64


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_stays_a_name(language: str) -> None:
    say = Say(language)
    named_in = of_topics, of_safety, of_stats, of_branches, of_pressure
    for words in chain.from_iterable(said(say) for said in named_in):
        assert "<b>\u202e" not in words.text


@pytest.mark.parametrize("band", [AgeBand.MINOR, None])
def test_only_an_adults_private_chat_is_opened(band: AgeBand | None) -> None:
    say = Say("zh")
    young = replace(CALLER, person=replace(PERSON, age_band=band))
    assert "tg://" not in say.safety.called(CALL, young, NOON).text
    adult = replace(CALLER, person=replace(PERSON, age_band=AgeBand.ADULT))
    assert "tg://user?id=77" in say.safety.called(CALL, adult, NOON).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_usual_number_says_what_it_is_for(language: str) -> None:
    words = Say(language).safety
    for numbers in ((), ("12356", "12355", "110", "120")):
        lines = words.hotlines(numbers).splitlines()
        assert [line.split()[0] for line in lines] == ["12356", "12355", "110", "120"]
        assert all(len(line.split()) > 1 for line in lines)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("\u202e反过来\u2069", "反过来"),
        ("\u2067\u200fعلي\u2069", "علي"),
        ("一\n二", "一 二"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("\u200b\u200d\u2060", "—"),
        ("\u3164", "—"),
        ("", "—"),
        ("名" * 65, "名" * 63 + "…"),
    ],
)
def test_a_name_is_seen_and_turns_nothing_around(given: str, shown: str) -> None:
    assert named(given) == f"\u2068{shown}\u2069"


def test_the_organisations_own_numbers_stand_for_the_programs() -> None:
    text = Say("zh").safety.answer(replace(OFFERED, hotlines=("800 <a>",))).text
    assert "800 &lt;a&gt;" in text
    assert "12356" not in text


def of_branches(say: Say) -> list[Words]:
    words = say.branches
    office = Organisation(
        OrganisationId(1), None, Level.COUNTY, HOSTILE, Profile.NOTICE_2017, "UTC", "zh"
    )
    part = BranchSums(office.id, HOSTILE, 3, 40, 9, 1, KNOWN, 4, 3, 30, 9)
    parts = tuple(replace(part, organisation=OrganisationId(number)) for number in range(1, 40))
    asked = Asked(Span.WEEK, Which.NOW, NOON.date())
    whole = BranchStats(office, asked, part, parts, frozenset({OrganisationId(2)}))
    few = replace(whole, whole=replace(part, consenting=3))
    empty = replace(whole, parts=(part, replace(parts[1], groups=0)))
    alone = replace(whole, parts=(replace(part, figures=UNKNOWN),))
    pages = [words.figures(whole, page, NOON) for page in range(4)]
    return [*pages, *(words.figures(one, 0, NOON) for one in (few, empty, alone))]


def of_pressure(say: Say) -> list[Words]:
    words, group = say.pressure, GroupId(10**17)
    office = Organisation(
        OrganisationId(1), None, Level.CITY, HOSTILE, Profile.NOTICE_2017, "UTC", "zh"
    )
    saved = [PressureSaved(office, above, made_known=above) for above in (True, False)]
    report = PressureReport(
        PressureId(1), PERSON.id, office.id, office.id, PressureState.RECEIVED, LONGEST, NOON
    )
    reports = [replace(report, state=state, answer=LONGEST) for state in PressureState]
    asked = [
        words.preview(saved[0], LONGEST, 10**10, say.safety.hotlines(())),
        *(words.ask(one, 10**10) for one in saved),
        *(words.ask_stranger(one, group) for one in saved),
    ]
    ages = [words.ask_age(group, said=said) for said in (True, False)]
    return [
        *(*asked, *ages, *map(words.saved, saved)),
        *(words.for_readers(one, office) for one in (*reports, replace(report, text=""))),
        words.answered(reports[-1], office),
        words.looked_at(office),
        words.too_young(say.safety.hotlines(())),
        *(words.no_words(), words.ask_answer(report), words.answer_sent()),
        words.preview_answer(report, LONGEST, 10**10),
        words.choose([GROUP], 10**10),
    ]


def test_the_picture_says_what_is_unknown_and_nothing_of_the_quota() -> None:
    picture = Say("zh").stats.picture(
        CadreStats(line(Position.FULL_TIME), Quota(112, 71, 100), (FIGURES,), UTC),
        Which.NOW,
        date(2026, 1, 5),
    )
    assert picture.title == "群聊情况 2026年1月5日"
    (panel,) = picture.panels
    assert picture.columns == ("今天", "本周", "本月", "本季度")
    assert panel.rows[0] == ("消息", (None, 12, 12, 12))
    assert any("1月3日至1月4日" in note for note in panel.notes)
    assert "112" not in f"{picture}"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([(1, 2), (2, 3)], [(1, 3)]),
        ([(5, 6), (1, 2)], [(1, 2), (5, 6)]),
        ([(1, 9), (2, 3)], [(1, 9)]),
        ([], []),
    ],
)
def test_days_that_touch_are_one_stretch(
    given: list[tuple[int, int]], said: list[tuple[int, int]]
) -> None:
    start = date(2026, 1, 1)

    def days(span: tuple[int, int]) -> Days:
        return Days(start + timedelta(days=span[0]), start + timedelta(days=span[1]))

    assert joined([days(one) for one in given]) == [days(one) for one in said]
