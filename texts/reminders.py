"""Words about reminders before deadlines."""

from texts.catalogue import Sentences


class ReminderWords(Sentences):
    """Section `reminders` of the catalogues."""

    section = "reminders"
