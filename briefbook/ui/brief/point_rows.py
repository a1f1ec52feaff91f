"""The talking points of a brief as cards."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from briefbook.models.card_list_model import Card, Tone
from briefbook.models.term import describe_term, title_term
from briefbook.store.brief_read import IssueRead, PointRead
from briefbook.text.rich_text import Mark, RichText, Run
from briefbook.ui.brief.point_notes import Notes
from briefbook.values.kind import Likelihood, Side, Stance
from briefbook.values.place import Place
from briefbook.values.spoken import spoken_seconds

TONES = {Stance.RAISE: Tone.RAISE, Stance.IF_RAISED: Tone.IF_RAISED, Stance.AVOID: Tone.AVOID}
translate = QCoreApplication.translate


def build_point_cards(issues: Sequence[IssueRead], points: Sequence[PointRead], notes: Notes) -> list[Card]:
    """A heading for each issue with its points under it; an issue without any says how to begin."""
    cards: list[Card] = []
    by_issue: dict[int, list[PointRead]] = defaultdict(list)
    for point in points:
        by_issue[point.issue_id].append(point)
    for issue in issues:
        place = Place("issue", issue.id)
        title = issue.title or translate("PointRows", "Untitled issue")
        likelihood = "" if issue.likelihood is Likelihood.CERTAIN else describe_term(issue.likelihood)
        note, letter = notes.describe_omission(place), notes.numbering.find(place)
        heading = " · ".join(filter(None, (title, likelihood, note)))
        cards.append(Card(("issue", issue.id), issue.id, heading=heading, number=letter, record=issue, note=note))
        cards += [build_point_card(point, notes) for point in by_issue[issue.id]]
        if not by_issue[issue.id]:
            hint = translate("PointRows", "No talking points yet. Press Ctrl+Enter to write the first.")
            cards.append(Card(("hint", issue.id), issue.id, hint=hint))
    return cards


def build_point_card(point: PointRead, notes: Notes) -> Card:
    """A talking point as a card."""
    theirs = point.side is Side.THEIRS
    lead = translate("PointRows", "They may say") if theirs else ""
    title = " · ".join(filter(None, (lead, point.title or point.trigger)))
    return Card(
        key=("point", point.id),
        group_id=point.issue_id,
        number=notes.numbering.find(Place("point", point.id)),
        pill=title_term(point.stance),
        tone=TONES[point.stance],
        title=title,
        text=point.text,
        more=lead_in(point.fallback) if point.fallback else RichText(),
        meta=tuple(list_meta(point, notes)),
        dot=point.clearance.dot,
        record=point,
        note=notes.describe_omission(Place("point", point.id)),
        mark_note=notes.describe_taken_over(point),
    )


def lead_in(fallback: RichText) -> RichText:
    """A fallback after the words that lead it in on the page."""
    first, *rest = fallback.blocks
    lead = Run(translate("PointRows", "If pressed:") + " ", frozenset({Mark.ITALIC}))
    return RichText((replace(first, runs=(lead, *first.runs)), *rest))


def list_meta(point: PointRead, notes: Notes) -> list[tuple[str, str]]:
    """What stands under a point: books without it, its marking where that has to be told, topics, sources and so on."""
    meta: list[tuple[str, str]] = [("tag", topic) for topic in point.topics[:2]]
    if len(point.topics) > len(meta):
        meta[-1] = ("tag", f"{point.topics[1]} +{len(point.topics) - 2}")
    if point.sources:
        words = (
            point.sources[0]
            if len(point.sources) == 1
            else translate("PointRows", "{} sources").format(len(point.sources))
        )
        meta.append(("quote", words))
    if point.commitment:
        meta.append(("link-2", translate("PointRows", "Commitment {}").format(point.commitment)))
    if point.speaker:
        meta.append(("mic", point.speaker))
    if point.side is Side.OURS and point.stance is not Stance.AVOID and point.text:
        seconds = spoken_seconds(point.text.word_count, words_per_minute=notes.words_per_minute)
        meta.append(("timer", translate("PointRows", "{} s").format(seconds)))
    first = [("eye-off", notes.describe_omission(Place("point", point.id))), notes.describe_mark(point)]
    return [*(each for each in first if each[1]), *meta]


def count_spoken(points: Sequence[PointRead], words_per_minute: int) -> tuple[int, int]:
    """How many words our points have, and how many seconds those to raise take."""
    ours = [point for point in points if point.side is Side.OURS]
    words = sum(point.text.word_count for point in ours)
    raised = [point for point in ours if point.stance is Stance.RAISE]
    spoken = [spoken_seconds(point.text.word_count, words_per_minute=words_per_minute) for point in raised]
    return words, sum(spoken)


def describe_seconds(seconds: int) -> str:
    """`1 min 50 s`."""
    minutes, rest = divmod(seconds, 60)
    if minutes:
        return translate("PointRows", "{} min {} s").format(minutes, rest)
    return translate("PointRows", "{} s").format(rest)
