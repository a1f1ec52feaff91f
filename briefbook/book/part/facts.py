"""The facts box of a brief: of a meeting, or of a standing format."""

from dataclasses import replace

from briefbook.book import wording
from briefbook.book.block import Block, Fact, FactsBox, Line, Portion, Span
from briefbook.book.content import BriefContent, DialogueContent, MechanismContent
from briefbook.book.context import Context
from briefbook.book.name_line import chair_line, join_lines, list_names
from briefbook.book.phrase import count, describe_meeting_date, describe_spoken, ordinal
from briefbook.book.title import meeting_days, post_line
from briefbook.values.kind import MechanismKind, Role


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
    if not left:
        left, right = right, []
    return [FactsBox(tuple(left), tuple(right))] if left else []


def fact(label: str, value: str, portion: Portion | None = None) -> list[Fact]:
    """A fact of plain words with the portion of whose they are, or nothing when there are none."""
    return [Fact(label, ((Span(value, portion=portion),),))] if value else []


def line_fact(label: str, lines: list[Line]) -> list[Fact]:
    """A fact of lines, or nothing when there are none."""
    return [Fact(label, tuple(lines))] if lines else []


def dialogue_facts(context: Context, dialogue: DialogueContent) -> tuple[list[Fact], list[Fact]]:
    """When, where and who chairs; level, round and what it belongs to."""
    left = fact(wording.WHEN, describe_meeting_date(dialogue.date), context.directory.dated(dialogue.id, dialogue.date))
    left += line_fact(wording.WHERE, list_names(context, dialogue.place_id, dialogue.country_id)[:1])
    left += line_fact(wording.CHAIRS, list_chairs(context, dialogue))
    right = fact(wording.LEVEL, level_words(context, dialogue))
    right += line_fact(wording.ROUND, round_lines(context, dialogue))
    right += line_fact(wording.SIDELINES, list_names(context, dialogue.sidelines_of_id))
    right += line_fact(wording.FOLLOWS, list_names(context, dialogue.follows_id))
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


def round_lines(context: Context, dialogue: DialogueContent) -> list[Line]:
    """`18th of the India-Japan Strategic Dialogue`, on one line; none when neither is known."""
    words = context.directory.short_name(dialogue.mechanism_id)
    portion = context.directory.portion(dialogue.mechanism_id)
    series = Span(words, portion=replace(portion, words=words) if portion else None)
    if dialogue.ordinal is None:
        return [(series,)] if words else []
    number = ordinal(dialogue.ordinal)
    return [(Span(f"{number} of the "), series) if words else (Span(number),)]


def mechanism_facts(context: Context, mechanism: MechanismContent) -> tuple[list[Fact], list[Fact]]:
    """Its form unless it is no named one, parties and chairs; its level, parent, status and last round."""
    directory = context.directory
    form = "" if mechanism.kind is MechanismKind.OTHER else wording.MECHANISM_KINDS[mechanism.kind]
    left = fact(wording.FORM, form)
    parties = join_lines(list_names(context, *mechanism.party_ids), wording.AND)
    left += line_fact(wording.PARTIES, [parties] if parties else [])
    chairs = [post_line(directory, each) for each in mechanism.chair_ids]
    left += line_fact(wording.LED_BY, [line for line in chairs if line])
    right = fact(wording.LEVEL, wording.LEVELS[mechanism.level] if mechanism.level else "")
    right += line_fact(wording.UNDER, list_names(context, mechanism.parent_id))
    right += fact(wording.STATUS, mechanism.status, directory.own(mechanism.id, mechanism.status))
    right += fact(wording.CADENCE, mechanism.cadence, directory.own(mechanism.id, mechanism.cadence))
    rounds = directory.rounds(mechanism.id)
    if rounds:
        last = rounds[-1]
        date = describe_meeting_date(last.date)
        when = [(Span(date, portion=directory.dated(last.id, last.date)),)] if date else []
        known = join_lines([*list_names(context, last.id), *when])
        right += line_fact(wording.LAST_ROUND, [known] if known else [])
    return left, right


def length_fact(context: Context, brief: BriefContent) -> list[Fact]:
    """How many points there are to raise and how long it takes to say them."""
    spoken = [each for each in brief.points if each.raised]
    if not spoken:
        return []
    items = [each for each in context.content.programme if each.dialogue_id == brief.subject_id]
    interpreted = any(item.interpreter for item in items)
    words, pace = sum(each.spoken_words for each in spoken), context.content.spec.words_per_minute
    length = describe_spoken(words, words_per_minute=pace, interpreted=interpreted)
    suffix = wording.INTERPRETED if interpreted else ""
    return fact(wording.LENGTH, f"{count(len(spoken), 'point')}, {length}{suffix}")
