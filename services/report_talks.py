"""Writing in a part of a report, and returning one with a remark, each shown before it is done."""

from dataclasses import dataclass

from domain.organisations import Organisation
from domain.people import Person
from domain.quarterly_facts import ReportPart
from domain.quarterly_reports import (
    ReportHasMovedOn,
    ReportId,
    SubmissionId,
    Written,
)
from domain.seeing import says_something
from domain.talks import Talk, TalkHasMovedOn
from services.desk import Desk
from services.quarterly_reports import QuarterlyReports
from services.talks import Talks

WRITING, RETURNING = "report-text", "report-remark"
NOTHING = Written()
WORDS, PREVIEW = "words", "preview"
REPORT, PART, REVISION, ADDED, SUBMISSION = "report", "part", "revision", "added", "submission"


@dataclass(frozen=True, slots=True)
class TextAsked:
    """Where the writing in a part stands; `standing` is what is written there now. `talk` None: the
    report lies with the office no more, and the text was not taken.
    """

    talk: Talk | None
    report: ReportId
    part: ReportPart
    standing: Written = NOTHING

    @property
    def text(self) -> str:
        return words_of(self.talk)

    @property
    def added(self) -> bool:
        return self.talk is not None and self.talk.given.get(ADDED) == 1


@dataclass(frozen=True, slots=True)
class RemarkAsked:
    """Where the returning of a report stands. `talk` None: somebody has answered it meanwhile, and
    the remark was not taken.
    """

    talk: Talk | None
    office: Organisation

    @property
    def text(self) -> str:
        return words_of(self.talk)


class ReportTextTalks:
    """Bound to one transaction. Whether somebody may write is asked again at every step."""

    def __init__(self, desk: Desk) -> None:
        self._talks = Talks(desk)
        self._reports = QuarterlyReports(desk)

    async def begin(
        self, me: Person | None, id: ReportId, part: ReportPart, *, added: bool
    ) -> TextAsked:
        """The next thing they write goes into this part."""
        standing = await self._reports.to_write(me, id, part)
        if me is None:
            raise TalkHasMovedOn
        given = {REPORT: id, PART: part.value, REVISION: standing.revision, ADDED: int(added)}
        return TextAsked(await self._talks.begin(me, WRITING, WORDS, **given), id, part, standing)

    async def said(self, me: Person, talk: Talk, text: str) -> TextAsked:
        """Of a report that lies elsewhere by now the conversation is over: what they write next is
        meant for something else.
        """
        number, part = report_of(talk)
        if not await self._reports.can_write(me, number):
            await self._talks.end(me)
            return TextAsked(None, number, part)
        asked = await self._asked(me, talk)
        asked.standing.checked(text, added=asked.added)
        asking = talk.back() if talk.step == PREVIEW else talk
        return await self._asked(me, await self._talks.gave(asking, text, then=PREVIEW))

    async def back(self, me: Person | None, mark: int) -> TextAsked:
        return await self._asked(me, await self._talks.back(me, WRITING, mark))

    async def save(self, me: Person | None, mark: int) -> tuple[ReportId, ReportPart]:
        """Of two taps one saves; nor over what somebody else has written since."""
        talk = await self._talks.pressed(me, WRITING, mark, PREVIEW)
        asked = await self._asked(me, talk)
        await self._talks.end(me)
        await self._reports.write(
            me,
            asked.report,
            asked.part,
            asked.text,
            int(talk.given[REVISION]),
            added=asked.added,
        )
        return asked.report, asked.part

    async def _asked(self, me: Person | None, talk: Talk) -> TextAsked:
        number, part = report_of(talk)
        return TextAsked(talk, number, part, await self._reports.to_write(me, number, part))


class ReportRemarkTalks:
    """Bound to one transaction. Whether it is theirs to answer is asked again at every step."""

    def __init__(self, desk: Desk) -> None:
        self._talks = Talks(desk)
        self._reports = QuarterlyReports(desk)

    async def begin(self, me: Person | None, id: SubmissionId) -> RemarkAsked:
        """The next thing they write is the remark."""
        _, office = await self._reports.to_answer(me, id)
        if me is None:
            raise TalkHasMovedOn
        talk = await self._talks.begin(me, RETURNING, WORDS, **{SUBMISSION: id})
        return RemarkAsked(talk, office)

    async def said(self, me: Person, talk: Talk, text: str) -> RemarkAsked:
        """Of a report that somebody has answered by now the conversation is over, as with texts."""
        office, is_answered = await self._reports.answerable(me, submission_of(talk))
        if is_answered:
            await self._talks.end(me)
            return RemarkAsked(None, office)
        Written().checked(text)
        asking = talk.back() if talk.step == PREVIEW else talk
        return await self._asked(me, await self._talks.gave(asking, text, then=PREVIEW))

    async def back(self, me: Person | None, mark: int) -> RemarkAsked:
        return await self._asked(me, await self._talks.back(me, RETURNING, mark))

    async def send(self, me: Person | None, mark: int) -> Organisation:
        """The office reads it and can write in its report again; of two taps one sends it."""
        talk = await self._talks.pressed(me, RETURNING, mark, PREVIEW)
        text = words_of(talk)
        if not says_something(text):
            raise ReportHasMovedOn
        await self._talks.end(me)
        return await self._reports.give_back(me, submission_of(talk), text)

    async def _asked(self, me: Person | None, talk: Talk) -> RemarkAsked:
        _, office = await self._reports.to_answer(me, submission_of(talk))
        return RemarkAsked(talk, office)


def words_of(talk: Talk | None) -> str:
    return "" if talk is None else str(talk.given.get(WORDS, ""))


def report_of(talk: Talk) -> tuple[ReportId, ReportPart]:
    return ReportId(int(talk.given[REPORT])), ReportPart(str(talk.given[PART]))


def submission_of(talk: Talk) -> SubmissionId:
    return SubmissionId(int(talk.given.get(SUBMISSION, 0)))
