"""The words that the rules of `language.danger` are made of, as tables: a name, and its words.

Words are parted by blanks; `_` stands for the blank inside English ones, and apostrophes are left
out (`dont`). Chinese is simplified. A name that ends in `!` also hides the words inside it.
"""

from collections.abc import Mapping

from language.danger.words.affairs import AFFAIRS
from language.danger.words.asking import ASKING
from language.danger.words.captivity import CAPTIVITY
from language.danger.words.contexts import CONTEXTS
from language.danger.words.despair import DESPAIR
from language.danger.words.dread import DREADS
from language.danger.words.dying import DYING
from language.danger.words.farewells import FAREWELLS
from language.danger.words.harm import HARM
from language.danger.words.idioms import IDIOMS
from language.danger.words.leaving import LEAVINGS
from language.danger.words.living import LIVING
from language.danger.words.means import MEANS
from language.danger.words.moods import MOODS
from language.danger.words.ordeal import ORDEAL
from language.danger.words.people import PEOPLE
from language.danger.words.signs import SIGNS
from language.danger.words.violence import VIOLENCE
from language.danger.words.watching import WATCHING
from language.danger.words.weighed import WEIGHED
from language.danger.words.worries import WORRIES
from language.danger.words.worth import WORTH

IDIOM = "IDIOM!"
TABLES: tuple[Mapping[str, str], ...] = (
    PEOPLE,
    CONTEXTS,
    MOODS,
    DYING,
    MEANS,
    LIVING,
    DESPAIR,
    WORTH,
    LEAVINGS,
    FAREWELLS,
    AFFAIRS,
    ASKING,
    SIGNS,
    CAPTIVITY,
    DREADS,
    VIOLENCE,
    HARM,
    ORDEAL,
    WORRIES,
    WATCHING,
    WEIGHED,
    {IDIOM: IDIOMS},
)
