"""Words about what the bot can do, and what it does not understand."""

from texts.catalogue import Sentences


class HelpWords(Sentences):
    """Section `help` of the catalogues."""

    section = "help"
