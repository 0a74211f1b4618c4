"""All stores of one connection, each by the name of its noun."""

from functools import cached_property

from storage.activity.activity import Activity
from storage.activity.frozen import Frozen
from storage.activity.messages import Albums, Authors
from storage.activity.nameless import Nameless
from storage.activity.scenes import Scenes
from storage.addresses import Addresses
from storage.ageing import Ageing
from storage.audit import AuditTrail
from storage.backlog import Backlogs
from storage.branches import Branches
from storage.calls_for_help import CallsForHelp
from storage.ceilings import Ceilings
from storage.dead_letters import DeadLetters
from storage.evaluations import Evaluations
from storage.groups.asked_again import AskingAgain
from storage.groups.contacts import Contacts
from storage.groups.deputy_links import DeputyLinks
from storage.groups.gaps import Gaps
from storage.groups.groups import Groups
from storage.groups.meetings import YearlyMeetings
from storage.groups.sides import Memberships, Sides
from storage.groups.threads import Threads
from storage.groups.vacancies import Vacancies
from storage.marks import Marks
from storage.menus import Menus
from storage.organisations.cadres import Cadres, Roles
from storage.organisations.invites import Invites
from storage.organisations.organisations import Organisations
from storage.organisations.policies import Policies
from storage.organisations.roster_files import RosterFiles
from storage.organisations.rosters import Rosters
from storage.outbox import Outbox
from storage.people.consents import Consents, Refusals
from storage.people.drafts import Drafts
from storage.people.erasing import Erasing
from storage.people.my_data import MyData
from storage.people.noting import Noting
from storage.people.people import People
from storage.people.pressure import Pressure
from storage.people.scrubs import Scrubs
from storage.reports import Reports
from storage.series import AllSeries
from storage.set_aside import SetAside
from storage.stores_of_topics import StoresOfTopics
from storage.updates.aside import FailedUpdates, Parked, Quarantine
from storage.updates.books import Books, Process
from storage.updates.updates import Updates
from storage.verifying import Verifying
from storage.wishes import Wishes


class Stores(StoresOfTopics):
    """Each store is made when it is first asked for, and lives as long as its transaction."""

    @cached_property
    def people(self) -> People:
        return People(self._connection)

    @cached_property
    def consents(self) -> Consents:
        return Consents(self._connection)

    @cached_property
    def refusals(self) -> Refusals:
        return Refusals(self._connection)

    @cached_property
    def noting(self) -> Noting:
        return Noting(self.refusals)

    @cached_property
    def drafts(self) -> Drafts:
        return Drafts(self._connection)

    @cached_property
    def pressure(self) -> Pressure:
        return Pressure(self._connection)

    @cached_property
    def erasing(self) -> Erasing:
        return Erasing(self._connection)

    @cached_property
    def scrubs(self) -> Scrubs:
        return Scrubs(self._connection)

    @cached_property
    def my_data(self) -> MyData:
        return MyData(self._connection)

    @cached_property
    def organisations(self) -> Organisations:
        return Organisations(self._connection)

    @cached_property
    def cadres(self) -> Cadres:
        return Cadres(self._connection)

    @cached_property
    def roster_files(self) -> RosterFiles:
        return RosterFiles(self._connection)

    @cached_property
    def rosters(self) -> Rosters:
        return Rosters(self._connection)

    @cached_property
    def roles(self) -> Roles:
        return Roles(self._connection)

    @cached_property
    def invites(self) -> Invites:
        return Invites(self._connection)

    @cached_property
    def groups(self) -> Groups:
        return Groups(self._connection)

    @cached_property
    def threads(self) -> Threads:
        return Threads(self._connection)

    @cached_property
    def sides(self) -> Sides:
        return Sides(self._connection)

    @cached_property
    def deputy_links(self) -> DeputyLinks:
        return DeputyLinks(self._connection)

    @cached_property
    def asking_again(self) -> AskingAgain:
        return AskingAgain(self._connection)

    @cached_property
    def vacancies(self) -> Vacancies:
        return Vacancies(self._connection)

    @cached_property
    def memberships(self) -> Memberships:
        return Memberships(self._connection)

    @cached_property
    def gaps(self) -> Gaps:
        return Gaps(self._connection)

    @cached_property
    def contacts(self) -> Contacts:
        return Contacts(self._connection)

    @cached_property
    def activity(self) -> Activity:
        return Activity(self._connection)

    @cached_property
    def frozen(self) -> Frozen:
        return Frozen(self._connection)

    @cached_property
    def nameless(self) -> Nameless:
        return Nameless(self._connection)

    @cached_property
    def scenes(self) -> Scenes:
        return Scenes(self._connection)

    @cached_property
    def albums(self) -> Albums:
        return Albums(self._connection)

    @cached_property
    def authors(self) -> Authors:
        return Authors(self._connection)

    @cached_property
    def updates(self) -> Updates:
        return Updates(self._connection)

    @cached_property
    def parked(self) -> Parked:
        return Parked(self._connection)

    @cached_property
    def failed(self) -> FailedUpdates:
        return FailedUpdates(self._connection)

    @cached_property
    def quarantine(self) -> Quarantine:
        return Quarantine(self._connection)

    @cached_property
    def books(self) -> Books:
        return Books(self._connection)

    @cached_property
    def process(self) -> Process:
        return Process(self._connection)

    @cached_property
    def marks(self) -> Marks:
        return Marks(self._connection)

    @cached_property
    def menus(self) -> Menus:
        return Menus(self._connection)

    @cached_property
    def ageing(self) -> Ageing:
        return Ageing(self._connection)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self._connection)

    @cached_property
    def dead_letters(self) -> DeadLetters:
        return DeadLetters(self._connection)

    @cached_property
    def ceilings(self) -> Ceilings:
        return Ceilings(self._connection)

    @cached_property
    def set_aside(self) -> SetAside:
        return SetAside(self._connection)

    @cached_property
    def addresses(self) -> Addresses:
        return Addresses(self._connection)

    @cached_property
    def evaluations(self) -> Evaluations:
        return Evaluations(self._connection)

    @cached_property
    def series(self) -> AllSeries:
        return AllSeries(self._connection)

    @cached_property
    def policies(self) -> Policies:
        return Policies(self._connection)

    @cached_property
    def meetings(self) -> YearlyMeetings:
        return YearlyMeetings(self._connection)

    @cached_property
    def wishes(self) -> Wishes:
        return Wishes(self._connection)

    @cached_property
    def calls_for_help(self) -> CallsForHelp:
        return CallsForHelp(self._connection)

    @cached_property
    def audit(self) -> AuditTrail:
        return AuditTrail(self._connection)

    @cached_property
    def reports(self) -> Reports:
        return Reports(self._connection)

    @cached_property
    def branches(self) -> Branches:
        return Branches(self._connection)

    @cached_property
    def backlogs(self) -> Backlogs:
        return Backlogs(self._connection)

    @cached_property
    def verifying(self) -> Verifying:
        return Verifying(self._connection)
