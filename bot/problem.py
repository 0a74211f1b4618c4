"""What ends a command: one clear sentence with the cure on standard error, and an exit status."""

DONE, WRONG, USAGE = 0, 1, 2


class Problem(Exception):
    """Something a person can mend. The sentence holds no secret and no id."""

    def __init__(self, sentence: str, status: int = WRONG) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status
