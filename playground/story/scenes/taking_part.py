"""Young people join by the welcome's button, refuse, change their mind, leave, are erased."""

from functools import partial

from playground.story.calendar import at
from playground.story.county import Room
from playground.story.reading import datas
from playground.story.story import Story
from playground.telegram.acting.resident import Resident

CONTACT, ACTIVITY, INVITATIONS, FOLLOW_UP = "contact", "activity", "invitations", "follow_up"
EVERYTHING = (CONTACT, ACTIVITY, INVITATIONS, FOLLOW_UP)
SOME = (CONTACT, ACTIVITY)
CHOICES = (EVERYTHING, EVERYTHING, SOME, SOME, (ACTIVITY,), (CONTACT,))
JOIN, DECLINE = 0.62, 0.10
FIRST_WEEKS = 14
EVENING = "18:10"


def plan(story: Story) -> None:
    """Most come in the first two weeks, some refuse, and many never answer."""
    for room in story.county.rooms:
        people = list(room.members)
        story.chance.shuffle(people)
        for person in people:
            _plan_one(story, room, person)
        staying = [one for one in people if one.id in story.joining.get(room.name, set())]
        _plan_changes(story, room, staying)


def _plan_one(story: Story, room: Room, person: Resident) -> None:
    dice, day = story.chance.random(), story.chance.randint(-1, FIRST_WEEKS)
    moment = at(day, EVENING, minutes=story.chance.randint(0, 200))
    if dice < JOIN:
        story.joining.setdefault(room.name, set()).add(person.id)
        age = "14-17" if story.chance.random() < 0.25 else "18+"
        chosen = story.chance.choice(CHOICES)
        story.at(moment, partial(joins, story, person, room, age, chosen))
    elif dice < JOIN + DECLINE and story.county.rooms_of(person) == [room]:
        story.declining.add(person.id)
        story.at(moment, partial(declines, story, person, room))


def _plan_changes(story: Story, room: Room, staying: list[Resident]) -> None:
    """In every group somebody leaves and somebody changes their mind; in the larger ones somebody
    is erased, and a child comes.
    """
    if len(staying) < 6:
        return
    leaver, wavering, erased_early, erased_late, *_ = staying
    story.at(at(35, EVENING, minutes=3), partial(leaves, story, leaver))
    story.at(at(26, EVENING, minutes=7), partial(switches, story, wavering, room, on=False))
    story.at(at(52, EVENING, minutes=9), partial(switches, story, wavering, room, on=True))
    if room.plan.members >= 24:
        story.at(at(21, EVENING, minutes=11), partial(is_erased, story, erased_early))
        story.at(at(76, EVENING, minutes=13), partial(is_erased, story, erased_late))
    child = story.stranger_of(room)
    story.children.add(child.id)
    story.at(at(9, "16:40", minutes=room.plan.members), partial(child_comes, story, child, room))


async def joins(
    story: Story, person: Resident, room: Room, age: str, purposes: tuple[str, ...]
) -> None:
    """The button under the welcome, the question of age, and then one switch after the other, as
    quick as fingers are.
    """
    if person.id in story.erased:
        return
    await _comes(story, person, room)
    if story.reading.button(story.private(person), "age:"):
        await story.presses(person, f"age:{age}:")
    await _turns(story, person, purposes, on=True)
    if CONTACT in purposes:
        story.staff.chooses(person.id, room.cadre.person.first_name)
    if FOLLOW_UP in purposes:
        story.asked_later.add(person.id)
    story.came.add(person.id)
    story.model = story.model or person
    if CONTACT in purposes:
        story.takes_part.setdefault(person.id, room.name)


async def declines(story: Story, person: Resident, room: Room) -> None:
    """No, thank you: nothing but the refusal is remembered."""
    await _comes(story, person, room)
    await story.presses(person, "decline:")


async def child_comes(story: Story, person: Resident, room: Room) -> None:
    """Younger than 14: a kind word, and nothing is kept."""
    await _comes(story, person, room)
    await story.presses(person, "age:under-14:")


async def leaves(story: Story, person: Resident) -> None:
    await story.tells_bot(person, "/leave")
    await story.presses(person, "leave:yes")
    story.books.agrees(person.id, agreed=False)
    story.staff.lets_go(person.id)
    story.duties.no_longer_counted(person.id)
    story.duties.let_go(person.id)
    story.takes_part.pop(person.id, None)


async def switches(story: Story, person: Resident, room: Room, *, on: bool) -> None:
    """Being counted by name is turned off, or on again; everything else stays."""
    await _comes(story, person, room)
    await _turns(story, person, (ACTIVITY,), on=on)


async def is_erased(story: Story, person: Resident) -> None:
    await story.tells_bot(person, "/forgetme")
    await story.presses(person, "forget:yes")
    story.books.erased(person.id)
    story.wish_book.forgets(person.id, story.time.now)
    story.series_book.forgets(person.id)
    story.verdicts.forgets(person.id)
    story.staff.lets_go(person.id)
    story.duties.no_longer_counted(person.id)
    story.duties.let_go(person.id)
    story.erased.add(person.id)
    story.takes_part.pop(person.id, None)


async def _comes(story: Story, person: Resident, room: Room) -> None:
    """Follow the button under the welcome into the private chat."""
    link = await story.time.comes(
        lambda: (
            story.reading.link(room.chat, "g")
            or (story.reading.link(room.old_chat, "g") if room.old_chat else None)
        ),
        f"a welcome in {room.name}",
    )
    await story.opens(person, link)
    await story.button(person, "age:", "consent:")


async def _turns(story: Story, person: Resident, purposes: tuple[str, ...], *, on: bool) -> None:
    """Press switches of the newest message that has any, unless they stand so already."""
    message, _ = await story.button(person, "consent:")
    found = datas(message)
    for purpose in purposes:
        wanted = f"consent:{purpose}:{'on' if on else 'off'}:"
        for data in found:
            if data.startswith(wanted):
                person.presses(message, data)
        if purpose == ACTIVITY:
            story.books.agrees(person.id, agreed=on)
            if not on:
                story.duties.no_longer_counted(person.id)
    await story.time.settle()
