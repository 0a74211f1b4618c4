"""What is over: the list of it, approving, withdrawing; and what is between two people."""

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.five_ones import ActivityId, Kind
from domain.people import Person, PersonId
from handlers.answers import Answer, follow, replace
from handlers.filters import Numbered, Pressed, PressedAs, Private
from handlers.guides import Guide
from services.activities import Activities
from services.between_two import BetweenTwo
from services.declining import REASON, TALK, DeclineAsked, Declining
from services.entering import Entering
from services.organ_activities import OrganActivities
from services.photos import Photos
from services.ratings import Ratings
from texts.say import Say
from texts.words import Words

router = Router(name="entering")

GUIDE: Guide[DeclineAsked] = Guide(
    kind=TALK,
    steps=Declining,
    asks={REASON: lambda asked, _talk, say: say.entering.ask_reason(asked.activity)},
    no_words=lambda say: say.talks.only_words(),
    ended=lambda _asked, say: say.entering.declining_done(),
)

KIND = f"(?P<kind>{Kind.HEART_TO_HEART.value}|{Kind.PRACTICAL_HELP.value})"
PERSON = r"(?P<person>[0-9]{1,18})"
DAY = r"(?P<day>20[0-9]{2}-[0-9]{2}-[0-9]{2})"


@router.callback_query(Private(), Pressed("held", "list"))
async def listed(
    pressed: CallbackQuery,
    me: Person | None,
    entering: Entering,
    activities: Activities,
    organ_activities: OrganActivities,
    say: Say,
) -> Answer:
    found, of_staff = await entering.held(me), bool(await organ_activities.for_staff(me))
    return replace(pressed, say.entering.held(found, activities.zone, of_staff=of_staff))


@router.callback_query(Private(), Numbered("held", "look"))
async def look(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    activities: Activities,
    photos: Photos,
    ratings: Ratings,
    say: Say,
) -> Answer:
    one = ActivityId(numbers[0])
    return replace(pressed, await panel(one, me, activities, photos, ratings, say))


async def panel(
    one: ActivityId,
    me: Person | None,
    activities: Activities,
    photos: Photos,
    ratings: Ratings,
    say: Say,
) -> Words:
    """What was held, and what can still be done about it."""
    activity, shown = await activities.look(me, one), await activities.numbers(one)
    _, zone = await activities.seen(one)
    there = (await photos.numbers([one])).get(one, 0)
    rated = say.ratings.line(await ratings.of(activity))
    words = say.entering.panel(activity, shown.present, zone, rated)
    return words.with_buttons(*say.photos.of(activity, there))


@router.callback_query(Private(), Numbered("held", "withdraw"))
async def withdraw(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, entering: Entering, say: Say
) -> Answer:
    await entering.withdraw(me, ActivityId(numbers[0]))
    return replace(pressed, say.entering.withdrawn())


@router.callback_query(Private(), Numbered("held", "approve"))
async def approve(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, entering: Entering, say: Say
) -> Answer:
    await entering.approve(me, ActivityId(numbers[0]))
    return replace(pressed, say.entering.approving_done())


@router.callback_query(Private(), Numbered("held", "decline"))
async def ask_reason(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, declining: Declining, say: Say
) -> Answer:
    """The message with the buttons stays, since they may think better of it."""
    asked = await declining.begin(me, ActivityId(numbers[0]))
    return follow(pressed, GUIDE.words(asked, say))


@router.callback_query(Private(), PressedAs(f"between:who:{KIND}:(?P<page>[0-9]{{1,4}})"))
async def choose(
    pressed: CallbackQuery,
    kind: str,
    page: str,
    me: Person | None,
    between_two: BetweenTwo,
    say: Say,
) -> Answer:
    """With whom: one's own contacts, by name."""
    found, more = await between_two.contacts(me, int(page))
    return replace(pressed, say.entering.choose(Kind(kind), found, int(page), more=more))


@router.callback_query(Private(), PressedAs(f"between:day:{KIND}:{PERSON}"))
async def which_day(
    pressed: CallbackQuery,
    kind: str,
    person: str,
    me: Person | None,
    between_two: BetweenTwo,
    say: Say,
) -> Answer:
    days = await between_two.days(me, PersonId(int(person)))
    words = say.entering.which_day(Kind(kind), int(person), days, between_two.today)
    return replace(pressed, words)


@router.callback_query(Private(), PressedAs(f"between:note:{KIND}:{PERSON}:{DAY}"))
async def note(
    pressed: CallbackQuery,
    kind: str,
    person: str,
    day: str,
    me: Person | None,
    between_two: BetweenTwo,
    say: Say,
) -> Answer:
    noted = await between_two.note(me, Kind(kind), PersonId(int(person)), day)
    return replace(pressed, say.entering.noted(fresh=noted is not None))


@router.callback_query(Private(), Numbered("between", "yes"))
async def yes(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    between_two: BetweenTwo,
    say: Say,
) -> Answer:
    await between_two.answer(me, ActivityId(numbers[0]), so=True)
    return replace(pressed, say.entering.thanks())


@router.callback_query(Private(), Numbered("between", "no"))
async def no(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    between_two: BetweenTwo,
    say: Say,
) -> Answer:
    await between_two.answer(me, ActivityId(numbers[0]), so=False)
    return replace(pressed, say.entering.thanks())
