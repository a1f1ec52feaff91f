"""What every column of a library is: search, where-used, markings, clearance and copying are made from these rows.

Every table has a row here with its kind of place, every column one in the order of the schema; `id` and `uid` stand in
the rows of tables. A test compares them with the schema.
"""

from briefbook.store.field_use import Column, Head, Table, Use, UseRole
from briefbook.store.field_use import FieldKind as Kind

PREPARED = Use.COVERED | Use.COPIED

A_SCHEME = "words of a marking, not of the library's matter"
A_NAME = "part of how an entity is called, so of its own"
A_CLEARANCE = "who took the step, not what the library tells"
A_FILE = "the name of a file"
FROZEN = "an edition stays as it was printed"
NO_MENTION = "says that the words do not mean it"


SHARED = (Column("id", Kind.KEY, to="entity", apart="the entity itself"), Column("uid", Kind.UID))

_COLUMNS: dict[Head, tuple[Column, ...]] = {
    Head("scheme"): (
        Column("code", Kind.CODE),
        Column("name", Kind.WORDS, apart=A_SCHEME),
        Column("portion_marks_required", Kind.FLAG),
    ),
    Head("scheme_level"): (
        Column("scheme_id", Kind.LINK, to="scheme", owner=True),
        Column("position", Kind.POSITION),
        Column("code", Kind.CODE),
        Column("wording", Kind.WORDS, apart=A_SCHEME),
        Column("abbreviation", Kind.CODE),
        Column("colour", Kind.CODE),
        Column("needs_release", Kind.FLAG),
    ),
    Head("scheme_caveat"): (
        Column("scheme_id", Kind.LINK, to="scheme", owner=True),
        Column("position", Kind.POSITION),
        Column("code", Kind.CODE),
        Column("wording", Kind.WORDS, apart=A_SCHEME),
        Column("abbreviation", Kind.CODE),
        Column("kind", Kind.CHOICE),
    ),
    Head("equivalence"): (
        Column("foreign_level_id", Kind.LINK, to="scheme_level", owner=True),
        Column("own_level_id", Kind.LINK, to="scheme_level"),
    ),
    Head("library", "library"): (
        Column("title", Kind.WORDS),
        Column("office", Kind.WORDS),
        Column("statement", Kind.WORDS),
        Column("lang", Kind.CODE),
        Column("scheme_id", Kind.LINK, to="scheme"),
        Column("own_country_id", Kind.LINK, to="country", role=UseRole.OWN_COUNTRY),
        Column("created_at", Kind.MOMENT),
        Column("changed_at", Kind.MOMENT),
    ),
    Head("entity", "entity"): (
        Column("kind", Kind.CHOICE),
        Column("description", Kind.TEXT, slot=1, marked="marking"),
        Column("marking", Kind.MARKING),
    ),
    Head("name", "entity", "entity_id"): (
        Column("entity_id", Kind.LINK, to="entity", owner=True),
        Column("position", Kind.POSITION),
        Column("kind", Kind.CHOICE),
        # Of a source that a text cites.
        Column("text", Kind.WORDS, Use.COVERED, slot=0, found_as="name", marked="entity.marking", apart=A_NAME),
        Column("lang", Kind.CODE),
        Column("family", Kind.WORDS, marked="entity.marking", apart=A_NAME),
        Column("sort_form", Kind.WORDS, marked="entity.marking", apart=A_NAME),
        Column("say", Kind.WORDS, marked="entity.marking", apart=A_NAME),
        Column("address", Kind.WORDS, marked="entity.marking", apart=A_NAME),
    ),
    Head("attachment"): (
        Column("sha256", Kind.CODE),
        Column("media_type", Kind.CODE),
        Column("title", Kind.WORDS, apart=A_FILE),
        Column("bytes", Kind.BYTES),
    ),
    Head("country", "entity", own=SHARED): (Column("iso_code", Kind.CODE, slot=10),),
    Head("place", "entity", own=SHARED): (
        Column("country_id", Kind.LINK, to="country", role=UseRole.COUNTRY),
        Column("time_zone", Kind.CODE),
    ),
    Head("organisation", "entity", own=SHARED): (
        Column("parent_id", Kind.LINK, to="organisation", role=UseRole.ABOVE),
        Column("country_id", Kind.LINK, to="country", role=UseRole.COUNTRY),
    ),
    Head("post", "entity", own=SHARED): (
        Column("organisation_id", Kind.LINK, to="organisation", role=UseRole.ORGANISATION),
        Column("country_id", Kind.LINK, to="country", role=UseRole.COUNTRY),
    ),
    Head("person", "entity", own=SHARED): (
        Column("country_id", Kind.LINK, to="country", role=UseRole.COUNTRY),
        Column("photo_id", Kind.LINK, to="attachment"),
    ),
    Head("topic", "entity", own=SHARED): (Column("parent_id", Kind.LINK, to="topic", role=UseRole.ABOVE),),
    Head("source", "entity", own=SHARED): (Column("csl", Kind.JSON, Use.COVERED, slot=2),),
    Head("membership", "membership"): (
        Column("person_id", Kind.LINK, to="person", role=UseRole.HOLDER, owner=True, titles=True),
        Column("post_id", Kind.LINK, to="post", role=UseRole.POST),
        Column("organisation_id", Kind.LINK, to="organisation", role=UseRole.ORGANISATION),
        Column("label", Kind.WORDS, slot=11),
        Column("from_edtf", Kind.DATE),
        Column("to_edtf", Kind.DATE),
    ),
    Head("attestation", "membership", "membership_id"): (
        Column("membership_id", Kind.LINK, to="membership", owner=True),
        Column("on_edtf", Kind.DATE),
        Column("source_id", Kind.LINK, to="source", role=UseRole.SOURCE),
    ),
    Head("mechanism", "entity", own=SHARED): (
        Column("mechanism_kind", Kind.CHOICE),
        Column("level", Kind.CHOICE),
        Column("parent_id", Kind.LINK, to="mechanism", role=UseRole.ABOVE),
        Column("status", Kind.WORDS, slot=8, marked="entity.marking"),
        Column("cadence", Kind.WORDS, slot=9, marked="entity.marking"),
    ),
    Head("mechanism_party", "entity", "mechanism_id"): (
        Column("mechanism_id", Kind.LINK, to="mechanism", owner=True),
        Column("party_id", Kind.LINK, to="entity", role=UseRole.PARTY),
        Column("position", Kind.POSITION),
    ),
    Head("mechanism_chair", "entity", "mechanism_id"): (
        Column("mechanism_id", Kind.LINK, to="mechanism", owner=True),
        Column("post_id", Kind.LINK, to="post", role=UseRole.CHAIR),
        Column("position", Kind.POSITION),
    ),
    Head("visit", "entity", own=SHARED): (
        Column("direction", Kind.CHOICE),
        Column("host_id", Kind.LINK, to="entity", role=UseRole.HOST),
        Column("guest_id", Kind.LINK, to="entity", role=UseRole.GUEST),
        Column("date_edtf", Kind.DATE),
        Column("date_words", Kind.DATE_WORDS),
        Column("date_earliest", Kind.DAY),
        Column("date_latest", Kind.DAY),
    ),
    Head("visit_place", "entity", "visit_id"): (
        Column("visit_id", Kind.LINK, to="visit", owner=True),
        Column("place_id", Kind.LINK, to="place", role=UseRole.PLACE),
        Column("position", Kind.POSITION),
    ),
    Head("dialogue", "entity", own=SHARED): (
        Column("mechanism_id", Kind.LINK, to="mechanism", role=UseRole.ROUND),
        Column("ordinal", Kind.NUMBER),
        Column("visit_id", Kind.LINK, to="visit", role=UseRole.VISIT),
        Column("sidelines_of_id", Kind.LINK, to="dialogue", role=UseRole.MARGIN),
        Column("follows_id", Kind.LINK, to="dialogue", role=UseRole.BEFORE),
        Column("place_id", Kind.LINK, to="place", role=UseRole.PLACE),
        Column("country_id", Kind.LINK, to="country", role=UseRole.COUNTRY),
        Column("level", Kind.CHOICE),
        Column("date_edtf", Kind.DATE),
        Column("date_words", Kind.DATE_WORDS),
        Column("date_earliest", Kind.DAY),
        Column("date_latest", Kind.DAY),
    ),
    Head("dialogue_party", "entity", "dialogue_id"): (
        Column("dialogue_id", Kind.LINK, to="dialogue", owner=True),
        Column("party_id", Kind.LINK, to="entity", role=UseRole.PARTY),
        Column("position", Kind.POSITION),
    ),
    Head("participation", "entity", "event_id"): (
        Column("event_id", Kind.LINK, to="entity", owner=True),
        Column("participant_id", Kind.LINK, to="entity", role=UseRole.PARTICIPANT, told_by="role"),
        Column("side", Kind.CHOICE),
        Column("role", Kind.CHOICE),
        Column("position", Kind.POSITION),
    ),
    Head("commitment", "entity", own=SHARED): (
        Column("number", Kind.CODE, slot=4),
        Column("wording", Kind.TEXT, slot=3, marked="entity.marking"),
        Column("verb", Kind.WORDS, slot=5, marked="entity.marking"),
        Column("subject_id", Kind.LINK, to="entity", role=UseRole.SUBJECT),
        Column("agreed_at_id", Kind.LINK, to="dialogue", role=UseRole.AGREED_THERE),
        Column("due_edtf", Kind.DATE),
        Column("due_words", Kind.DATE_WORDS, slot=6, found_as="due"),
        Column("due_earliest", Kind.DAY),
        Column("due_latest", Kind.DAY),
    ),
    Head("commitment_owner", "entity", "commitment_id"): (
        Column("commitment_id", Kind.LINK, to="commitment", owner=True),
        Column("owner_id", Kind.LINK, to="entity", role=UseRole.OWNER),
        Column("side", Kind.CHOICE),
        Column("position", Kind.POSITION),
    ),
    Head("commitment_status", "entity", "commitment_id"): (
        Column("commitment_id", Kind.LINK, to="commitment", owner=True),
        Column("position", Kind.POSITION),
        Column("status", Kind.CHOICE),
        Column("on_edtf", Kind.DATE),
        Column("dialogue_id", Kind.LINK, to="dialogue", role=UseRole.STATUS_THERE),
        Column("note", Kind.WORDS, slot=7, marked="entity.marking"),
    ),
    Head("brief", "brief"): (
        Column("visit_id", Kind.LINK, to="visit", owner=True),
        Column("subject_id", Kind.LINK, to="entity", role=UseRole.SUBJECT),
        Column("title", Kind.WORDS, slot=12, marked="title_marking"),
        Column("title_marking", Kind.MARKING),
        Column("position", Kind.POSITION),
    ),
    Head("issue", "issue"): (
        Column("brief_id", Kind.LINK, to="brief", owner=True),
        Column("position", Kind.POSITION),
        Column("title", Kind.WORDS, slot=13, marked="title_marking"),
        Column("title_marking", Kind.MARKING),
        Column("likelihood", Kind.CHOICE),
    ),
    Head("talking_point", "point"): (
        Column("issue_id", Kind.LINK, to="issue", owner=True),
        Column("position", Kind.POSITION),
        Column("stance", Kind.CHOICE, PREPARED),
        Column("side", Kind.CHOICE, PREPARED),
        Column("title", Kind.WORDS, PREPARED, slot=15, marked="marking"),
        Column("trigger", Kind.WORDS, PREPARED, slot=16, marked="marking"),
        Column("text", Kind.TEXT, PREPARED, slot=14, marked="marking"),
        Column("fallback", Kind.TEXT, PREPARED, slot=17, marked="marking"),
        Column("speaker_id", Kind.LINK, PREPARED, to="entity", role=UseRole.SPEAKER),
        Column("commitment_id", Kind.LINK, Use.COPIED, to="commitment", role=UseRole.COMMITMENT),
        Column("marking", Kind.MARKING, PREPARED | Use.CARRIED),
    ),
    Head("point_topic", "point", "point_id"): (
        Column("point_id", Kind.LINK, to="talking_point", owner=True),
        Column("topic_id", Kind.LINK, Use.COPIED, to="topic", role=UseRole.TOPIC),
        Column("position", Kind.POSITION),
    ),
    Head("objective", "objective"): (
        Column("brief_id", Kind.LINK, to="brief", owner=True),
        Column("side", Kind.CHOICE, Use.COVERED),
        Column("position", Kind.POSITION),
        Column("text", Kind.TEXT, Use.COVERED, slot=18, marked="marking"),
        Column("marking", Kind.MARKING, Use.COVERED),
    ),
    Head("section", "section"): (
        Column("brief_id", Kind.LINK, to="brief", owner=True),
        Column("visit_id", Kind.LINK, to="visit", owner=True),
        Column("kind", Kind.CHOICE),
        Column("text", Kind.TEXT, Use.COVERED, slot=19, marked="marking"),
        Column("marking", Kind.MARKING, Use.COVERED),
    ),
    Head("clearance"): (
        Column("point_id", Kind.LINK, to="talking_point", owner=True),
        Column("section_id", Kind.LINK, to="section", owner=True),
        Column("objective_id", Kind.LINK, to="objective", owner=True),
        Column("state", Kind.CHOICE),
        Column("office", Kind.WORDS, apart=A_CLEARANCE),
        Column("person", Kind.WORDS, apart=A_CLEARANCE),
        Column("at", Kind.MOMENT),
        Column("hash", Kind.CODE),
    ),
    Head("citation", "citation"): (
        Column("source_id", Kind.LINK, Use.COVERED, to="source", role=UseRole.SOURCE, titles=True),
        Column("entity_id", Kind.LINK, to="entity", owner=True),
        Column("point_id", Kind.LINK, to="talking_point", owner=True),
        Column("section_id", Kind.LINK, to="section", owner=True),
        Column("membership_id", Kind.LINK, to="membership", owner=True),
        Column("position", Kind.POSITION),
        Column("claim", Kind.WORDS, Use.COVERED, slot=23),
        Column("kind", Kind.CHOICE, Use.COVERED),
        Column("speaker_id", Kind.LINK, Use.COVERED, to="entity", role=UseRole.SPEAKER),
        Column("said_on_edtf", Kind.DATE, Use.COVERED),
        Column("confidence", Kind.CHOICE),
        Column("locator", Kind.WORDS, Use.COVERED, slot=24),
    ),
    Head("citation_conflict", "citation", "citation_id"): (
        Column("citation_id", Kind.LINK, to="citation", owner=True),
        Column("other_id", Kind.LINK, to="citation", owner=True),
        Column("note", Kind.WORDS, slot=25, found_as="conflict"),
        Column("resolution", Kind.WORDS, slot=26),
    ),
    Head("dismissed_mention", "brief", "brief_id"): (
        Column("brief_id", Kind.LINK, to="brief", owner=True),
        Column("words", Kind.WORDS, apart=NO_MENTION),
        Column("entity_id", Kind.LINK, to="entity", apart=NO_MENTION),
    ),
    Head("programme_item", "programme_item"): (
        Column("visit_id", Kind.LINK, to="visit", owner=True),
        Column("position", Kind.POSITION),
        Column("date_edtf", Kind.DATE, Use.CARRIED),
        Column("date_words", Kind.DATE_WORDS, Use.CARRIED),
        Column("date_earliest", Kind.DAY, Use.CARRIED),
        Column("date_latest", Kind.DAY, Use.CARRIED),
        Column("start_time", Kind.CODE),
        Column("end_time", Kind.CODE),
        Column("time_zone", Kind.CODE, Use.CARRIED),
        Column("home_time_zone", Kind.CODE, Use.CARRIED),
        Column("title", Kind.WORDS, slot=20, marked="marking"),
        Column("note", Kind.WORDS, slot=21, marked="marking"),
        Column("place_id", Kind.LINK, to="place", role=UseRole.PLACE),
        Column("lead_id", Kind.LINK, to="entity", role=UseRole.LEAD),
        Column("press", Kind.CHOICE),
        Column("interpreter", Kind.WORDS, slot=22, marked="marking"),
        Column("dialogue_id", Kind.LINK, to="dialogue", role=UseRole.DIALOGUE),
        Column("marking", Kind.MARKING, Use.CARRIED),
    ),
    Head("book_spec", "book"): (
        Column("visit_id", Kind.LINK, to="visit", owner=True),
        Column("position", Kind.POSITION),
        Column("title", Kind.WORDS, slot=27, marked="title_marking"),
        Column("reader_id", Kind.LINK, to="entity", role=UseRole.READER),
        Column("handling", Kind.WORDS, slot=28),
        Column("paper", Kind.CHOICE),
        Column("duplex", Kind.FLAG),
        Column("text_size", Kind.CHOICE),
        Column("page_banners", Kind.FLAG),
        Column("stubs", Kind.FLAG),
        Column("ceiling", Kind.MARKING, Use.LIMIT),
        Column("floor", Kind.MARKING),
        Column("title_marking", Kind.MARKING),
        Column("budgets", Kind.JSON),
        Column("confirmed_names", Kind.JSON),
    ),
    Head("book_part", "book", "book_id"): (
        Column("book_id", Kind.LINK, to="book_spec", owner=True),
        Column("position", Kind.POSITION),
        Column("kind", Kind.CHOICE),
        Column("brief_id", Kind.LINK, to="brief"),
        Column("sections", Kind.JSON),
        Column("included", Kind.FLAG),
    ),
    Head("book_omission", "book", "book_id"): (
        Column("book_id", Kind.LINK, to="book_spec", owner=True),
        Column("issue_id", Kind.LINK, to="issue"),
        Column("point_id", Kind.LINK, to="talking_point"),
    ),
    Head("edition"): (
        Column("book_uid", Kind.CODE),
        Column("number", Kind.NUMBER),
        Column("title", Kind.WORDS, apart=FROZEN),
        Column("as_of", Kind.MOMENT),
        Column("copies", Kind.NUMBER),
        Column("pdf_sha256", Kind.CODE),
        Column("note", Kind.WORDS, apart=FROZEN),
    ),
    Head("backup_mark", own=()): (
        Column("id", Kind.KEY),
        Column("name", Kind.CODE),
        Column("digest", Kind.CODE),
    ),
    Head("touched_row", own=()): (
        Column("id", Kind.KEY),
        Column("table_name", Kind.CODE),
        Column("row_id", Kind.NUMBER),
    ),
    Head("search_doc", own=()): (
        Column("id", Kind.KEY),
        Column("kind", Kind.CHOICE),
        Column("owner_id", Kind.NUMBER),
        Column("field", Kind.CODE),
        Column("text", Kind.CODE),
    ),
}
TABLES = tuple(Table(head.name, head.place, head.place_id, (*head.own, *columns)) for head, columns in _COLUMNS.items())
_BY_NAME = {each.name: each for each in TABLES}


def get_table(name: str) -> Table:
    """The table of that name; raises KeyError."""
    return _BY_NAME[name]


def list_column_names(name: str, use: Use) -> tuple[str, ...]:
    """The columns of a table that take part in something."""
    return tuple(each.name for each in get_table(name).list_used(use))
