"""A co-design question step by step: where, which question, which options; a look, and off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from domain.designs import DesignNotYours, Draft, Panel, asked_in, options_in
from domain.groups import Group, GroupId
from domain.organisations import Organisation, OrganisationId
from domain.people import Person
from domain.proposals import Proposal
from domain.talks import Given, Talk, TalkHasMovedOn
from domain.topics import DAYS, USUAL_DAYS
from services.designs import Designs, Where
from services.desk import Desk
from services.talks import Talks
from services.topics import TopicDaysUnclear

TALK = "design"
WHERE, QUESTION, OPTIONS, PREVIEW = ("where", "question", "options", "preview")
GROUP, OFFICE, ASKED, CHOICE, OPEN, IDEAS = ("group", "office", "asked", "choice", "open", "ideas")
LINE = "\n"


@dataclass(frozen=True, slots=True)
class DesignAskedFor:
    """Where it stands. `talk` None: it was asked, and `panel` shows it. `offered`: proposals that
    are no option yet.
    """

    talk: Talk | None
    groups: tuple[Group, ...] = ()
    offices: tuple[Organisation, ...] = ()
    draft: Draft | None = None
    days: int = USUAL_DAYS
    offered: tuple[Proposal, ...] = ()
    panel: Panel | None = None


class DesignTalks:
    """Bound to one transaction. Whether somebody may ask is looked at again at every step."""

    def __init__(self, desk: Desk) -> None:
        self._talks = Talks(desk)
        self._designs = Designs(desk)

    async def begin(self, by: Person | None, text: str = "") -> DesignAskedFor:
        """What is known already is not asked."""
        groups, offices = await self._designs.places(by)
        if by is None:
            raise DesignNotYours
        known: dict[str, Given] = with_draft(asked_in(text)) if text else {}
        if len(groups) + len(offices) > 1:
            return await self._asked(by, await self._talks.begin(by, TALK, WHERE, **known))
        place = {GROUP: int(groups[0].id)} if groups else {OFFICE: int(offices[0].id)}
        await self._designs.groups_at(by, where_in(place))
        step = OPTIONS if known else QUESTION
        return await self._asked(by, await self._talks.begin(by, TALK, step, **known, **place))

    async def placed(self, by: Person | None, place: Where, mark: int) -> DesignAskedFor:
        talk = await self._talks.pressed(by, TALK, mark, WHERE)
        await self._designs.groups_at(by, place)
        then = OPTIONS if ASKED in talk.given else QUESTION
        gone = talk.gave("", then)
        group, office = int(place.group or 0), int(place.office or 0)
        return await self._asked(by, await self._talks.changed(gone, group=group, office=office))

    async def said(self, by: Person | None, talk: Talk, text: str) -> DesignAskedFor:
        """The answer to what was asked; in the preview, further options."""
        match talk.step:
            case step if step == QUESTION:
                known = asked_in(text)
                draft = replace(known, options=known.options or draft_in(talk).options)
                gone = talk.gave("", OPTIONS)
                return await self._asked(by, await self._keep(gone, draft))
            case step if step in {OPTIONS, PREVIEW}:
                return await self._add(by, talk, options_in(text))
            case _:
                return await self._asked(by, talk)

    async def take(self, by: Person | None, number: int, mark: int) -> DesignAskedFor:
        """An open proposal as an option, by its number."""
        talk = await self._talks.pressed(by, TALK, mark, OPTIONS)
        asked = await self._asked(by, talk)
        text = next((one.text for one in asked.offered if one.id == number), None)
        if text is None:
            raise TalkHasMovedOn
        return await self._add(by, talk, [text])

    async def clear(self, by: Person | None, mark: int) -> DesignAskedFor:
        """The options anew."""
        talk = await self._talks.pressed(by, TALK, mark, OPTIONS)
        return await self._asked(by, await self._talks.changed(talk, choice=""))

    async def look(self, by: Person | None, mark: int) -> DesignAskedFor:
        """There are enough options."""
        talk = await self._talks.pressed(by, TALK, mark, OPTIONS)
        draft_in(talk).checked()
        return await self._asked(by, await self._talks.gave(talk, "", then=PREVIEW))

    async def open_for(self, by: Person | None, days: int, mark: int) -> DesignAskedFor:
        talk = await self._talks.pressed(by, TALK, mark, PREVIEW)
        if days not in DAYS:
            raise TopicDaysUnclear(most=DAYS[-1])
        return await self._asked(by, await self._talks.changed(talk, open=days))

    async def with_ideas(self, by: Person | None, wanted: int, mark: int) -> DesignAskedFor:
        talk = await self._talks.pressed(by, TALK, mark, PREVIEW)
        return await self._asked(by, await self._talks.changed(talk, ideas=min(wanted, 1)))

    async def back(self, by: Person | None, mark: int) -> DesignAskedFor:
        return await self._asked(by, await self._talks.back(by, TALK, mark))

    async def send(self, by: Person | None, mark: int) -> DesignAskedFor:
        """Of two taps one asks."""
        talk = await self._talks.pressed(by, TALK, mark, PREVIEW)
        asked = await self._designs.ask(by, where_in(talk.given), draft_in(talk), days_in(talk))
        await self._talks.end(by)
        return DesignAskedFor(None, panel=await self._designs.look(by, asked.id))

    async def _add(self, by: Person | None, talk: Talk, more: Sequence[str]) -> DesignAskedFor:
        draft = draft_in(talk)
        options = draft.with_options(more)
        return await self._asked(by, await self._keep(talk, replace(draft, options=options)))

    async def _keep(self, talk: Talk, draft: Draft) -> Talk:
        return await self._talks.changed(
            talk, asked=draft.question, choice=LINE.join(draft.options)
        )

    async def _asked(self, by: Person | None, talk: Talk) -> DesignAskedFor:
        if talk.step == WHERE:
            groups, offices = await self._designs.places(by)
            return DesignAskedFor(talk, tuple(groups), tuple(offices))
        groups = await self._designs.groups_at(by, where_in(talk.given))
        draft = draft_in(talk)
        found = await self._designs.proposals_in(groups)
        offered = tuple(one for one in found if one.text not in draft.options)
        return DesignAskedFor(talk, tuple(groups), draft=draft, days=days_in(talk), offered=offered)


def where_in(given: Mapping[str, Given]) -> Where:
    group, office = int(given.get(GROUP, 0)), int(given.get(OFFICE, 0))
    return Where(GroupId(group) if group else None, OrganisationId(office) if office else None)


def draft_in(talk: Talk) -> Draft:
    options = tuple(one for one in str(talk.given.get(CHOICE, "")).split(LINE) if one)
    return Draft(str(talk.given.get(ASKED, "")), options, bool(talk.given.get(IDEAS, 1)))


def with_draft(draft: Draft) -> dict[str, Given]:
    return {ASKED: draft.question, CHOICE: LINE.join(draft.options)}


def days_in(talk: Talk) -> int:
    return int(talk.given.get(OPEN, USUAL_DAYS))
