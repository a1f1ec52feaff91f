"""What was lost of a damaged library, in the person's words."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from briefbook.store.recover.salvage import Loss
from briefbook.translation import QT_TRANSLATE_NOOP

LINKS = QT_TRANSLATE_NOOP("Loss", "Links between them")
WORDS = {
    "brief": QT_TRANSLATE_NOOP("Loss", "Briefs"),
    "issue": QT_TRANSLATE_NOOP("Loss", "Issues"),
    "talking_point": QT_TRANSLATE_NOOP("Loss", "Talking points"),
    "objective": QT_TRANSLATE_NOOP("Loss", "Objectives"),
    "section": QT_TRANSLATE_NOOP("Loss", "Texts"),
    "programme_item": QT_TRANSLATE_NOOP("Loss", "Programme items"),
    "entity": QT_TRANSLATE_NOOP("Loss", "People, organisations and whatever else has a page of its own"),
    "name": QT_TRANSLATE_NOOP("Loss", "Names"),
    "citation": QT_TRANSLATE_NOOP("Loss", "Citations"),
    "attachment": QT_TRANSLATE_NOOP("Loss", "Photographs"),
    "clearance": QT_TRANSLATE_NOOP("Loss", "Steps of clearance"),
    "membership": QT_TRANSLATE_NOOP("Loss", "Posts that people hold"),
    "book_spec": QT_TRANSLATE_NOOP("Loss", "Books"),
    "book_part": QT_TRANSLATE_NOOP("Loss", "Parts of books"),
    "edition": QT_TRANSLATE_NOOP("Loss", "Printed editions"),
    "library": QT_TRANSLATE_NOOP("Loss", "Title and office of the library"),
    "scheme": QT_TRANSLATE_NOOP("Loss", "Marking schemes"),
    "scheme_level": QT_TRANSLATE_NOOP("Loss", "Levels of marking schemes"),
    "scheme_caveat": QT_TRANSLATE_NOOP("Loss", "Caveats of marking schemes"),
}


def describe_losses(losses: Sequence[Loss]) -> list[str]:
    """A line for each kind of thing of which something was lost: `Talking points: 3`."""
    counts: Counter[str] = Counter()
    for loss in losses:
        counts[WORDS.get(loss.table, LINKS)] += loss.count
    order = [*WORDS.values(), LINKS]
    return [f"{QCoreApplication.translate('Loss', words)}: {counts[words]}" for words in order if counts[words]]
