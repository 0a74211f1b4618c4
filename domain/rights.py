"""Rights: who may do what, and where. One table; every edge asks it at the moment of the click."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.organisations import OrganisationId, Role


class Capacity(StrEnum):
    """As what somebody acts. NOBODY is not known to the program; YOUTH is known and holds nothing
    else; one person may act in several others at once.
    """

    NOBODY = "nobody"
    YOUTH = "youth"
    CADRE = "cadre"
    DEPUTY = "deputy"
    ORGAN_STAFF = "organ-staff"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    EXPERT = "expert"
    EDITOR = "editor"
    SAFETY_CONTACT = "safety-contact"


class Place(StrEnum):
    """Where a thing stands, seen from whoever asks.

    OWN: one's own self, a group one runs, the organisation of one's office. HANDED_OVER: one item
    that was put before them, and that item only. PUBLISHED: readable in the whole branch.
    """

    OWN = "own"
    ABOVE = "above"
    BESIDE = "beside"
    BELOW = "below"
    HANDED_OVER = "handed-over"
    PUBLISHED = "published"


class Deed(StrEnum):
    """One member for each thing that one can do. What is not in here nobody may."""

    TAKE_PART = "take-part"
    OWN_DATA = "own-data"
    CALL_FOR_HELP = "call-for-help"
    REPORT_PRESSURE = "report-pressure"
    WISH = "wish"
    FULFIL_WISH = "fulfil-wish"
    MATCH_WISH = "match-wish"
    KEEP_RESOURCES = "keep-resources"
    TAKE_CALL = "take-call"
    READ_PRESSURE = "read-pressure"
    SET_UP_GROUP = "set-up-group"
    RUN_GROUP = "run-group"
    NAME_DEPUTY = "name-deputy"
    HAND_ON_GROUP = "hand-on-group"
    SEE_GROUP_FIGURES = "see-group-figures"
    POST_TOPIC = "post-topic"
    RUN_SERIES = "run-series"
    ASK_DESIGN = "ask-design"
    ASK_DESIGN_OF_BRANCH = "ask-design-of-branch"
    KEEP_REMINDERS = "keep-reminders"
    HOLD_ACTIVITY = "hold-activity"
    HOLD_ORGAN_ACTIVITY = "hold-organ-activity"
    SEE_OWN_FIVE_ONES = "see-own-five-ones"
    KEEP_MEETINGS = "keep-meetings"
    SEE_FIVE_ONES_OF_OFFICE = "see-five-ones-of-office"
    SEE_POLICIES = "see-policies"
    SET_POLICIES = "set-policies"
    SEE_QUOTA_RAISINGS = "see-quota-raisings"
    APPROVE_ACTIVITY = "approve-activity"
    WRITE_REPORT = "write-report"
    ANSWER_REPORT = "answer-report"
    SEE_SUMS = "see-sums"
    MANAGE_ROSTER = "manage-roster"
    SEE_ROLES = "see-roles"
    MANAGE_ROLES = "manage-roles"
    NAME_SAFETY_CONTACT = "name-safety-contact"


Places = frozenset[Place]
Row = Mapping[Capacity, Places]

NOWHERE: Places = frozenset()
OWN = frozenset({Place.OWN})
BRANCH = frozenset({Place.OWN, Place.BELOW})
ITEM = frozenset({Place.HANDED_OVER})

EVERYBODY: Row = dict.fromkeys(Capacity, OWN)
CADRE_SIDE: Row = {Capacity.CADRE: OWN, Capacity.DEPUTY: OWN}
ADMINISTRATOR: Row = {Capacity.ADMINISTRATOR: BRANCH}
INSPECTION: Row = {**ADMINISTRATOR, Capacity.SUPERVISOR: BRANCH}
OFFICE: Row = {**INSPECTION, Capacity.ORGAN_STAFF: BRANCH}
ORGAN = (Capacity.ORGAN_STAFF, Capacity.ADMINISTRATOR)
OF_OFFICE = (Capacity.ORGAN_STAFF, Capacity.SUPERVISOR, Capacity.ADMINISTRATOR)

TABLE: Mapping[Deed, Row] = {
    Deed.TAKE_PART: EVERYBODY,
    Deed.OWN_DATA: EVERYBODY,
    Deed.CALL_FOR_HELP: EVERYBODY,
    Deed.REPORT_PRESSURE: EVERYBODY,
    Deed.WISH: EVERYBODY,
    Deed.FULFIL_WISH: dict.fromkeys((Capacity.CADRE, Capacity.DEPUTY, *ORGAN), ITEM),
    Deed.MATCH_WISH: dict.fromkeys(ORGAN, ITEM),
    Deed.KEEP_RESOURCES: dict.fromkeys(ORGAN, BRANCH),
    Deed.TAKE_CALL: dict.fromkeys((Capacity.SAFETY_CONTACT, Capacity.ADMINISTRATOR), ITEM),
    Deed.READ_PRESSURE: {Capacity.ADMINISTRATOR: ITEM},
    Deed.SET_UP_GROUP: {Capacity.CADRE: OWN},
    Deed.RUN_GROUP: CADRE_SIDE,
    Deed.NAME_DEPUTY: {Capacity.CADRE: OWN},
    Deed.HAND_ON_GROUP: {Capacity.CADRE: OWN, **ADMINISTRATOR},
    Deed.SEE_GROUP_FIGURES: CADRE_SIDE,
    Deed.POST_TOPIC: CADRE_SIDE,
    Deed.RUN_SERIES: {**CADRE_SIDE, **dict.fromkeys(ORGAN, OWN)},
    Deed.ASK_DESIGN: CADRE_SIDE,
    Deed.ASK_DESIGN_OF_BRANCH: {Capacity.ORGAN_STAFF: OWN},
    Deed.KEEP_REMINDERS: {**CADRE_SIDE, **dict.fromkeys(ORGAN, OWN)},
    Deed.HOLD_ACTIVITY: CADRE_SIDE,
    Deed.HOLD_ORGAN_ACTIVITY: {Capacity.ORGAN_STAFF: OWN},
    Deed.SEE_OWN_FIVE_ONES: {Capacity.CADRE: OWN},
    Deed.KEEP_MEETINGS: {Capacity.CADRE: OWN},
    Deed.SEE_FIVE_ONES_OF_OFFICE: dict.fromkeys(OF_OFFICE, OWN),
    Deed.SEE_POLICIES: {**OFFICE, **CADRE_SIDE},
    Deed.SET_POLICIES: ADMINISTRATOR,
    Deed.SEE_QUOTA_RAISINGS: INSPECTION,
    Deed.APPROVE_ACTIVITY: dict.fromkeys((Capacity.CADRE, Capacity.DEPUTY, *ORGAN), ITEM),
    Deed.WRITE_REPORT: dict.fromkeys(ORGAN, OWN),
    Deed.ANSWER_REPORT: dict.fromkeys(ORGAN, ITEM),
    Deed.SEE_SUMS: OFFICE,
    Deed.MANAGE_ROSTER: ADMINISTRATOR,
    Deed.SEE_ROLES: INSPECTION,
    Deed.MANAGE_ROLES: ADMINISTRATOR,
    Deed.NAME_SAFETY_CONTACT: ADMINISTRATOR,
}


@dataclass(frozen=True, slots=True)
class Held:
    """As what somebody acts, and for which organisation; None: for themselves alone."""

    capacity: Capacity
    organisation: OrganisationId | None = None


def may(capacity: Capacity, deed: Deed, place: Place) -> bool:
    return place in TABLE[deed].get(capacity, NOWHERE)


def who_may(deed: Deed) -> tuple[Capacity, ...]:
    """In the order of the capacities."""
    return tuple(one for one in Capacity if TABLE[deed].get(one, NOWHERE))


def capacity_of(role: Role) -> Capacity:
    """Every role is a capacity of the same name."""
    return Capacity(role.value)


def place_between(own: Sequence[OrganisationId], asked: Sequence[OrganisationId]) -> Place:
    """Where `asked` stands, seen from `own`; both as paths, an organisation and all above it."""
    if own[0] == asked[0]:
        return Place.OWN
    if own[0] in asked:
        return Place.BELOW
    return Place.ABOVE if asked[0] in own else Place.BESIDE
