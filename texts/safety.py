"""Words about calls for help."""

from texts.catalogue import Sentences


class SafetyWords(Sentences):
    """Section `safety` of the catalogues."""

    section = "safety"
