"""The talking points of a brief as cards."""

from collections.abc import Sequence

from briefbook.models.card_list_model import Card, Tone
from briefbook.store.brief_read import IssueRead, PointRead
from briefbook.text.rich_text import Block, Mark, RichText, Run
from briefbook.values.kind import Likelihood, Side, Stance
from briefbook.values.spoken import spoken_seconds

PILLS = {Stance.RAISE: "Raise", Stance.IF_RAISED: "If raised", Stance.AVOID: "Avoid"}
TONES = {Stance.RAISE: Tone.RAISE, Stance.IF_RAISED: Tone.IF_RAISED, Stance.AVOID: Tone.AVOID}
LIKELIHOODS = {Likelihood.CERTAIN: "", Likelihood.MIGHT: "might be raised", Likelihood.UNLIKELY: "unlikely"}
NO_POINTS = "No talking points yet. Press Ctrl+Enter to write the first."


def build_point_cards(issues: Sequence[IssueRead], points: Sequence[PointRead], words_per_minute: int) -> list[Card]:
    """A heading for each issue with its points under it; an issue without any says how to begin."""
    cards: list[Card] = []
    for number, issue in enumerate(issues, start=1):
        likelihood = LIKELIHOODS[issue.likelihood]
        heading = f"{issue.title or 'Untitled issue'}{f' · {likelihood}' if likelihood else ''}"
        cards.append(Card(("issue", issue.id), issue.id, heading=heading, number=number, record=issue))
        own = [point for point in points if point.issue_id == issue.id]
        cards += [build_point_card(point, words_per_minute) for point in own]
        if not own:
            cards.append(Card(("hint", issue.id), issue.id, hint=NO_POINTS))
    return cards


def build_point_card(point: PointRead, words_per_minute: int) -> Card:
    """A talking point as a card."""
    theirs = point.side is Side.THEIRS
    title = " · ".join(filter(None, ("They may say" if theirs else "", point.title or point.trigger)))
    return Card(
        key=("point", point.id),
        group_id=point.issue_id,
        pill=PILLS[point.stance],
        tone=TONES[point.stance],
        title=title,
        text=point.text,
        more=lead_in(point.fallback) if point.fallback else RichText(),
        meta=tuple(list_meta(point, words_per_minute)),
        dot=point.clearance.dot,
        record=point,
    )


def lead_in(fallback: RichText) -> RichText:
    """A fallback after the words that lead it in on the page."""
    first, *rest = fallback.blocks
    lead = Run("If pressed: ", frozenset({Mark.ITALIC}))
    return RichText((Block((lead, *first.runs), first.kind, first.level, first.lang, id=first.id), *rest))


def list_meta(point: PointRead, words_per_minute: int) -> list[tuple[str, str]]:
    """What stands under a point: topics, sources, commitment, speaker, time to say, its level."""
    meta: list[tuple[str, str]] = [("tag", topic) for topic in point.topics[:2]]
    if len(point.topics) > len(meta):
        meta[-1] = ("tag", f"{point.topics[1]} +{len(point.topics) - 2}")
    if point.sources:
        words = point.sources[0] if len(point.sources) == 1 else f"{len(point.sources)} sources"
        meta.append(("quote", words))
    if point.commitment:
        meta.append(("link-2", f"Commitment {point.commitment}"))
    if point.speaker:
        meta.append(("mic", point.speaker))
    if point.stance is not Stance.AVOID and point.text:
        seconds = spoken_seconds(point.text.word_count, words_per_minute=words_per_minute)
        meta.append(("timer", f"{seconds} s"))
    return meta


def count_spoken(points: Sequence[PointRead], words_per_minute: int) -> tuple[int, int]:
    """How many words our points have, and how many seconds those to raise take."""
    words = sum(point.text.word_count for point in points)
    raised = [point for point in points if point.stance is Stance.RAISE and point.side is Side.OURS]
    spoken = [spoken_seconds(point.text.word_count, words_per_minute=words_per_minute) for point in raised]
    return words, sum(spoken)


def describe_seconds(seconds: int) -> str:
    """`1 min 50 s`."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
