"""Words about the figures of groups."""

from texts.catalogue import Sentences


class StatsWords(Sentences):
    """Section `stats` of the catalogues."""

    section = "stats"
