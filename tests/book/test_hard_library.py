"""A library in which everything is marked in every way prints at every ceiling, and nothing withheld is in the file."""

import io
import re
from dataclasses import dataclass, replace

import pikepdf
import pypdfium2
import pytest

from briefbook.book.compile import compile_book
from briefbook.book.content import Content
from briefbook.book.finding import FindingKind, Severity
from briefbook.pdf.render import render_book
from briefbook.pdf.typesetter import Typesetter
from briefbook.values.marking import parse_marking
from tests.book.hard_library import BRIEFS, LEVELS, PEOPLE

WORD = re.compile(r"Q\d+q")
CEILINGS = [f"ruritania:{level.code}{tail}" for level in LEVELS for tail in ("", "//EYES//REL RUR", "//CODE,EYES,OURS")]
CEILINGS += ["ruritania:VAULT//REL RUR,ZEN", "ruritania:CROWN//CODE,EYES,OURS//TLP:RED"]
PRINTED = ["ruritania:OPEN", "ruritania:VAULT//EYES//REL RUR", "ruritania:CROWN//CODE,EYES,OURS//TLP:RED"]


@dataclass(frozen=True)
class Hard:
    """The gathered library, and by which markings each of its words is held back."""

    content: Content
    words: dict[str, frozenset[str]]

    def under(self, ceiling: str, *, stubs: bool = False) -> Content:
        spec = replace(self.content.spec, ceiling=parse_marking(ceiling), stubs=stubs)
        return replace(self.content, spec=spec)

    def withheld(self, ceiling: str) -> set[str]:
        schemes, above = self.content.library.schemes, parse_marking(ceiling)
        seen = {text: schemes.admits(above, parse_marking(text)) for held in self.words.values() for text in held}
        return {word for word, held in self.words.items() if not all(seen[text] for text in held)}


@pytest.fixture(scope="module")
def hard(hard_library: tuple[Content, dict[str, frozenset[str]]]) -> Hard:
    return Hard(*hard_library)


def test_it_is_as_hard_as_it_says(hard: Hard) -> None:
    assert len(hard.content.briefs) == BRIEFS
    assert len(hard.content.people) == PEOPLE
    printed = set(WORD.findall(repr(compile_book(hard.content).book)))
    assert len(printed) > 2500
    assert not printed - hard.words.keys()


@pytest.mark.parametrize(("ceiling", "stubs"), [(each, at % 2 == 0) for at, each in enumerate(CEILINGS)])
def test_no_withheld_word_is_in_the_book(hard: Hard, ceiling: str, stubs: bool) -> None:
    withheld = hard.withheld(ceiling)
    assert withheld or ceiling == CEILINGS[-1]
    compiled = compile_book(hard.under(ceiling, stubs=stubs))
    printed = set(WORD.findall(repr(compiled.book)))
    assert len(printed) > 200
    assert not printed & withheld
    assert not [each for each in compiled.findings if each.kind == FindingKind.ABOVE_CEILING]


@pytest.mark.parametrize("ceiling", PRINTED)
def test_no_withheld_word_is_in_the_file(hard: Hard, ceiling: str) -> None:
    compiled = compile_book(hard.under(ceiling))
    blocking = [each for each in compiled.findings if each.severity is Severity.BLOCKS]
    assert {each.kind for each in blocking} <= {FindingKind.TITLE_ABOVE_CEILING}
    pdf = render_book(compiled.book, typesetter=Typesetter()).pdf
    assert not find_words(pdf) & hard.withheld(ceiling)


def find_words(pdf: bytes) -> set[str]:
    """Every word in a file: on its pages, in its bookmarks, in its metadata and anywhere in its objects."""
    with pypdfium2.PdfDocument(pdf) as document:
        shown = [page.get_textpage().get_text_range() for page in document]
        shown += [item.get_title() for item in document.get_toc()]
    found = set(WORD.findall("\n".join(shown)))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found |= {
            word for each in opened.objects if isinstance(each, pikepdf.Object) for word in WORD.findall(repr(each))
        }
        out = io.BytesIO()
        opened.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    return found | set(WORD.findall(out.getvalue().decode("latin-1")))
