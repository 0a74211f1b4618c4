"""Words about topics."""

from texts.catalogue import Sentences


class TopicWords(Sentences):
    """Section `topics` of the catalogues."""

    section = "topics"
