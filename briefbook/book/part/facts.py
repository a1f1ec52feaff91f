"""The facts box of a brief: of a meeting, or of a standing format."""

from briefbook.book import wording
from briefbook.book.block import Block, Fact, FactsBox, Line, Span
from briefbook.book.content import BriefContent, DialogueContent, MechanismContent
from briefbook.book.context import Context
from briefbook.book.name_line import chair_line
from briefbook.book.phrase import count, describe_meeting_date, describe_spoken, join_names, ordinal
from briefbook.book.title import describe_post, meeting_days
from briefbook.values.kind import Role, Side, Stance


def compile_facts(context: Context, brief: BriefContent) -> list[Block]:
    """The box of the brief's subject."""
    dialogue = context.directory.dialogues.get(brief.subject_id)
    mechanism = context.directory.mechanisms.get(brief.subject_id)
    left: list[Fact] = []
    right: list[Fact] = []
    if dialogue is not None:
        left, right = dialogue_facts(context, dialogue)
    elif mechanism is not None:
        left, right = mechanism_facts(context, mechanism)
    right += length_fact(context, brief)
    return [FactsBox(tuple(left), tuple(right))] if left or right else []


def fact(label: str, *values: str) -> list[Fact]:
    """A fact of plain words, or nothing when there are none."""
    lines = tuple((Span(value),) for value in values if value)
    return [Fact(label, lines)] if lines else []


def line_fact(label: str, lines: list[Line]) -> list[Fact]:
    """A fact of lines, or nothing when there are none."""
    return [Fact(label, tuple(lines))] if lines else []


def dialogue_facts(context: Context, dialogue: DialogueContent) -> tuple[list[Fact], list[Fact]]:
    """When, where and who chairs; level, round and what it belongs to."""
    directory = context.directory
    left = fact(wording.WHEN, describe_meeting_date(dialogue.date))
    left += fact(wording.WHERE, directory.name(dialogue.place_id) or directory.name(dialogue.country_id))
    left += line_fact(wording.CHAIRS, list_chairs(context, dialogue))
    right = fact(wording.LEVEL, level_words(context, dialogue))
    right += fact(wording.ROUND, round_words(context, dialogue))
    right += fact(wording.SIDELINES, directory.name(dialogue.sidelines_of_id))
    right += fact(wording.FOLLOWS, directory.name(dialogue.follows_id))
    return left, right


def list_chairs(context: Context, dialogue: DialogueContent) -> list[Line]:
    """Who chairs the dialogue: its participants in the chair, else the posts that chair its mechanism."""
    days = meeting_days(dialogue.date, context.today)
    participations = context.directory.participations_of_event.get(dialogue.id, [])
    chairs = [each.participant_id for each in participations if each.role is Role.CHAIR]
    mechanism = context.directory.mechanisms.get(dialogue.mechanism_id or 0)
    if not chairs and mechanism is not None:
        chairs = list(mechanism.chair_ids)
    return [chair_line(context, each, days) for each in chairs if context.directory.name(each)]


def level_words(context: Context, dialogue: DialogueContent) -> str:
    """The level of the dialogue, else of its mechanism."""
    mechanism = context.directory.mechanisms.get(dialogue.mechanism_id or 0)
    level = dialogue.level or (mechanism.level if mechanism else None)
    return wording.LEVELS[level] if level else ""


def round_words(context: Context, dialogue: DialogueContent) -> str:
    """`18th of the India-Japan Strategic Dialogue`."""
    series = context.directory.short_name(dialogue.mechanism_id)
    if dialogue.ordinal is None:
        return series
    number = ordinal(dialogue.ordinal)
    return f"{number} of the {series}" if series else number


def mechanism_facts(context: Context, mechanism: MechanismContent) -> tuple[list[Fact], list[Fact]]:
    """Its form, parties and chairs; its level, parent, status and last round."""
    directory = context.directory
    left = fact(wording.FORM, wording.MECHANISM_KINDS[mechanism.kind])
    left += fact(wording.PARTIES, join_names([name for each in mechanism.party_ids if (name := directory.name(each))]))
    left += fact(wording.LED_BY, *(describe_post(directory, each) for each in mechanism.chair_ids))
    right = fact(wording.LEVEL, wording.LEVELS[mechanism.level] if mechanism.level else "")
    right += fact(wording.UNDER, directory.name(mechanism.parent_id))
    right += fact(wording.STATUS, mechanism.status)
    right += fact(wording.CADENCE, mechanism.cadence)
    rounds = directory.rounds(mechanism.id)
    if rounds:
        last = rounds[-1]
        names = [directory.name(last.id), describe_meeting_date(last.date)]
        right += fact(wording.LAST_ROUND, ", ".join(name for name in names if name))
    return left, right


def length_fact(context: Context, brief: BriefContent) -> list[Fact]:
    """How many points there are to raise and how long it takes to say them."""
    raised = [each for each in brief.points if each.stance is Stance.RAISE and each.side is Side.OURS]
    spoken = [each for each in raised if not each.withheld]
    if not spoken:
        return []
    items = [each for each in context.content.programme if each.dialogue_id == brief.subject_id]
    interpreted = any(item.interpreter for item in items)
    words, pace = sum(each.spoken_words for each in spoken), context.content.spec.words_per_minute
    length = describe_spoken(words, words_per_minute=pace, interpreted=interpreted)
    suffix = wording.INTERPRETED if interpreted else ""
    return fact(wording.LENGTH, f"{count(len(spoken), 'point')}, {length}{suffix}")
