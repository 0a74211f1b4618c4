"""Words about photographs of activities."""

from domain.activities import Activity
from domain.entering import BETWEEN_TWO
from domain.photos import MOST_PHOTOS, Photo
from texts.activities import shortened
from texts.catalogue import Sentences, named
from texts.words import Button, Rows, Words


class PhotoWords(Sentences):
    """Section `photos` of the catalogues."""

    section = "photos"

    def of(self, activity: Activity, there: int) -> Rows:
        """Buttons below an activity that was held, to whoever holds it."""
        if activity.kind in BETWEEN_TWO or activity.group is None:
            return ()
        add = Button(self.plain("add"), data=f"photo:add:{activity.id}")
        return ((add, self._show(activity)),) if there else ((add,),)

    def to_office(self, title: str, id: int, there: int) -> Rows:
        """A button for one activity."""
        label = self.plain("see", title=named(shortened(title)), there=there)
        return ((Button(label, data=f"photo:see:{id}"),),)

    def ask(self, activity: Activity, there: int) -> Words:
        """What may be sent, and what not."""
        facts = {"title": named(activity.title), "there": there, "most": MOST_PHOTOS}
        return Words(self.text("ask", **facts), self._ways(activity, there))

    def taken(self, activity: Activity, there: int | None) -> Words:
        """`there` None: it is one of an album, and the others are still coming."""
        name = "taken_album" if there is None else "taken"
        said = self.text(name, title=named(activity.title), there=there, most=MOST_PHOTOS)
        return Words(said, self._ways(activity, MOST_PHOTOS if there is None else there))

    def one(self, photo: Photo, at: int, of: int, *, own: bool) -> Words:
        """Below a picture."""
        drop = Button(self.plain("drop"), data=f"photo:drop:{photo.id}")
        return Words(self.text("one", at=at, of=of), ((drop,),) if own else ())

    def none(self) -> str:
        """Plain, over the pressed button."""
        return self.plain("none")

    def dropped(self) -> str:
        """Plain, over the pressed button."""
        return self.plain("dropped")

    def _ways(self, activity: Activity, there: int) -> Rows:
        enough = Button(self.plain("enough"), data=f"photo:enough:{activity.id}")
        return ((self._show(activity), enough),) if there else ((enough,),)

    def _show(self, activity: Activity) -> Button:
        return Button(self.plain("show"), data=f"photo:show:{activity.id}")
