"""The talking points of a brief as cards."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from briefbook.models.card_list_model import Card, Tone
from briefbook.store.brief_read import IssueRead, PointRead
from briefbook.text.rich_text import Block, Mark, RichText, Run
from briefbook.values.kind import Likelihood, Side, Stance
from briefbook.values.spoken import spoken_seconds

_PILLS = {Stance.RAISE: "Raise", Stance.IF_RAISED: "If raised", Stance.AVOID: "Avoid"}
TONES = {Stance.RAISE: Tone.RAISE, Stance.IF_RAISED: Tone.IF_RAISED, Stance.AVOID: Tone.AVOID}
LIKELIHOODS = {Likelihood.CERTAIN: "", Likelihood.MIGHT: "might be raised", Likelihood.UNLIKELY: "unlikely"}
Marks = Mapping[str | None, str]
NO_POINTS = "No talking points yet. Press Ctrl+Enter to write the first."


def build_point_cards(
    issues: Sequence[IssueRead], points: Sequence[PointRead], words_per_minute: int, marks: Marks
) -> list[Card]:
    """A heading for each issue with its points under it; an issue without any says how to begin."""
    cards: list[Card] = []
    for number, issue in enumerate(issues, start=1):
        likelihood = LIKELIHOODS[issue.likelihood]
        title = issue.title or _translate("Untitled issue")
        heading = f"{title} · {_translate(likelihood)}" if likelihood else title
        cards.append(Card(("issue", issue.id), issue.id, heading=heading, number=number, record=issue))
        own = [point for point in points if point.issue_id == issue.id]
        cards += [build_point_card(point, words_per_minute, marks) for point in own]
        if not own:
            cards.append(Card(("hint", issue.id), issue.id, hint=_translate(NO_POINTS)))
    return cards


def build_point_card(point: PointRead, words_per_minute: int, marks: Marks) -> Card:
    """A talking point as a card."""
    theirs = point.side is Side.THEIRS
    title = " · ".join(filter(None, (_translate("They may say") if theirs else "", point.title or point.trigger)))
    return Card(
        key=("point", point.id),
        group_id=point.issue_id,
        pill=describe_stance(point.stance),
        tone=TONES[point.stance],
        title=title,
        text=point.text,
        more=lead_in(point.fallback) if point.fallback else RichText(),
        meta=tuple(list_meta(point, words_per_minute, marks)),
        dot=point.clearance.dot,
        record=point,
    )


def lead_in(fallback: RichText) -> RichText:
    """A fallback after the words that lead it in on the page."""
    first, *rest = fallback.blocks
    lead = Run(f"{_translate('If pressed:')} ", frozenset({Mark.ITALIC}))
    return RichText((Block((lead, *first.runs), first.kind, first.level, first.lang, id=first.id), *rest))


def list_meta(point: PointRead, words_per_minute: int, marks: Marks) -> list[tuple[str, str]]:
    """What stands under a point: its marking where others have another, topics, sources, commitment and so on."""
    meta: list[tuple[str, str]] = [("tag", topic) for topic in point.topics[:2]]
    if len(point.topics) > len(meta):
        meta[-1] = ("tag", f"{point.topics[1]} +{len(point.topics) - 2}")
    if point.sources:
        words = point.sources[0] if len(point.sources) == 1 else _translate("{} sources").format(len(point.sources))
        meta.append(("quote", words))
    if point.commitment:
        meta.append(("link-2", _translate("Commitment {}").format(point.commitment)))
    if point.speaker:
        meta.append(("mic", point.speaker))
    if point.stance is not Stance.AVOID and point.text:
        seconds = spoken_seconds(point.text.word_count, words_per_minute=words_per_minute)
        meta.append(("timer", _translate("{} s").format(seconds)))
    mark = marks.get(point.marking)
    return [("shield", mark), *meta] if mark else meta


def count_spoken(points: Sequence[PointRead], words_per_minute: int) -> tuple[int, int]:
    """How many words our points have, and how many seconds those to raise take."""
    words = sum(point.text.word_count for point in points)
    raised = [point for point in points if point.stance is Stance.RAISE and point.side is Side.OURS]
    spoken = [spoken_seconds(point.text.word_count, words_per_minute=words_per_minute) for point in raised]
    return words, sum(spoken)


def describe_seconds(seconds: int) -> str:
    """`1 min 50 s`."""
    minutes, rest = divmod(seconds, 60)
    return _translate("{} min {} s").format(minutes, rest) if minutes else _translate("{} s").format(rest)


def describe_stance(stance: Stance) -> str:
    """What the pill of a point says."""
    return _translate(_PILLS[stance])


def _translate(words: str) -> str:
    return QCoreApplication.translate("PointRows", words)
