"""All services of one transaction, each by the name of its noun."""

from functools import cached_property

from services.activations import Activations
from services.activities import Activities
from services.activity_reminders import ActivityReminders
from services.activity_talks import ActivityTalks
from services.between_two import BetweenTwo
from services.check_ins import CheckIns
from services.declining import Declining
from services.deputies import Deputies
from services.entering import Entering
from services.evaluations import Evaluations
from services.five_ones import FiveOnes
from services.freezing import Freezing
from services.group_settings import GroupSettings
from services.groups import Groups
from services.joining import Joining
from services.meetings import YearlyMeetings
from services.members import Members
from services.menus import Menus
from services.mornings import Mornings
from services.muting import Muting
from services.organ_activities import OrganActivities
from services.organisations import Organisations
from services.own_reminders import OwnReminders
from services.people import People
from services.photos import Photos
from services.policies import Policies
from services.polls import Polls
from services.pressure import Pressure
from services.pressure_talks import PressureAnswerTalks, PressureTalks
from services.prompts import Prompts
from services.proposals import Proposals
from services.ratings import Ratings
from services.recurring import RecurringActivities
from services.restoring import Restoring
from services.retention import Retention
from services.rights import Rights
from services.roles import Roles
from services.roster_files import RosterFiles
from services.rosters import Rosters
from services.safety import Safety
from services.series import AllSeries
from services.series_talks import SeriesTalks
from services.services_of_reports import ServicesOfReports
from services.stats import Stats
from services.succession import Succession
from services.talks import Talks
from services.threads import Threads
from services.vacancies import Vacancies


class Services(ServicesOfReports):
    """Each is made when it is first asked for, and lives as long as its transaction."""

    @cached_property
    def people(self) -> People:
        return People(self.desk)

    @cached_property
    def organisations(self) -> Organisations:
        return Organisations(self.desk)

    @cached_property
    def polls(self) -> Polls:
        return Polls(self.desk)

    @cached_property
    def rights(self) -> Rights:
        return Rights(self.desk)

    @cached_property
    def activations(self) -> Activations:
        return Activations(self.desk)

    @cached_property
    def roster_files(self) -> RosterFiles:
        return RosterFiles(self.desk)

    @cached_property
    def rosters(self) -> Rosters:
        return Rosters(self.desk)

    @cached_property
    def roles(self) -> Roles:
        return Roles(self.desk)

    @cached_property
    def groups(self) -> Groups:
        return Groups(self.desk)

    @cached_property
    def group_settings(self) -> GroupSettings:
        return GroupSettings(self.desk)

    @cached_property
    def threads(self) -> Threads:
        return Threads(self.desk)

    @cached_property
    def deputies(self) -> Deputies:
        return Deputies(self.desk)

    @cached_property
    def succession(self) -> Succession:
        return Succession(self.desk)

    @cached_property
    def vacancies(self) -> Vacancies:
        return Vacancies(self.desk)

    @cached_property
    def members(self) -> Members:
        return Members(self.desk)

    @cached_property
    def menus(self) -> Menus:
        return Menus(self.desk)

    @cached_property
    def talks(self) -> Talks:
        return Talks(self.desk)

    @cached_property
    def activities(self) -> Activities:
        return Activities(self.desk)

    @cached_property
    def check_ins(self) -> CheckIns:
        return CheckIns(self.desk)

    @cached_property
    def declining(self) -> Declining:
        return Declining(self.desk)

    @cached_property
    def entering(self) -> Entering:
        return Entering(self.desk)

    @cached_property
    def between_two(self) -> BetweenTwo:
        return BetweenTwo(self.desk)

    @cached_property
    def activity_reminders(self) -> ActivityReminders:
        return ActivityReminders(self.desk)

    @cached_property
    def activity_talks(self) -> ActivityTalks:
        return ActivityTalks(self.desk)

    @cached_property
    def proposals(self) -> Proposals:
        return Proposals(self.desk)

    @cached_property
    def recurring(self) -> RecurringActivities:
        return RecurringActivities(self.desk)

    @cached_property
    def photos(self) -> Photos:
        return Photos(self.desk)

    @cached_property
    def ratings(self) -> Ratings:
        return Ratings(self.desk)

    @cached_property
    def evaluations(self) -> Evaluations:
        return Evaluations(self.desk)

    @cached_property
    def all_series(self) -> AllSeries:
        return AllSeries(self.desk)

    @cached_property
    def series_talks(self) -> SeriesTalks:
        return SeriesTalks(self.desk)

    @cached_property
    def organ_activities(self) -> OrganActivities:
        return OrganActivities(self.desk)

    @cached_property
    def own_reminders(self) -> OwnReminders:
        return OwnReminders(self.desk)

    @cached_property
    def muting(self) -> Muting:
        return Muting(self.desk)

    @cached_property
    def joining(self) -> Joining:
        return Joining(self.desk)

    @cached_property
    def five_ones(self) -> FiveOnes:
        return FiveOnes(self.desk)

    @cached_property
    def policies(self) -> Policies:
        return Policies(self.desk)

    @cached_property
    def meetings(self) -> YearlyMeetings:
        return YearlyMeetings(self.desk)

    @cached_property
    def safety(self) -> Safety:
        return Safety(self.desk)

    @cached_property
    def stats(self) -> Stats:
        return Stats(self.desk)

    @cached_property
    def mornings(self) -> Mornings:
        return Mornings(self.desk)

    @cached_property
    def prompts(self) -> Prompts:
        return Prompts(self.desk)

    @cached_property
    def retention(self) -> Retention:
        return Retention(self.desk)

    @cached_property
    def freezing(self) -> Freezing:
        return Freezing(self.desk)

    @cached_property
    def pressure(self) -> Pressure:
        return Pressure(self.desk)

    @cached_property
    def pressure_answer_talks(self) -> PressureAnswerTalks:
        return PressureAnswerTalks(self.desk)

    @cached_property
    def pressure_talks(self) -> PressureTalks:
        return PressureTalks(self.desk)

    @cached_property
    def restoring(self) -> Restoring:
        return Restoring(self.desk)


NAMES = frozenset(
    name
    for part in Services.__mro__
    for name, kind in vars(part).items()
    if isinstance(kind, cached_property)
)
