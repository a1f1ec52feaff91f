"""Preflight: what a person should know before printing, each finding with the record to go to."""

from collections.abc import Sequence

from briefbook.book.book import Book
from briefbook.book.content import Content
from briefbook.book.context import Context
from briefbook.book.finding import Finding, number_finding, sort_findings
from briefbook.book.memory import Recall
from briefbook.book.portion import PrintedPortion
from briefbook.book.preflight.clearance import check_clearance
from briefbook.book.preflight.completeness import check_completeness, check_parts
from briefbook.book.preflight.evidence import check_evidence
from briefbook.book.preflight.holder import check_holders
from briefbook.book.preflight.length import check_length
from briefbook.book.preflight.link import check_links
from briefbook.book.preflight.long_line import check_lines, read_words
from briefbook.book.preflight.marking import check_ceiling, check_markings
from briefbook.book.preflight.programme import check_programme
from briefbook.book.preflight.unwritten import check_unwritten
from briefbook.courtesy import give_way
from briefbook.values.roll_up import RollUp

__all__ = ["check_content"]


def check_content(
    selected: Content, context: Context, book: Book, printed: Sequence[PrintedPortion], rolled: RollUp, recall: Recall
) -> tuple[Finding, ...]:
    """Every finding on a book: `selected` is its content before anything was taken out."""
    checks = (
        check_ceiling(selected, context),
        check_markings(context, printed, rolled),
        check_clearance(context),
        check_holders(context),
        check_evidence(context),
        check_links(context),
        check_lines(context, read_words(book, recall)),
        check_completeness(context),
        check_parts(context, book),
        check_unwritten(selected, context),
        check_programme(context),
        check_length(context),
    )
    findings: list[Finding] = []
    for check in checks:
        for finding in check:
            give_way()
            findings.append(number_finding(finding, context.numbering))
    return sort_findings(findings)
