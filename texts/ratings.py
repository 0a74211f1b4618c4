"""Words about ratings of activities."""

from domain.activities import Activity
from domain.ratings import FEWEST_RATERS, STARS, Rating
from texts.catalogue import Sentences, named
from texts.words import Button, Rows, Words


class RatingWords(Sentences):
    """Section `ratings` of the catalogues."""

    section = "ratings"

    def ask(self, activity: Activity) -> Words:
        """To somebody who was there; not answering is fine."""
        return Words(self.text("ask", title=named(activity.title)), self._stars(activity))

    def thanks(self, activity: Activity, stars: int) -> Words:
        """With the same buttons: they may change their mind."""
        said = self.text("thanks", title=named(activity.title), stars=stars)
        return Words(said, self._stars(activity))

    def line(self, rating: Rating | None) -> str:
        """To whoever held it: mean and number, or that too few have tapped; as HTML."""
        if rating is None:
            return ""
        if rating.mean is None:
            return self.text("too_few", fewest=FEWEST_RATERS)
        return self.text("mean", mean=f"{rating.mean:.1f}", raters=rating.raters)

    def _stars(self, activity: Activity) -> Rows:
        labels = self.plain("stars").split(",")
        return (
            tuple(
                Button(label, data=f"rate:{activity.id}:{stars}")
                for stars, label in zip(STARS, labels, strict=True)
            ),
        )
