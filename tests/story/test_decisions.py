"""The town's list of what was decided together, and the bot's rows beside it."""

from playground.story.decisions import Decision, decided
from playground.story.duties import Duties


def test_a_vote_goes_with_its_person_while_it_can_be_changed_and_no_longer() -> None:
    duties = Duties()
    duties.decided["?"] = Decision(("a", "b"), {1: "a", 2: "a", 3: "b"})
    duties.no_longer_counted(1)
    duties.decided["?"].state = "closed"
    duties.no_longer_counted(2)
    assert duties.facts()["?"] == {
        "state": "closed",
        "chosen": {"a": 1, "b": 1},
        "open votes": 0,
        "ideas": 0,
    }


def test_the_rows_of_the_bot_come_to_the_same() -> None:
    rows: list[dict[str, object]] = [
        {"question": "?", "state": "closed", "text": text, "votes": 1, "open_votes": 0, "ideas": 0}
        for text in ("a", "b")
    ]
    assert decided(rows) == {"?": Decision(("a", "b"), {1: "a", 2: "b"}, "closed").facts()}
