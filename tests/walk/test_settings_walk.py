"""Every button of a group's settings, pressed by everybody: found by pressing, not from a list."""

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from bot.intake.reading import read
from domain.outbox import Kind, Post
from domain.people import Person
from storage.database import Storage
from storage.posts import post_of
from storage.transaction import Transaction
from tests.handlers.talking import NUMBERS, US, Talk, heard, user
from tests.services.people_of_a_county import County, counting_group, founded, met
from tests.storage import county
from tests.storage.county import NOON
from tests.walk.walking import BUG, WAITING, Undone, refusals_in, text_of, undo

CADRE, DEPUTY, ADMINISTRATOR, YOUNG = 901, 902, 903, 7
FORMER, ELSEWHERE, STRANGER = 910, 920, 77
OUTSIDERS = (ADMINISTRATOR, YOUNG, FORMER, ELSEWHERE, STRANGER)
SETTINGS = re.compile(r"(group|setting|deputy|heir):")
# What no deputy can do; the administrators of the office can do the latter.
OF_RESPONSIBLE = re.compile(r"deputy:(link|choose|name|remove)|heir:")
OF_OFFICE = re.compile(r"heir:")
OWN_NAME = re.compile("\u2068[^\u2069]*\u2069")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Answer:
    """What waits in the outbox after a press, most urgent first."""

    posts: tuple[Post, ...]

    @property
    def texts(self) -> list[str]:
        return [text for one in self.posts if (text := text_of(one))]

    @property
    def buttons(self) -> set[str]:
        calls = [one for one in self.posts if one.kind is Kind.CALL]
        shown = [heard(one.name, one.fields, None).buttons.values() for one in calls]
        return {data for datas in shown for data in datas if SETTINGS.match(data)}

    @property
    def refused(self) -> set[str]:
        return {name for text in self.texts for name in refusals_in(text)}


class Settings:
    """One group of one cadre, a forum with a deputy; each press is undone."""

    def __init__(self, storage: Storage, place: County) -> None:
        self.storage = storage
        self.place = place
        self.talk = Talk(storage)

    async def says(self, who: int, text: str) -> Answer:
        return await self._undone({"message": self.talk.message(who, text)})

    async def presses(self, who: int, data: str, *, language: str = "zh-hans") -> Answer:
        shown = {**self.talk.message(who, "Said before"), "from": US}
        pressed = {"id": "5", "chat_instance": "1", "from": user(who, language), "data": data}
        return await self._undone({"callback_query": {**pressed, "message": shown}})

    async def _undone(self, update: dict[str, object]) -> Answer:
        posts: list[Post] = []
        with suppress(Undone):
            async with self.storage.read_write() as tx:
                posts += await self._taken(tx, update)
                undo()
        return Answer(tuple(posts))

    async def _taken(self, tx: Transaction, update: dict[str, object]) -> Iterable[Post]:
        body = json.dumps({"update_id": next(NUMBERS), **update}).encode()
        await self.talk.acting().act(tx, self.talk.now, read(body), body)
        return [post_of(row) for row in await tx._connection.execute(WAITING)]


async def settings(storage: Storage) -> Settings:
    """A line that could be deputy or heir, a deputy who has left office, and a cadre of another
    organisation with a group of their own.
    """
    async with storage.read_write() as tx:
        place = await founded(tx)
        await tx.groups.set_rights(place.group.id, {"member", "administrator"})
        await tx.threads.name(place.group.id, 40, "Canteen")
        await line_of(tx, place, 930, "Sun")
        former = await line_of(tx, place, FORMER, "Former")
        [held] = await tx.cadres.of_person(former.id, NOON.date())
        await tx.sides.add_deputy(place.group.id, held.id)
        await tx.cadres.leave_office(held.id, NOON.date() - timedelta(days=1))
        other = await county.office(tx, "Elsewhere")
        line = await county.cadre(tx, "Qian", other)
        await tx.cadres.take_up(line.id, (await met(tx, ELSEWHERE, "Qian")).id)
        await counting_group(tx, line, -500)
    return Settings(storage, place)


async def line_of(tx: Transaction, place: County, number: int, name: str) -> Person:
    line = await county.cadre(tx, name, place.office)
    person = await met(tx, number, name)
    await tx.cadres.take_up(line.id, person.id)
    return person


async def offered_to(at: Settings, who: int) -> set[str]:
    """Every button that pressing leads to."""
    found, new = set[str](), (await at.says(who, "/groups")).buttons
    while new:
        found |= new
        seen = [await at.presses(who, data) for data in sorted(new)]
        new = {data for one in seen for data in one.buttons} - found
    return found


def fault_in(answer: Answer, language: str) -> str | None:
    """What nobody should have to read."""
    if not answer.posts or not answer.texts:
        return "silence"
    if any(BUG in text for text in answer.texts):
        return "an apology for a bug"
    first = OWN_NAME.sub("", answer.texts[0])
    if bool(CHINESE.search(first)) is not (language == "zh-hans"):
        return f"another language: {first}"
    return None


async def test_whoever_runs_a_group_can_press_every_button_that_is_shown(sqlite: Storage) -> None:
    at = await settings(sqlite)
    wrong = []
    for who in (CADRE, DEPUTY):
        offered = await offered_to(at, who)
        assert len(offered) > len(["a panel", "its settings", "threads", "stepping down"])
        for data in sorted(offered):
            for language in ("zh-hans", "en"):
                answer = await at.presses(who, data, language=language)
                fault = fault_in(answer, language) or ", ".join(answer.refused)
                wrong += [f"{who} {data}: {fault}"] if fault else []
    assert wrong == []


async def test_nobody_else_can_and_everybody_is_told_so_in_their_language(sqlite: Storage) -> None:
    at = await settings(sqlite)
    wrong = []
    offered = await offered_to(at, CADRE) | await offered_to(at, DEPUTY)
    for data in sorted(offered):
        forging = [*OUTSIDERS, DEPUTY] if OF_RESPONSIBLE.match(data) else [*OUTSIDERS]
        for who in forging:
            if who == ADMINISTRATOR and OF_OFFICE.match(data):
                continue
            for language in ("zh-hans", "en"):
                answer = await at.presses(who, data, language=language)
                fault = fault_in(answer, language)
                if fault is None and len(answer.posts) > 1:
                    fault = "refused, and something happened all the same"
                wrong += [f"{who} {data}: {fault}"] if fault else []
            if not (await at.presses(who, data)).refused:
                wrong.append(f"{who} {data}: not refused")
    assert wrong == []
