"""Every way into the program, handler by handler, with the deed that it is.

A new handler gets its line here, or the walk fails. A way's text or data names what it is about:
`{group}`, `{office}`, `{wish}`, `{call}`, `{invite}` … of the corner in which it stands.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace

from domain.consents import Purpose
from domain.people import AgeBand, Person
from domain.rights import Deed
from domain.topic_schedules import ScheduleId
from domain.wish_lists import Shelf
from domain.wishes import Outcome, Wish
from storage.transaction import Transaction
from tests.desks import BOT
from tests.storage.county import NOON
from tests.walk.world import Corner
from texts.help import PAGES

NAME = BOT.username
SHEET = {
    "file_id": "F1",
    "file_unique_id": "U1",
    "file_name": "roster.xlsx",
    "file_size": 1000,
}
Prepare = Callable[[Transaction, Person | None, Corner], Awaitable[None]]


async def nothing(_tx: Transaction, _who: Person | None, _here: Corner) -> None:
    """Most ways need no preparing."""


@dataclass(frozen=True)
class Way:
    """`say` in private, `press` in private, or `here`: said in the group of the corner.

    `deed` None: everybody gets an answer, whatever they are. `about` is what the deed is done to:
    "self", "group", "office", "own" and "line" (only whose it is), or an item that was put before
    somebody. `else_no` names refusals that somebody may get who has the right: the state of things.
    """

    say: str | None = None
    press: str | None = None
    here: str | None = None
    deed: Deed | None = None
    also: Deed | None = None  # either of them is enough
    about: str = "self"
    prepare: Prepare = nothing
    else_no: tuple[str, ...] = ()
    sends: Mapping[str, object] | None = None  # a file in place of the text
    sends_photo: bool = False  # a picture, with the text under it
    known: bool = False  # only by people of whom the program can keep where they stand
    replies: str | None = None  # to a message of the bot's with this button

    @property
    def template(self) -> str:
        return self.say or self.press or self.here or ""


def guided(kind: str, /, *steps: str, **given: str) -> Prepare:
    """Somebody is at the last of these steps, with the mark 1."""

    async def prepare(tx: Transaction, who: Person | None, here: Corner) -> None:
        if who is not None:
            filled = {key: value.format(**here.numbers) for key, value in given.items()}
            data = {"steps": steps, "given": filled, "mark": 1}
            await tx.drafts.save(who.id, kind, data, NOON)

    return prepare


def moved(step: Callable[[Wish, Corner], Wish]) -> Prepare:
    """The corner's wish has gone on."""

    async def prepare(tx: Transaction, _who: Person | None, here: Corner) -> None:
        assert await tx.wishes.replace(here.wish, step(here.wish, here))

    return prepare


async def held_back(tx: Transaction, _who: Person | None, here: Corner) -> None:
    """The corner's schedule is paused."""
    found = await tx.topic_schedules.get(ScheduleId(int(here.numbers["schedule"])))
    assert found is not None
    assert await tx.topic_schedules.replace(found, found.paused())


def claimed(wish: Wish, here: Corner) -> Wish:
    return wish.claimed_by(here.cadre.id, NOON)


def fulfilled(wish: Wish, here: Corner) -> Wish:
    return wish.fulfilled_by(here.cadre.id, NOON)


def offered(wish: Wish, here: Corner) -> Wish:
    return wish.offered("No book", here.cadre.id, NOON)


def pooled(wish: Wish, here: Corner) -> Wish:
    return offered(wish, here).agreed(here.office.id, NOON)


def confirmed(wish: Wish, here: Corner) -> Wish:
    return fulfilled(wish, here).confirmed(5, NOON)


def asked_about(wish: Wish, here: Corner) -> Wish:
    """Whether it helped."""
    return replace(confirmed(wish, here), asked_at=NOON)


async def not_asked(tx: Transaction, who: Person | None, _here: Corner) -> None:
    """Whoever gave it takes part no longer, so that joining begins anew."""
    if who is not None:
        for purpose in Purpose:
            await tx.consents.take_back(who.id, purpose)


def group(way: Way, deed: Deed, **more: object) -> Way:
    return replace(way, deed=deed, about="group", **more)  # type: ignore[arg-type]  # as given


def office(data: str, deed: Deed, *else_no: str) -> Way:
    return Way(press=data, deed=deed, about="office", else_no=else_no)


def roster(way: Way) -> Way:
    return replace(way, deed=Deed.MANAGE_ROSTER)


def item(data: str, deed: Deed, about: str, prepare: Prepare = nothing) -> Way:
    return Way(press=data, deed=deed, about=about, prepare=prepare)


ORGANISATIONS: Mapping[str, tuple[Way, ...]] = {
    "open_invite": (
        Way(say="/start i{token}"),
        Way(say="/start i{token}x"),
        Way(say="/start i"),
    ),
    "home": (Way(say="/start"),),
    "safety": (Way(say="/safety", deed=Deed.NAME_SAFETY_CONTACT),),
    "safety_in_group": (Way(here="/safety"),),
    "safety_is_me": (Way(press="safety:me", deed=Deed.NAME_SAFETY_CONTACT),),
    "safety_is_another": (office("safety:link:{office}", Deed.NAME_SAFETY_CONTACT),),
}
ROLES: Mapping[str, tuple[Way, ...]] = {
    "asked": (
        Way(say="/roles", deed=Deed.SEE_ROLES),
        Way(say="/start roles", deed=Deed.SEE_ROLES),
    ),
    "in_group": (Way(here="/roles"),),
    "at": (office("roles:at:{office}:0", Deed.SEE_ROLES),),
    "give": (office("roles:give:{office}", Deed.MANAGE_ROLES),),
    "link": (office("roles:link:{office}:supervisor", Deed.MANAGE_ROLES),),
    "take": (office("roles:take:{office}", Deed.MANAGE_ROLES),),
    "ask": (office("roles:ask:{office}:expert:{holder}", Deed.MANAGE_ROLES),),
    "drop": (office("roles:drop:{office}:expert:{holder}", Deed.MANAGE_ROLES),),
    "links": (office("roles:links:{office}:0", Deed.MANAGE_ROLES),),
    "invite": (office("roles:invite:{invite}", Deed.MANAGE_ROLES),),
    "back": (office("roles:back:{invite}", Deed.MANAGE_ROLES),),
    "again": (office("roles:again:{invite}", Deed.MANAGE_ROLES),),
}
PEOPLE: Mapping[str, tuple[Way, ...]] = {
    "from_group": (Way(say="/start g{group}"), Way(say="/start g{group}", prepare=not_asked)),
    "join": (Way(say="/join"), Way(say="/join", prepare=not_asked)),
    "ask_to_leave": (Way(say="/leave"), Way(say="/start leave")),
    "my_data": (Way(say="/mydata"), Way(say="/start mydata")),
    "ask_to_forget": (Way(say="/forgetme"), Way(say="/start forgetme")),
    "language": (Way(say="/language"), Way(say="/start language")),
    "join_in_group": (Way(here="/join"),),
    "in_group": tuple(Way(here=f"/{one}") for one in ("leave", "mydata", "forgetme", "language")),
    "age": tuple(Way(press=f"age:{band}:{{group}}", prepare=not_asked) for band in AgeBand),
    "ages": (Way(press="ages:{group}"),),
    "switch": (
        *(Way(press=f"consent:{purpose}:on:18+:{{group}}") for purpose in Purpose),
        Way(press="consent:contact:off:14-17:{group}"),
        Way(press="consent:activity:on:under-14:{group}"),
    ),
    "change": (Way(press="change:{cadre}"),),
    "decline": (Way(press="decline:{group}"), Way(press="decline:{group}", prepare=not_asked)),
    "leave": (Way(press="leave:yes"),),
    "stay": (Way(press="leave:no"), Way(press="forget:no")),
    "forget": (Way(press="forget:yes"),),
}
GROUPS: Mapping[str, tuple[Way, ...]] = {
    "bind": (group(Way(here="/bind"), Deed.RUN_GROUP),),
    "bind_there": (Way(say="/bind", deed=Deed.RUN_GROUP),),
    "start": (Way(here="/start"), Way(here="/start bind")),
    "own": (Way(say="/groups", deed=Deed.HAND_ON_GROUP),),
    "own_in_group": (Way(here="/groups"),),
    "claim": (
        group(Way(press="group:claim:{group}"), Deed.RUN_GROUP),
        Way(press="group:claim:{free}", deed=Deed.SET_UP_GROUP),
    ),
    "check": (group(Way(press="group:check:{group}"), Deed.RUN_GROUP),),
    "speak": (group(Way(press="group:language:{group}:en"), Deed.RUN_GROUP),),
}
SETTINGS: Mapping[str, tuple[Way, ...]] = {
    "panel": (group(Way(press="group:panel:{group}"), Deed.RUN_GROUP),),
    "hold": tuple(
        group(Way(press=f"setting:{wanted}:{{group}}"), Deed.RUN_GROUP)
        for wanted in ("hold", "go-on")
    ),
    "speak": (group(Way(press="setting:speak:en:{group}"), Deed.RUN_GROUP),),
    "greet": (group(Way(press="setting:greet:off:{group}"), Deed.RUN_GROUP),),
    "threads": (group(Way(press="setting:threads:{group}"), Deed.RUN_GROUP),),
    "put_cards": (
        group(Way(press="setting:thread:{group}:0"), Deed.RUN_GROUP),
        group(Way(press="setting:thread:{group}:{thread}"), Deed.RUN_GROUP),
    ),
    "welcome": (group(Way(press="setting:welcome:{group}"), Deed.RUN_GROUP),),
}
DEPUTIES: Mapping[str, tuple[Way, ...]] = {
    "open_link": (Way(say="/start dAAAAAAAAAAAAAAAAAAAAAA"),),
    "listed": (group(Way(press="deputy:list:{group}"), Deed.RUN_GROUP),),
    "by_link": (group(Way(press="deputy:link:{group}"), Deed.NAME_DEPUTY),),
    "by_choice": (group(Way(press="deputy:choose:{group}"), Deed.NAME_DEPUTY),),
    "name": (group(Way(press="deputy:name:{group}:{second}"), Deed.NAME_DEPUTY),),
    "remove": (group(Way(press="deputy:remove:{group}:{second}"), Deed.NAME_DEPUTY),),
    "step_down": (Way(press="deputy:out:{group}"),),
}
SUCCESSION: Mapping[str, tuple[Way, ...]] = {
    "of_office": (Way(press="heir:office:0"),),
    "heirs": (group(Way(press="heir:list:{group}:0"), Deed.HAND_ON_GROUP),),
    "pick": (group(Way(press="heir:pick:{group}:{second}"), Deed.HAND_ON_GROUP),),
    "give": (group(Way(press="heir:give:{group}:{second}"), Deed.HAND_ON_GROUP),),
    "keep": (Way(press="heir:yes:{cadre}"),),
    "let_go": (Way(press="heir:no:{cadre}"),),
}
SAFETY: Mapping[str, tuple[Way, ...]] = {
    "came_from_group": (Way(say="/start help"),),
    "more": (Way(press="help:more"),),
    "take": (item("help:take:{call}", Deed.TAKE_CALL, "call"),),
    "was_wish": (item("help:wish:{call}", Deed.WISH, "own"),),
}
TOPICS: Mapping[str, tuple[Way, ...]] = {
    "post_here": (group(Way(here="/topic Which window?"), Deed.POST_TOPIC),),
    "post_somewhere": (Way(say="/topic Which window?", deed=Deed.POST_TOPIC),),
    "chosen": (
        group(
            Way(press="topic:to:{group}:1"),
            Deed.POST_TOPIC,
            prepare=guided("topic", "group", words="Which window?"),
        ),
    ),
    "idea": (
        group(
            Way(press="topic:idea:0:1"),
            Deed.POST_TOPIC,
            prepare=guided("topic", "words", group="{group}"),
        ),
    ),
    "in": tuple(
        group(
            Way(press=f"topic:in:{thread}:1"),
            Deed.POST_TOPIC,
            prepare=guided("topic", "thread", group="{group}", words="Which window?"),
        )
        for thread in ("0", "{thread}")
    ),
    "send": (
        group(
            Way(press="topic:send:1"),
            Deed.POST_TOPIC,
            prepare=guided("topic", "words", "preview", group="{group}", words="Which?"),
        ),
    ),
    "turn": (
        group(
            Way(press="topic:turn:time:1"),
            Deed.POST_TOPIC,
            prepare=guided("topic", "words", "preview", group="{group}", words="Which?"),
        ),
    ),
    "at": (
        group(
            Way(press="topic:at:1:1"),
            Deed.POST_TOPIC,
            prepare=guided("topic", "preview", "time", group="{group}", words="Which?"),
        ),
    ),
    "days": (
        group(
            Way(press="topic:days:5:1"),
            Deed.POST_TOPIC,
            prepare=guided("topic", "preview", "open", group="{group}", words="Which?"),
        ),
    ),
    "post_picture": (Way(say="/topic Which window?", sends_photo=True, deed=Deed.POST_TOPIC),),
    "pictured": (
        group(
            Way(say="Which window?", sends_photo=True, known=True),
            Deed.POST_TOPIC,
            prepare=guided("topic", "words", group="{group}"),
        ),
    ),
    "again": (group(Way(press="topic:again:{topic}"), Deed.POST_TOPIC),),
    "leave": (group(Way(press="topic:leave:{topic}"), Deed.POST_TOPIC),),
}
TOPIC_LISTS: Mapping[str, tuple[Way, ...]] = {
    "in_group": (Way(here="/topics"),),
    "asked": (
        Way(say="/topics", deed=Deed.POST_TOPIC),
        Way(say="/start topics", deed=Deed.POST_TOPIC),
    ),
    "listed": (Way(press="topic:list", deed=Deed.POST_TOPIC),),
    "new": (Way(press="topic:new", deed=Deed.POST_TOPIC),),
    "look": (group(Way(press="topic:look:{opened}"), Deed.POST_TOPIC),),
    "close": (group(Way(press="topic:close:{opened}"), Deed.POST_TOPIC),),
    "thank": (group(Way(press="topic:thank:{told}"), Deed.POST_TOPIC),),
    "schedule": (
        group(Way(press="schedule:look:{schedule}"), Deed.POST_TOPIC),
        group(Way(press="schedule:pause:{schedule}"), Deed.POST_TOPIC),
        group(Way(press="schedule:goon:{schedule}"), Deed.POST_TOPIC, prepare=held_back),
        group(Way(press="schedule:end:{schedule}"), Deed.POST_TOPIC),
    ),
    "change": (group(Way(press="schedule:change:{schedule}"), Deed.POST_TOPIC),),
}
SO_FAR = {
    "group": "{group}",
    "kind": "league-class",
    "title": "Books",
    "place": "Hall",
    "time": "12-1 15:00",
}
ACTIVITIES: Mapping[str, tuple[Way, ...]] = {
    "calendar": (Way(say="/start k{activity}"),),
    "in_group": (Way(here="/activity"),),
    "started": (
        Way(say="/start activity", deed=Deed.HOLD_ACTIVITY, also=Deed.HOLD_ORGAN_ACTIVITY),
    ),
    "asked": (
        Way(say="/activity", deed=Deed.HOLD_ACTIVITY, also=Deed.HOLD_ORGAN_ACTIVITY),
        Way(say="/activity 团课; Reading; 12-1 15:00; Hall; 3", deed=Deed.HOLD_ACTIVITY),
        Way(say="/activity 团课; Songs; 12-1 15:00; Hall; 每周", deed=Deed.HOLD_ACTIVITY),
        group(Way(say="/activity {activity}; 12-2 15:00"), Deed.HOLD_ACTIVITY),
    ),
    "chosen": (
        group(
            Way(press="activity:to:{group}:1"),
            Deed.HOLD_ACTIVITY,
            prepare=guided("activity", "group", text="团课; Reading; 12-1 15:00; Hall"),
        ),
    ),
    "look": (group(Way(press="activity:look:{activity}"), Deed.HOLD_ACTIVITY),),
    "ask_call_off": (group(Way(press="activity:askoff:{activity}"), Deed.HOLD_ACTIVITY),),
    "call_off": (group(Way(press="activity:off:{activity}"), Deed.HOLD_ACTIVITY),),
    "again": (group(Way(press="activity:again:{activity}"), Deed.HOLD_ACTIVITY),),
    "join": (Way(press="activity:join:{activity}", else_no=("ActivityNotYours",)),),
    "cannot": (Way(press="activity:cannot:{activity}", else_no=("ActivityNotYours",)),),
}
RECURRING: Mapping[str, tuple[Way, ...]] = {
    "look": (group(Way(press="recurring:look:{recurring}"), Deed.HOLD_ACTIVITY),),
    "end": (group(Way(press="recurring:end:{recurring}"), Deed.HOLD_ACTIVITY),),
    "later_ones_too": (group(Way(press="recurring:later:{activity}"), Deed.HOLD_ACTIVITY),),
}
ORGANS: Mapping[str, tuple[Way, ...]] = {
    "new": (office("organ:new:{office}", Deed.HOLD_ORGAN_ACTIVITY),),
    "invite": (office("organ:invite:{organ}", Deed.HOLD_ORGAN_ACTIVITY),),
    "invited": (Way(say="/start o{organ}"),),
}
PICTURE = ({"file_id": "F2", "file_unique_id": "U2", "width": 9, "height": 9},)
PHOTOS: Mapping[str, tuple[Way, ...]] = {
    "sent": (
        group(
            Way(sends={"photo": PICTURE}, known=True),
            Deed.HOLD_ACTIVITY,
            prepare=guided("photos", "photos", activity="{entered}"),
        ),
    ),
    "add": (group(Way(press="photo:add:{entered}"), Deed.HOLD_ACTIVITY),),
    "enough": (group(Way(press="photo:enough:{entered}"), Deed.HOLD_ACTIVITY),),
    "show": (group(Way(press="photo:show:{entered}"), Deed.HOLD_ACTIVITY),),
    "see": (office("photo:see:{entered}", Deed.SEE_FIVE_ONES_OF_OFFICE),),
    "drop": (group(Way(press="photo:drop:{photo}"), Deed.HOLD_ACTIVITY),),
}
RATINGS: Mapping[str, tuple[Way, ...]] = {
    "rate": (Way(press="rate:{activity}:5", else_no=("RatingNotYours",)),),
}
CHECK_INS: Mapping[str, tuple[Way, ...]] = {
    "scanned": (
        Way(
            say=f"/start c{{activity}}-a-{'0' * 24}",
            else_no=("CheckInTooEarly", "CheckInCodeOfAnother"),
        ),
    ),
    "show": (
        group(
            Way(press="checkin:show:{activity}"), Deed.HOLD_ACTIVITY, else_no=("CheckInTooEarly",)
        ),
    ),
    "allow": (group(Way(press="checkin:button:{activity}:1"), Deed.HOLD_ACTIVITY),),
    "was_there": (Way(press="checkin:was:{activity}", else_no=("ActivityNotYours",)),),
    "here_i_am": (Way(press="checkin:here:{activity}", else_no=("ActivityNotYours",)),),
}
FIVE_ONES: Mapping[str, tuple[Way, ...]] = {
    "in_group": (Way(here="/fiveones"),),
    "asked": (Way(say="/fiveones"), Way(say="/start fiveones")),
    "of_line": (item("fiveones:line:{cadre}:20260301", Deed.SEE_OWN_FIVE_ONES, "line"),),
    "draw": (item("fiveones:draw:{cadre}:20260301", Deed.SEE_OWN_FIVE_ONES, "line"),),
    "of_office": (office("fiveones:office:{office}:now:0", Deed.SEE_FIVE_ONES_OF_OFFICE),),
    "of_cadre": (office("fiveones:cadre:{cadre}:before", Deed.SEE_FIVE_ONES_OF_OFFICE),),
}
POLICIES: Mapping[str, tuple[Way, ...]] = {
    "in_group": (Way(here="/policy"),),
    "started": (Way(say="/start policy", deed=Deed.SEE_POLICIES),),
    "asked": (
        Way(say="/policy", deed=Deed.SEE_POLICIES),
        Way(say="/policy activities; 4", deed=Deed.SET_POLICIES),
        Way(say="/policy contacts; 101", deed=Deed.SET_POLICIES),
        Way(
            say="/policy {office}; kinds; 团课、读书会=Reading; 2027-01-01",
            deed=Deed.SET_POLICIES,
            about="office",
        ),
    ),
    "at": (office("policy:at:{office}", Deed.SEE_POLICIES),),
    "change": (
        office("policy:change:{office}:activities", Deed.SET_POLICIES),
        office("policy:change:{office}:kinds", Deed.SET_POLICIES),
    ),
    "choose": (office("policy:set:{office}:both:1", Deed.SET_POLICIES),),
    "national": (office("policy:national:{office}", Deed.SET_POLICIES),),
    "raisings": (office("policy:raisings:{office}:0", Deed.SEE_QUOTA_RAISINGS),),
}
MEETINGS: Mapping[str, tuple[Way, ...]] = {
    "in_group": (Way(here="/meetings"),),
    "asked": (
        Way(say="/meetings", deed=Deed.KEEP_MEETINGS),
        Way(say="/start meetings", deed=Deed.KEEP_MEETINGS),
    ),
    "of_line": (item("meeting:of:{cadre}:0", Deed.KEEP_MEETINGS, "line"),),
    "met": (item("meeting:met:{cadre}:{young}", Deed.KEEP_MEETINGS, "line"),),
    "answered": (Way(press="meeting:yes:{cadre}:2026"), Way(press="meeting:no:{cadre}:2026")),
}
NO_OFFICE = ("EvaluationNeedsAGroup",)
EVALUATIONS: Mapping[str, tuple[Way, ...]] = {
    "in_group": (Way(here="/evaluate"),),
    "evaluate": (Way(say="/evaluate", else_no=NO_OFFICE),),
    "started": (Way(say="/start evaluate", else_no=NO_OFFICE),),
    "said": (Way(press="evaluate:say:0", else_no=(*NO_OFFICE, "EvaluatedBefore")),),
}

ASKED = {"group": "{group}", "asked": "Next time?", "choice": "Hike\nChess"}
OTHERS_ASKED = ("DesignNotYours", "DesignMovedOn")  # questions are of whoever asked them


def asking(data: str, *steps: str) -> Way:
    """A step of somebody who asks a group."""
    prepare = guided("design", *steps, **ASKED)
    return Way(press=data, deed=Deed.ASK_DESIGN, about="group", prepare=prepare)


def asked(data: str) -> Way:
    """To a question of the corner's cadre."""
    own, branch = Deed.ASK_DESIGN, Deed.ASK_DESIGN_OF_BRANCH
    return Way(press=data, deed=own, also=branch, else_no=OTHERS_ASKED)


DESIGNS: Mapping[str, tuple[Way, ...]] = {
    "in_group": (Way(here="/design"),),
    "overview": (
        Way(say="/design"),
        Way(
            say="/design Next time?\n- Hike\n- Chess",
            deed=Deed.ASK_DESIGN,
            also=Deed.ASK_DESIGN_OF_BRANCH,
        ),
    ),
    "started": (Way(say="/start design"),),
    "everything": (Way(press="design:all"),),
    "begin": (asked("design:new"),),
    "in_one_group": (asking("design:group:{group}:1", "where"),),
    "in_branch": (
        item(
            "design:office:{office}:1",
            Deed.ASK_DESIGN_OF_BRANCH,
            "office",
            guided("design", "where"),
        ),
    ),
    "take": (asking("design:take:{proposal}:1", "options"),),
    "clear": (asking("design:clear:1", "options"),),
    "enough": (asking("design:enough:1", "options"),),
    "open": (asking("design:open:5:1", "options", "preview"),),
    "ideas": (asking("design:ideas:0:1", "options", "preview"),),
    "send": (asking("design:send:1", "options", "preview"),),
    "look": (asked("design:look:{design}"),),
    "read": (asked("design:read:{design}"),),
    "again": (asked("design:again:{design}"),),
    "close": (asked("design:close:{design}"),),
    "withdraw": (asked("design:withdraw:{design}"),),
    "gone": (asked("design:gone:{design}"),),
    "share": (asked("design:share:{design}"),),
    "hold": (asked("design:hold:{design}:0"),),
}
DESIGN_VOTES: Mapping[str, tuple[Way, ...]] = {
    "opened": (Way(say="/start v{design}"),),
    "see": (Way(press="design:see:{design}"),),
    "vote": (Way(press="design:vote:{design}:1"), Way(press="design:vote:{design}:9")),
    "idea": (Way(press="design:idea:{design}"),),
    "take_back": (Way(press="design:noidea:{design}"),),
}

ANOTHERS = ("SeriesNotYours",)  # series are of whoever began them, and of nobody else
SERIES: Mapping[str, tuple[Way, ...]] = {
    "in_group": (Way(here="/series"),),
    "overview": (Way(say="/series"),),
    "started": (Way(say="/start series"),),
    "opened": (Way(say="/start s{series}"),),
    "begin": (Way(press="series:new", deed=Deed.RUN_SERIES),),
    "write": (Way(press="series:write:{series}", deed=Deed.RUN_SERIES, else_no=ANOTHERS),),
    "send": (
        Way(
            press="series:send:1",
            deed=Deed.RUN_SERIES,
            prepare=guided("series", "words", "preview", of="{series}", number="2", words="Soup"),
            else_no=ANOTHERS,
        ),
    ),
    "pictured": (
        Way(
            say="Soup",
            sends_photo=True,
            known=True,
            deed=Deed.RUN_SERIES,
            prepare=guided("series", "words", of="{series}", number="2"),
            else_no=ANOTHERS,
        ),
    ),
    "look": (Way(press="series:look:{series}", deed=Deed.RUN_SERIES, else_no=ANOTHERS),),
    "end": (Way(press="series:end:{series}", deed=Deed.RUN_SERIES, else_no=ANOTHERS),),
    "end_it": (Way(press="series:ended:{series}", deed=Deed.RUN_SERIES, else_no=ANOTHERS),),
    "take": (Way(press="series:take:{series}"),),
    "of_age": (Way(press="series:age:{series}:2"),),
    "stop": (Way(press="series:stop:{series}"),),
    "read": (Way(press="series:read:{issue}"),),
}

OVER = ("ReminderGone",)  # reminders are of whoever made them, and of nobody else
OWN_REMINDERS: Mapping[str, tuple[Way, ...]] = {
    "in_group": (Way(here="/remind"),),
    "asked": (
        Way(say="/remind", deed=Deed.KEEP_REMINDERS),
        Way(say="/remind tomorrow 20:00 rackets", deed=Deed.KEEP_REMINDERS),
    ),
    "started": (Way(say="/start remind", deed=Deed.KEEP_REMINDERS),),
    "begin": (Way(press="remind:new", deed=Deed.KEEP_REMINDERS),),
    "look": (Way(press="remind:look:{reminder}", deed=Deed.KEEP_REMINDERS, else_no=OVER),),
    "to": (Way(press="remind:to:{reminder}:0", deed=Deed.KEEP_REMINDERS, else_no=OVER),),
    "end": (Way(press="remind:end:{reminder}", deed=Deed.KEEP_REMINDERS, else_no=OVER),),
}
MUTING: Mapping[str, tuple[Way, ...]] = {
    "in_group": (Way(here="/mute"),),
    "asked": (Way(say="/mute"),),
    "started": (Way(say="/start mute"),),
    "off": (Way(press="mute:off:0"),),
    "on": (Way(press="mute:on:0"),),
}

STARTING: Mapping[str, tuple[Way, ...]] = {
    "with_one": tuple(
        Way(press=f"start:kind:{kind}", deed=Deed.HOLD_ACTIVITY)
        for kind in ("heart-to-heart", "practical-help")
    ),
    "together": (Way(press="start:kind:league-class", deed=Deed.HOLD_ACTIVITY),),
    "own_kind": (item("start:own:{cadre}:0", Deed.HOLD_ACTIVITY, "line"),),
    "own_progress": (Way(press="start:fiveones"),),
    "waiting_wishes": (Way(press="start:wishes"),),
    "of_today": (group(Way(press="start:activity:{activity}"), Deed.HOLD_ACTIVITY),),
    "of_organ": (office("start:organ:{office}", Deed.SEE_FIVE_ONES_OF_OFFICE),),
    "to_meet": (item("start:meetings:{cadre}", Deed.KEEP_MEETINGS, "line"),),
}
HOLDING: Mapping[str, tuple[Way, ...]] = {
    "begin": (Way(press="hold:new", deed=Deed.HOLD_ACTIVITY),),
    "from_proposal": (group(Way(press="hold:from:{proposal}"), Deed.HOLD_ACTIVITY),),
    "chosen": (
        group(Way(press="hold:to:{group}:1"), Deed.HOLD_ACTIVITY, prepare=guided("hold", "group")),
    ),
    "kind": (
        group(
            Way(press="hold:kind:0:1"),
            Deed.HOLD_ACTIVITY,
            prepare=guided("hold", "kind", group="{group}"),
        ),
    ),
    "seats": (
        group(
            Way(press="hold:seats:0:1"),
            Deed.HOLD_ACTIVITY,
            prepare=guided("hold", "seats", **SO_FAR),
        ),
    ),
    "repeat": (
        group(
            Way(press="hold:repeat:4:1"),
            Deed.HOLD_ACTIVITY,
            prepare=guided("hold", "repeat", seats="0", **SO_FAR),
        ),
    ),
    "send": (
        group(
            Way(press="hold:send:1"),
            Deed.HOLD_ACTIVITY,
            prepare=guided("hold", "preview", seats="0", **SO_FAR),
        ),
    ),
    "in_group": (Way(here="/propose"),),
    "started": (Way(say="/start propose", else_no=("ProposalNeedsAGroup",)),),
    "propose": (
        Way(say="/propose", else_no=("ProposalNeedsAGroup",)),
        Way(say="/propose Stars", else_no=("ProposalNeedsAGroup",)),
    ),
    "support": (
        Way(
            press="proposal:support:{proposal}", else_no=("ProposalNeedsAGroup", "ProposalMovedOn")
        ),
    ),
    "take_back": (Way(press="proposal:back:{proposal}", else_no=("ProposalMovedOn",)),),
    "listed": (Way(press="proposal:list", deed=Deed.HOLD_ACTIVITY),),
}
ENTERING: Mapping[str, tuple[Way, ...]] = {
    "listed": (Way(press="held:list", deed=Deed.HOLD_ACTIVITY, also=Deed.HOLD_ORGAN_ACTIVITY),),
    "look": (group(Way(press="held:look:{activity}"), Deed.HOLD_ACTIVITY),),
    "withdraw": (group(Way(press="held:withdraw:{entered}"), Deed.HOLD_ACTIVITY),),
    "approve": (item("held:approve:{entered}", Deed.APPROVE_ACTIVITY, "entered"),),
    "ask_reason": (item("held:decline:{entered}", Deed.APPROVE_ACTIVITY, "entered"),),
    "choose": (Way(press="between:who:heart-to-heart:0", deed=Deed.HOLD_ACTIVITY),),
    "which_day": (
        Way(
            press="between:day:heart-to-heart:{young}",
            deed=Deed.HOLD_ACTIVITY,
            else_no=("NotYourContact",),
        ),
    ),
    "note": (
        Way(
            press="between:note:practical-help:{young}:2026-03-02",
            deed=Deed.HOLD_ACTIVITY,
            else_no=("NotYourContact",),
        ),
    ),
    "yes": (Way(press="between:yes:{activity}", else_no=("NothingToConfirm",)),),
    "no": (Way(press="between:no:{activity}", else_no=("NothingToConfirm",)),),
}
STATS: Mapping[str, tuple[Way, ...]] = {
    "in_group": (Way(here="/stats"),),
    "asked": (Way(say="/stats"), Way(say="/start stats")),
    "of_line": (item("stats:line:{cadre}:week:now", Deed.SEE_GROUP_FIGURES, "line"),),
    "of_group": (group(Way(press="stats:group:{group}:week:now"), Deed.SEE_GROUP_FIGURES),),
    "of_group_below": (group(Way(press="stats:{group}"), Deed.SEE_GROUP_FIGURES),),
    "of_own": (Way(press="stats:own:0:week:before"),),
    "of_office": (office("stats:office:{office}:week:now", Deed.SEE_SUMS),),
    "of_page": (office("stats:page:{office}:week:now:1", Deed.SEE_SUMS),),
    "draw": (
        office("stats:draw:office:{office}:now", Deed.SEE_SUMS),
        item("stats:draw:line:{cadre}:now", Deed.SEE_GROUP_FIGURES, "line"),
    ),
}
PRESSURE: Mapping[str, tuple[Way, ...]] = {
    "in_group": (Way(here="/pressure"),),
    "said": (Way(say="/pressure"), Way(say="/pressure They count us")),
    "asked": (Way(say="/start pressure"),),
    "from_notice": (Way(press="pressure:ask:{group}"),),
    "chosen": (Way(press="pressure:in:{group}:1", prepare=guided("pressure", "group")),),
    "send": (
        Way(press="pressure:send:1", prepare=guided("pressure", "words", group="{group}")),
        Way(
            press="pressure:send:1",
            prepare=guided("pressure", "words", "preview", group="{group}", words="They count us"),
        ),
    ),
    "of_stranger": (Way(press="pressure:plain:{group}"),),
    "of_age": (
        *(Way(press=f"pressureage:{band}:said:{{group}}") for band in AgeBand),
        Way(press="pressureage:18+:plain:{group}"),
    ),
    "of_age_in_talk": (
        Way(
            press="pressureage:18+:talk:1",
            prepare=guided("pressure", "words", "preview", group="{group}", words="They count us"),
        ),
    ),
}
PRESSURE_ANSWERS: Mapping[str, tuple[Way, ...]] = {
    "look": (item("pressure:look:{report}", Deed.READ_PRESSURE, "report"),),
    "ask_answer": (item("pressure:answer:{report}", Deed.READ_PRESSURE, "report"),),
    "send": (
        item(
            "pressure-answer:send:1",
            Deed.READ_PRESSURE,
            "report",
            guided("pressure-answer", "words", "preview", report="{report}", words="We stop"),
        ),
    ),
}
TALKS: Mapping[str, tuple[Way, ...]] = {
    "in_group": (Way(here="/cancel"),),
    "cancel": (Way(say="/cancel"), Way(say="/cancel", prepare=guided("wish", "words"))),
    "left": (Way(press="talk:cancel:1"),),
    "said": (
        group(
            Way(say="Which window?", known=True),
            Deed.POST_TOPIC,
            prepare=guided("topic", "words", group="{group}"),
        ),
        group(
            Way(say="Books", known=True),
            Deed.HOLD_ACTIVITY,
            prepare=guided("hold", "title", group="{group}"),
        ),
        Way(say="They count us", prepare=guided("pressure", "words", group="{group}")),
        Way(say="They count us", prepare=guided("pressure", "group")),
        Way(
            say="We stop it",
            prepare=guided("pressure-answer", "words", report="{report}"),
            deed=Deed.READ_PRESSURE,
            about="report",
            known=True,
        ),
        Way(
            say="No book",
            prepare=guided("wish-reason", "reason", wish="{wish}", what="offer"),
            deed=Deed.FULFIL_WISH,
            about="wish",
            known=True,
        ),
        Way(
            say="bicycle",
            prepare=guided("resource", "what"),
            known=True,
        ),
    ),
    "back": (
        group(
            Way(press="talk:back:1"),
            Deed.POST_TOPIC,
            prepare=guided("topic", "words", "preview", group="{group}", words="Which?"),
        ),
        group(
            Way(press="talk:back:1"),
            Deed.HOLD_ACTIVITY,
            prepare=guided("hold", "kind", "title", group="{group}", kind="league-class"),
        ),
        Way(
            press="talk:back:1",
            prepare=guided("pressure", "words", "preview", group="{group}", words="They count us"),
        ),
        item(
            "talk:back:1",
            Deed.READ_PRESSURE,
            "report",
            guided("pressure-answer", "words", "preview", report="{report}", words="We stop"),
        ),
    ),
}
WISHES: Mapping[str, tuple[Way, ...]] = {
    "in_group": (Way(here="/wish"), Way(here="/wishes")),
    "wish": (Way(say="/wish"), Way(say="/wish A ball")),
    "asked": (Way(say="/start wish"),),
    "awaited": (Way(say="A ball", prepare=guided("wish", "words")),),
    "from_text": (Way(press="wish:from:0"),),
    "of_age": tuple(Way(press=f"wishage:{band}") for band in AgeBand),
    "stepped": (
        item("wish:claim:{wish}", Deed.FULFIL_WISH, "wish"),
        item("wish:claim:{vacant}", Deed.FULFIL_WISH, "vacant"),
        item("wish:release:{wish}", Deed.FULFIL_WISH, "wish", moved(claimed)),
        item("wish:done:{wish}", Deed.FULFIL_WISH, "wish", moved(claimed)),
    ),
    "confirm": (item("wish:confirm:{wish}:5", Deed.WISH, "own", moved(fulfilled)),),
    "not_yet": (item("wish:notyet:{wish}", Deed.WISH, "own", moved(fulfilled)),),
    "withdraw": (item("wish:withdraw:{wish}", Deed.WISH, "own"),),
    "both": (Way(press="wish:both:{wish}"),),
    "followed_up": tuple(
        item(f"wish:{one}:{{wish}}", Deed.WISH, "own", moved(asked_about)) for one in Outcome
    ),
}
WISH_LISTS: Mapping[str, tuple[Way, ...]] = {
    "listed": (Way(say="/wishes"),),
    "own": (Way(press="wishes:own"),),
    "sums": (Way(press="wishes:sums"),),
    "categories": (Way(press="wishes:sorts:open"),),
    "turned": (
        *(Way(press=f"wishes:{one}:all:0") for one in Shelf),
        Way(press="wishes:open:housing:1"),
    ),
    "look": (
        item("wish:look:{wish}", Deed.FULFIL_WISH, "wish"),
        item("wish:look:{wish}", Deed.FULFIL_WISH, "pooled", moved(pooled)),
    ),
    "to_sort": (item("wish:sort:{wish}", Deed.FULFIL_WISH, "wish"),),
    "sort": (item("wish:as:{wish}:3", Deed.FULFIL_WISH, "wish"),),
}
WISH_POOL: Mapping[str, tuple[Way, ...]] = {
    "ask_reason": (
        item("wish:offer:{wish}", Deed.FULFIL_WISH, "wish"),
        item("wish:decline:{wish}", Deed.MATCH_WISH, "pooled", moved(pooled)),
    ),
    "agree": (item("wish:agree:{wish}", Deed.WISH, "own", moved(offered)),),
    "keep": (item("wish:keep:{wish}", Deed.WISH, "own", moved(pooled)),),
    "fitting": (item("wish:match:{wish}", Deed.MATCH_WISH, "pooled", moved(pooled)),),
    "match": (item("wish:take:{wish}:{resource}", Deed.MATCH_WISH, "matched", moved(pooled)),),
}
RESOURCES: Mapping[str, tuple[Way, ...]] = {
    "in_group": (Way(here="/resource"),),
    "started": (Way(say="/start resource", deed=Deed.KEEP_RESOURCES),),
    "asked": (
        Way(say="/resource", deed=Deed.KEEP_RESOURCES),
        Way(say="/resource bicycle; 5; 12-31", deed=Deed.KEEP_RESOURCES),
    ),
    "listed": (Way(press="resource:list", deed=Deed.KEEP_RESOURCES),),
    "begin": (Way(press="resource:new", deed=Deed.KEEP_RESOURCES),),
    "end": (office("resource:end:{resource}", Deed.KEEP_RESOURCES),),
}
HELP: Mapping[str, tuple[Way, ...]] = {
    "in_group": tuple(Way(here=one) for one in ("/help", f"/nonsense@{NAME}", f"@{NAME} hello")),
    "in_private": (Way(say="/help"), Way(say="/start")),
    "back": (Way(press="guide:home"),),
    "every_command": (Way(press="guide:commands"),),
    "page": tuple(Way(press=f"guide:page:{one}") for one in PAGES),
    "questions": (Way(press="guide:ask"),),
    "answer": (Way(press="guide:ask:1"),),
    "not_understood": (Way(say="Hello"), Way(say="/nonsense")),
    "old_button": (Way(press="forged:1:2"), Way(press="")),
}
ROSTERS: Mapping[str, tuple[Way, ...]] = {
    "in_group": (Way(here="/roster"),),
    "home": (roster(Way(say="/roster")), roster(Way(say="/start roster"))),
    "sent": (roster(Way(say="", sends={"document": SHEET})),),
    "confirmed": (roster(Way(press="roster:import:{roster}")),),
    "confirmed_with_end": (roster(Way(press="roster:end:{roster}")),),
    "cancelled": (roster(Way(press="roster:cancel:{roster}")),),
    "template": (roster(Way(press="roster:template")),),
    "export": (roster(Way(press="roster:export")),),
    "ask_which": (roster(Way(press="roster:sheet")),),
    "links": tuple(roster(Way(press=f"roster:links:{which}")) for which in ("without", "all")),
    "sums": (Way(press="roster:sums", deed=Deed.SEE_SUMS),),
}
IN_A_PART = {"report": "{quarterly}", "part": "experience", "revision": "1", "added": "0"}


def own_report(data: str, prepare: Prepare = nothing) -> Way:
    return replace(office(data, Deed.WRITE_REPORT), prepare=prepare)


QUARTERLY_REPORTS: Mapping[str, tuple[Way, ...]] = {
    "in_group": (Way(here="/report"),),
    "asked": (
        Way(say="/report", deed=Deed.WRITE_REPORT),
        Way(say="/start report", deed=Deed.WRITE_REPORT),
    ),
    "of_office": (own_report("report:of:{office}:before"),),
    "show": (own_report("report:show:{quarterly}"),),
    "show_part": (own_report("report:part:{quarterly}:problem"),),
    "draw": (own_report("report:file:{quarterly}"),),
    "write": (
        own_report("report:edit:{quarterly}:problem"),
        own_report("report:add:{quarterly}:experience"),
    ),
    "replied": (
        Way(
            say="We met every week",
            replies="report:edit:{quarterly}:experience",
            deed=Deed.WRITE_REPORT,
            about="office",
        ),
    ),
    "save": (
        own_report(
            "report-text:save:1",
            guided("report-text", "words", "preview", **IN_A_PART, words="We met"),
        ),
    ),
    "clear": (own_report("report:clear:{quarterly}:experience:1"),),
    "ask_submit": (own_report("report:submit:{quarterly}"),),
    "submit": (own_report("report:send:{quarterly}:0"),),
}
REPORT_ANSWERS: Mapping[str, tuple[Way, ...]] = {
    "read": (item("report:read:{submission}", Deed.ANSWER_REPORT, "submission"),),
    "draw": (item("report:paper:{submission}", Deed.ANSWER_REPORT, "submission"),),
    "accept": (item("report:accept:{submission}", Deed.ANSWER_REPORT, "submission"),),
    "ask_remark": (item("report:return:{submission}", Deed.ANSWER_REPORT, "submission"),),
    "give_back": (
        item(
            "report-remark:send:1",
            Deed.ANSWER_REPORT,
            "submission",
            guided(
                "report-remark", "words", "preview", submission="{submission}", words="Say more"
            ),
        ),
    ),
}
WAYS: Mapping[str, Mapping[str, tuple[Way, ...]]] = {
    "talks": TALKS,
    "organisations": ORGANISATIONS,
    "roles": ROLES,
    "rosters": ROSTERS,
    "people": PEOPLE,
    "groups": GROUPS,
    "group_settings": SETTINGS,
    "deputies": DEPUTIES,
    "succession": SUCCESSION,
    "safety": SAFETY,
    "topics": TOPICS,
    "topic_lists": TOPIC_LISTS,
    "activities": ACTIVITIES,
    "recurring": RECURRING,
    "organs": ORGANS,
    "photos": PHOTOS,
    "ratings": RATINGS,
    "check_ins": CHECK_INS,
    "five_ones": FIVE_ONES,
    "policies": POLICIES,
    "meetings": MEETINGS,
    "entering": ENTERING,
    "holding": HOLDING,
    "series": SERIES,
    "evaluations": EVALUATIONS,
    "designs": DESIGNS,
    "design_votes": DESIGN_VOTES,
    "own_reminders": OWN_REMINDERS,
    "muting": MUTING,
    "starting": STARTING,
    "stats": STATS,
    "pressure": PRESSURE,
    "pressure_answers": PRESSURE_ANSWERS,
    "quarterly_reports": QUARTERLY_REPORTS,
    "report_answers": REPORT_ANSWERS,
    "wishes": WISHES,
    "wish_lists": WISH_LISTS,
    "wish_pool": WISH_POOL,
    "resources": RESOURCES,
    "help": HELP,
}
# What Telegram tells of itself, and talk that is counted: nobody asked for anything.
UNASKED = frozenset(
    {
        "people.reached",
        "groups.migrated",
        "groups.retitled",
        "groups.bot_moved",
        "groups.member_moved",
        "threads.named",
        "threads.closed",
        "topics.answered",
        "topics.voted",
    }
)
