"""All words of one language, by the noun they are about."""

from functools import cached_property

from texts.activities import ActivityWords
from texts.branches import BranchWords
from texts.catalogue import language_of
from texts.check_ins import CheckInWords
from texts.county import CountyWords
from texts.deputies import DeputyWords
from texts.design_choices import DesignChoiceWords
from texts.designs import DesignWords
from texts.entering import EnteringWords
from texts.evaluations import EvaluationWords
from texts.five_ones import FiveOnesWords
from texts.group_settings import GroupSettingsWords
from texts.group_titles import GroupTitles
from texts.groups import GroupWords
from texts.help import HelpWords
from texts.holding import HoldingWords
from texts.meetings import MeetingWords
from texts.mornings import MorningWords
from texts.organisations import OrganisationWords
from texts.own_reminders import MutingWords, OwnReminderWords
from texts.people import PeopleWords
from texts.photos import PhotoWords
from texts.policies import PolicyWords
from texts.pressure import PressureWords
from texts.prompts import PromptWords
from texts.proposals import ProposalWords
from texts.quarterly_reports import QuarterlyReportWords
from texts.ratings import RatingWords
from texts.recurring import RecurringWords
from texts.refusals import RefusalWords
from texts.report_papers import ReportPaperWords
from texts.report_views import ReportViewWords
from texts.resources import ResourceWords
from texts.rights import RightsWords
from texts.roles import RoleWords
from texts.roster_sheets import RosterSheetWords
from texts.rosters import RosterWords
from texts.safety import SafetyWords
from texts.series import SeriesWords
from texts.spoken import SpokenWords
from texts.stats import StatsWords
from texts.succession import SuccessionWords
from texts.talks import TalkWords
from texts.topic_panels import TopicPanelWords
from texts.topic_times import TopicTimeWords
from texts.topics import TopicWords
from texts.wish_cards import WishCardWords
from texts.wish_sums import WishSumWords
from texts.wishes import WishWords


class Say:
    """`Say.in_language("zh-hans").wishes.saved(…)`."""

    def __init__(self, language: str) -> None:
        self.language = language

    @classmethod
    def in_language(cls, code: str | None) -> "Say":
        """The words for Telegram's language code."""
        return cls(language_of(code))

    @cached_property
    def people(self) -> PeopleWords:
        return PeopleWords(self.language)

    @cached_property
    def organisations(self) -> OrganisationWords:
        return OrganisationWords(self.language)

    @cached_property
    def rosters(self) -> RosterWords:
        return RosterWords(self.language)

    @cached_property
    def roster_sheets(self) -> RosterSheetWords:
        return RosterSheetWords(self.language)

    @cached_property
    def groups(self) -> GroupWords:
        return GroupWords(self.language)

    @cached_property
    def group_settings(self) -> GroupSettingsWords:
        return GroupSettingsWords(self.language)

    @cached_property
    def deputies(self) -> DeputyWords:
        return DeputyWords(self.language)

    @cached_property
    def succession(self) -> SuccessionWords:
        return SuccessionWords(self.language)

    @cached_property
    def talks(self) -> TalkWords:
        return TalkWords(self.language)

    @cached_property
    def topic_panels(self) -> TopicPanelWords:
        return TopicPanelWords(self.language)

    @cached_property
    def topic_times(self) -> TopicTimeWords:
        return TopicTimeWords(self.language)

    @cached_property
    def topics(self) -> TopicWords:
        return TopicWords(self.language)

    @cached_property
    def evaluations(self) -> EvaluationWords:
        return EvaluationWords(self.language)

    @cached_property
    def design_choices(self) -> DesignChoiceWords:
        return DesignChoiceWords(self.language)

    @cached_property
    def designs(self) -> DesignWords:
        return DesignWords(self.language)

    @cached_property
    def series(self) -> SeriesWords:
        return SeriesWords(self.language)

    @cached_property
    def group_titles(self) -> GroupTitles:
        return GroupTitles(self.language)

    @cached_property
    def own_reminders(self) -> OwnReminderWords:
        return OwnReminderWords(self.language)

    @cached_property
    def muting(self) -> MutingWords:
        return MutingWords(self.language)

    @cached_property
    def activities(self) -> ActivityWords:
        return ActivityWords(self.language)

    @cached_property
    def check_ins(self) -> CheckInWords:
        return CheckInWords(self.language)

    @cached_property
    def five_ones(self) -> FiveOnesWords:
        return FiveOnesWords(self.language)

    @cached_property
    def policies(self) -> PolicyWords:
        return PolicyWords(self.language)

    @cached_property
    def meetings(self) -> MeetingWords:
        return MeetingWords(self.language)

    @cached_property
    def entering(self) -> EnteringWords:
        return EnteringWords(self.language)

    @cached_property
    def holding(self) -> HoldingWords:
        return HoldingWords(self.language)

    @cached_property
    def proposals(self) -> ProposalWords:
        return ProposalWords(self.language)

    @cached_property
    def recurring(self) -> RecurringWords:
        return RecurringWords(self.language)

    @cached_property
    def wish_sums(self) -> WishSumWords:
        return WishSumWords(self.language)

    @cached_property
    def wish_cards(self) -> WishCardWords:
        return WishCardWords(self.language)

    @cached_property
    def resources(self) -> ResourceWords:
        return ResourceWords(self.language)

    @cached_property
    def photos(self) -> PhotoWords:
        return PhotoWords(self.language)

    @cached_property
    def ratings(self) -> RatingWords:
        return RatingWords(self.language)

    @cached_property
    def wishes(self) -> WishWords:
        return WishWords(self.language)

    @cached_property
    def pressure(self) -> PressureWords:
        return PressureWords(self.language)

    @cached_property
    def quarterly_reports(self) -> QuarterlyReportWords:
        return QuarterlyReportWords(self.language)

    @cached_property
    def report_views(self) -> ReportViewWords:
        return ReportViewWords(self.language)

    @cached_property
    def report_papers(self) -> ReportPaperWords:
        return ReportPaperWords(self.language)

    @cached_property
    def safety(self) -> SafetyWords:
        return SafetyWords(self.language)

    @cached_property
    def stats(self) -> StatsWords:
        return StatsWords(self.language)

    @cached_property
    def branches(self) -> BranchWords:
        return BranchWords(self.language)

    @cached_property
    def county(self) -> CountyWords:
        return CountyWords(self.language)

    @cached_property
    def mornings(self) -> MorningWords:
        return MorningWords(self.language)

    @cached_property
    def prompts(self) -> PromptWords:
        return PromptWords(self.language)

    @cached_property
    def help(self) -> HelpWords:
        return HelpWords(self.language)

    @cached_property
    def rights(self) -> RightsWords:
        return RightsWords(self.language)

    @cached_property
    def spoken(self) -> SpokenWords:
        return SpokenWords(self.language)

    @cached_property
    def roles(self) -> RoleWords:
        return RoleWords(self.language)

    @cached_property
    def refusals(self) -> RefusalWords:
        return RefusalWords(self.language)
