"""A book that shows every kind of block, with invented content: Ruritania and Syldavia meet."""

import io
from datetime import UTC, datetime

from PIL import Image

from briefbook.book.block import (
    Block,
    Callout,
    Cell,
    Column,
    Contents,
    ContentsEntry,
    CoverPage,
    Fact,
    FactsBox,
    Heading,
    Index,
    IndexEntry,
    Inline,
    ItemList,
    Line,
    ListItem,
    Note,
    NoteMark,
    Notes,
    Paragraph,
    ParagraphRole,
    Point,
    Portion,
    Portrait,
    Span,
    SpanStyle,
    Table,
)
from briefbook.book.book import Banner, Book, Part, Sheet, Tab
from briefbook.values.kind import Paper, PartKind, Stance, TextSize

HINDI, JAPANESE, HEBREW, ARABIC = "हिन्दी संवाद के मंत्री", "茂林敏夫（もばやし・としお）", "שלום עולם", "مرحبا بالعالم"
RESTRICTED = Portion("(R)", 1, "#1f4e9e")
CONFIDENTIAL = Portion("(C)", 2, "#1f4e9e")
TALKING = (
    "Welcome the opening today of the Ruritania–Syldavia Harbour Dialogue. It gives our teams an office of their own, "
    "and we would like its first meeting before the summer."
)
PROSE = (
    "The two countries have met each spring since the harbour at Strelsau was rebuilt. The first round fixed the rules "
    "for pilots and tugs; the second gave the customs offices a common form, which both sides still use. A third round "
    "was put off when the bridge at Zenda was closed, and its papers were carried over into the present talks. "
)


def words(text: str, style: SpanStyle = SpanStyle.PLAIN) -> Line:
    """A line of one span."""
    return (Span(text, style),)


def photo() -> bytes:
    """A photo with a place, an author and a comment in it."""
    picture = Image.linear_gradient("L").resize((300, 377)).convert("RGB")
    exif = Image.Exif()
    exif[0x013B] = "Jane Officer"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=b"taken by Jane Officer", quality=85)
    return out.getvalue()


def cover() -> Part:
    page = CoverPage(
        office="Ministry of Harbours · Eastern Division",
        title="Official visit of the Minister of Harbours of Syldavia",
        subtitle=(Span("Ottokar Mobayashi "), Span("茂林敏夫", lang="ja")),
        lines=(words("Strelsau, 15–17 January 2031"), words("4th Ruritania–Syldavia Harbour Dialogue")),
        facts=(
            Fact("Prepared for", (words("R. Rassendyll, Minister of Harbours एस. मंत्री"),)),
            Fact("Edition", (words("2nd, 14 January 2031, 18:10"),)),
            Fact("Copy", (words("3 of 12"),)),
            Fact("Handling", (words("Return to Eastern Division after the visit. Do not copy."),)),
        ),
        statement="Talking points are invented and express no government's position.",
    )
    return Part(PartKind.COVER, "Cover", "", "cover", (page,), key="cover")


def contents() -> Part:
    entries = (
        ContentsEntry(words("Programme"), "programme"),
        ContentsEntry(words("4th Ruritania–Syldavia Harbour Dialogue"), "brief-1", tab="1"),
        ContentsEntry(words("Talking points"), "brief-1-points", level=2),
        ContentsEntry(words("Background"), "brief-1-background", level=2),
        ContentsEntry(words("Railway Working Group on gauges, sleepers and the timetable of the night mail"), "brief-2", tab="2"),
        ContentsEntry(words("Biographies"), "biographies"),
        ContentsEntry(words("Commitments and follow-up"), "commitments"),
        ContentsEntry(words("Sources"), "sources"),
        ContentsEntry(words("Index"), "index"),
    )  # fmt: skip
    blocks = (Heading(1, words("Contents")), Contents(entries))
    return Part(PartKind.CONTENTS, "Contents", "Contents", "contents", blocks, key="contents")


def programme() -> Part:
    columns = (
        Column("Time", 0.15, tabular=True),
        Column("Event", 0.49),
        Column("Place", 0.25),
        Column("Brief", 0.11),
    )

    def row(time: str, event: str, below: str, place: str, brief: str) -> tuple[Cell, ...]:
        lines = (words(event, SpanStyle.BOLD), *((words(below),) if below else ()))
        link: tuple[Inline, ...] = (Span(f"Tab {brief}", target=f"brief-{brief}"),) if brief else ()
        return (Cell((words(time),)), Cell(lines), Cell((words(place),)), Cell((link,) if link else ()))

    friday = (
        row("10:30", "Restricted meeting", "Ministers plus two", "Harbour House", "1"),
        row("11:00–12:30", "4th Ruritania–Syldavia Harbour Dialogue", "Delegation level", "Harbour House", "1"),
        row("12:30", "Launch of the railway group", "", "Harbour House", "2"),
        row("16:00", "Press briefing", "Spokesman of the Ministry", "Zenda Hall", ""),
    )
    blocks: tuple[Block, ...] = (
        Heading(1, words("Programme")),
        Heading(2, words("Thursday 15 January"), anchor="day-1"),
        Table(columns, (row("18:40", "Arrival of the Minister", "Received by Protocol", "Strelsau Field", ""),), "Thursday"),
        Heading(2, words("Friday 16 January"), anchor="day-2"),
        Table(columns, friday, "Friday"),
    )  # fmt: skip
    return Part(PartKind.PROGRAMME, "Programme", "Programme", "programme", blocks, key="programme")


def point(number: str, text: str, *marks: NoteMark, title: str = "") -> Point:
    """A point to raise of one paragraph."""
    paragraph = Paragraph((Span(text), *marks), portion=RESTRICTED)
    return Point(number, (paragraph,), title=words(title) if title else (), anchor=f"point-{number}")


def dialogue() -> Part:
    facts = FactsBox(
        left=(
            Fact("When", (words("Friday 16 January 2031"),)),
            Fact("Where", (words("Strelsau"),)),
            Fact("Chairs", (words("R. Rassendyll एस. मंत्री"), words("Ottokar Mobayashi 茂林敏夫"))),
        ),
        right=(
            Fact("Level", (words("Ministers"),)),
            Fact("Round", (words("4th of the Harbour Dialogue"),)),
            Fact("Length", (words("4 points, 1 min 30 s"),)),
        ),
    )
    objectives = ItemList(
        (
            ListItem(words("Open the Harbour Dialogue and fix its first meeting."), portion=RESTRICTED),
            ListItem(words("Agree the working group on gauges, night mail first."), portion=RESTRICTED),
            ListItem(words("Keep the pilots' form as it is:"), portion=RESTRICTED),
            ListItem(words("one form for both coasts"), level=2),
            ListItem(words("no fee"), level=2),
        )
    )
    pressed = (
        Span("We prefer rules made with the pilots. "),
        Span("If pressed:", SpanStyle.ITALIC),
        Span(" no position yet."),
    )
    avoid = (
        Paragraph(words("Do not volunteer figures for single berths; they are not yet public."), portion=CONFIDENTIAL),
    )
    several = (
        Paragraph(
            words("Confirm the second round of the railway talks in the first half of 2031:"), portion=RESTRICTED
        ),
        ItemList((ListItem(words("gauges in March"), "a"), ListItem(words("timetables in May"), "b"))),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(words("Tab 1"), ParagraphRole.EYEBROW),
        Heading(1, words("4th Ruritania–Syldavia Harbour Dialogue")),
        facts,
        Heading(2, words("Objectives")),
        objectives,
        Heading(2, words("Harbours and pilots"), number="1", anchor="brief-1-points"),
        point("1", TALKING, NoteMark(1, "note-1")),
        Callout(Stance.IF_RAISED, words("If raised: standards"), (Paragraph(pressed, portion=RESTRICTED),)),
        Heading(2, words("Railways and the night mail"), number="2"),
        point("2", "Agree to set up the working group on gauges, with the night mail as its first item.", NoteMark(1, "note-1"), NoteMark(2, "note-2")),
        Point("3", several, title=words("The second round"), trailer=words("Minister to speak · 40 s")),
        Callout(Stance.AVOID, words("Avoid: volumes and prices"), avoid),
        Heading(1, words("Background"), anchor="brief-1-background"),
        Paragraph(words(PROSE * 2), ParagraphRole.LEAD, CONFIDENTIAL),
        *(Paragraph((Span(PROSE * 3), Span("the joint statement", address="https://example.org/statement"), Span(" says more."))) for _ in range(4)),
        Heading(3, words("In other scripts")),
        Paragraph(words(f"Hindi {HINDI}, Japanese {JAPANESE}, Greek Δημήτρης, Cyrillic Сергей, Łódź and Türkiye.")),
        Paragraph(words(f"Hebrew {HEBREW} and Arabic {ARABIC} inside a line.")),
        Paragraph(words("「自由で開かれた港」の実現に向けた協力について協議した。両大臣は、港湾会合の成果を歓迎し、サプライチェーンの強靱化における協力を一層進めることで一致した。"), lang="ja"),
        Paragraph(words("A quote stands in from the left and in italics."), ParagraphRole.QUOTE),
        Paragraph(words("[ * ] left out: above the ceiling of this book"), ParagraphRole.STUB),
    )  # fmt: skip
    head = "1 · Harbour Dialogue"
    return Part(PartKind.BRIEF, "4th Harbour Dialogue", head, "brief-1", blocks, Tab("1", 0), "brief-1")


def railway() -> Part:
    blocks: tuple[Block, ...] = (
        Paragraph(words("Tab 2"), ParagraphRole.EYEBROW),
        Heading(1, words("Railway Working Group")),
        Paragraph(words("No meeting is set. The group is to be launched in Strelsau."), ParagraphRole.MUTED),
        *(point(str(number), f"Point {number}. {TALKING}") for number in range(1, 14)),
    )
    return Part(PartKind.BRIEF, "Railway Working Group", "2 · Railways", "brief-2", blocks, Tab("2", 1), "brief-2")


def biographies() -> Part:
    posts = Table(
        (Column("From", 0.23), Column("To", 0.23), Column("Post", 0.54)),
        ((Cell((words("Current"),)), Cell(()), Cell((words("Minister of Harbours"),))),),
        "Posts",
    )
    blocks: tuple[Block, ...] = (
        Heading(1, words("Biographies")),
        Portrait(
            "person-1",
            words("Ottokar Mobayashi"),
            (Span("茂林敏夫 ", lang="ja"), Span("もばやし としお", SpanStyle.MUTED, lang="ja")),
            (
                words("Minister of Harbours of Syldavia"),
                (Span("Say "), Span("moh-bah-yah-shee", SpanStyle.ITALIC), Span(" · Address as Minister")),
            ),
            photo(),
            "Photograph of Ottokar Mobayashi",
        ),
        Heading(2, words("Why this matters now")),
        Paragraph(words("Co-chairs the 4th Harbour Dialogue in Strelsau and, with the Minister, launches the group.")),
        Heading(2, words("Posts")),
        posts,
        Portrait("person-2", words("Rudolf Rassendyll"), (), (words("Minister of Harbours"),)),
        Heading(2, words("Why this matters now")),
        Paragraph(words("Chairs for Ruritania. He has no photo here, and the words have the whole width.")),
    )
    return Part(PartKind.BIOGRAPHIES, "Biographies", "Biographies", "biographies", blocks, Tab("B", 6), "biographies")


def commitments() -> Part:
    columns = (Column("No.", 0.08), Column("Commitment", 0.34), Column("Led by", 0.22), Column("Due", 0.16), Column("Status", 0.13), Column("Tab", 0.07))  # fmt: skip

    def row(number: int) -> tuple[Cell, ...]:
        text = "Working group on gauges, with the night mail as its first item and a report each spring"
        cells = (f"C-{number}", text, "Ministers of both sides", "First half of 2031", "Agreed", "1")
        lines = [words(each) for each in cells]
        lines[1] = (*lines[1], NoteMark(1, "note-1"))
        return tuple(Cell((line,)) for line in lines)

    blocks = (
        Heading(1, words("Commitments and follow-up")),
        Paragraph(words("As of 14 January 2031. Ordered by mechanism, newest first."), ParagraphRole.MUTED),
        Table(columns, tuple(row(number) for number in range(1, 21)), "Commitments"),
    )
    return Part(PartKind.COMMITMENTS, "Commitments", "Commitments", "commitments", blocks, key="commitments")


def sources() -> Part:
    notes = (
        Note(
            1, words("Spokesman of the Ministry of Harbours, press briefing, Strelsau, 16 January 2031. " * 2), "note-1"
        ),
        Note(2, words("Joint statement of the third round, 4 May 2029."), "note-2"),
        Note(3, words("A source that nothing cites."), "note-3"),
    )
    blocks = (Heading(1, words("Sources")), Notes(notes))
    return Part(PartKind.SOURCES, "Sources", "Sources", "sources", blocks, key="sources")


def index() -> Part:
    people = (
        IndexEntry(words("Mobayashi, Ottokar 茂林敏夫"), ("person-1", "brief-1")),
        IndexEntry(words("Rassendyll, Rudolf"), ("person-2",)),
    )
    topics = tuple(
        IndexEntry(words(f"Topic {number} of the harbours"), ("point-1", f"point-{number}")) for number in range(1, 14)
    )
    blocks = (Heading(1, words("Index")), Index((("People", people), ("Topics", topics))))
    return Part(PartKind.INDEX, "Index", "Index", "index", blocks, key="index")


def demo_book(
    paper: Paper = Paper.A4, text_size: TextSize = TextSize.STANDARD, *, page_banners: tuple[Banner, ...] = ()
) -> Book:
    """The whole demonstration."""
    return Book(
        title="Visit of the Minister of Harbours",
        running_title="Official visit of Minister Mobayashi, 15–17 January 2031",
        edition_line="2nd edition · 14 January 2031 · Copy 3 of 12",
        lang="en-GB",
        as_of=datetime(2031, 1, 14, 18, 10, tzinfo=UTC),
        banner=Banner("CONFIDENTIAL", "#1f4e9e", 2),
        sheet=Sheet(paper, True, text_size),
        parts=(
            cover(),
            contents(),
            programme(),
            dialogue(),
            railway(),
            biographies(),
            commitments(),
            sources(),
            index(),
        ),
        page_banners=page_banners,
        draft=False,
    )
