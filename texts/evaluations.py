"""Words about evaluations of an office: sums, and never who."""

from collections.abc import Sequence

from domain.evaluations import FEWEST, Evaluation, Verdict
from domain.organisations import Organisation
from texts.catalogue import Sentences, named
from texts.words import Button, Words


class EvaluationWords(Sentences):
    """Section `evaluations` of the catalogues."""

    section = "evaluations"

    def in_group(self, link: str) -> Words:
        return Words(self.text("in_group"), ((Button(self.plain("privately"), url=link),),))

    def ask(self, office: Organisation, *, before: bool) -> Words:
        """To a young person, of the office of their group."""
        if before:
            return Words(self.text("said_before", office=named(office.name)))
        buttons = tuple(
            (Button(self.plain(one.value), data=f"evaluate:say:{place}"),)
            for place, one in enumerate(Verdict)
        )
        return Words(self.text("ask", office=named(office.name)), buttons)

    def thanks(self, office: Organisation) -> Words:
        return Words(self.text("thanks", office=named(office.name)))

    def results(self, found: Sequence[Evaluation]) -> Words:
        """To the office: this quarter is closed to everybody, and of those before the sums."""
        lines = [self.text("results")]
        for place, one in enumerate(found):
            quarter = {"year": one.quarter.first.year, "number": (one.quarter.first.month + 2) // 3}
            if place == 0:
                lines.append(self.text("goes_on", **quarter))
            elif one.verdicts is None:
                lines.append(self.text("too_few", fewest=FEWEST, **quarter))
            else:
                said = {key.name.lower(): value for key, value in one.verdicts.items()}
                lines.append(self.text("sums", people=sum(said.values()), **quarter, **said))
        return Words("\n".join(lines))
