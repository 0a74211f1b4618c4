"""Young people are 你; cadres and offices are 您 in every sentence: one form for one reader."""

import pytest

from texts.catalogue import catalogue

# Only cadres and offices read these, save the sentences that stand beside the section.
OF_CADRES = {
    "organisations": set(),
    "deputies": set(),
    "roles": set(),
    "rosters": set(),
    "group_settings": set(),
    "groups": {"welcome"},
    "succession": {"asked_again", "left_alone", "kept", "gone"},
    "topics": set(),
    "topic_panels": set(),
    "mornings": set(),
    "prompts": set(),
    "five_ones": set(),
    "own_reminders": set(),
    "recurring": set(),
    "holding": set(),
    "policies": set(),
    "photos": set(),
    "resources": set(),
    "quarterly_reports": set(),
}


@pytest.mark.parametrize("section", catalogue("zh"))
def test_no_sentence_mixes_the_two(section: str) -> None:
    mixed = [
        name for name, text in catalogue("zh")[section].items() if "你" in text and "您" in text
    ]
    assert mixed == []


@pytest.mark.parametrize("section", OF_CADRES)
def test_cadres_and_offices_are_addressed_in_one_form(section: str) -> None:
    texts = catalogue("zh")[section].items()
    assert {name for name, text in texts if "你" in text} == OF_CADRES[section]
