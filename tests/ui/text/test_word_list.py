"""Lists that come from Word are lists here too."""

import pytest
from PySide6.QtCore import QMimeData

from briefbook.text.rich_text import BlockKind
from briefbook.ui.text.clipboard import read_mime

ITEM = """<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level{level} lfo1'>{before}{open}
<span
style='font-family:Symbol'><span style='mso-list:Ignore'>{sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span>{close}<span lang=EN-GB>{words}<o:p></o:p></span></p>
"""
MARKS = [("<![if !supportLists]>", "<![endif]>"), ("<!--[if !supportLists]-->", "<!--[endif]-->")]


@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize(
    ("sign", "kind"),
    [("·", BlockKind.BULLET), ("o", BlockKind.BULLET), ("1.", BlockKind.NUMBERED), ("(iv)", BlockKind.NUMBERED)],
)
def test_an_item_is_pasted_without_its_sign(marks: tuple[str, str], sign: str, kind: BlockKind) -> None:
    items = [(1, "", "The bridge"), (2, "<span lang=EN-GB>", "its <b>hours</b>"), (1, "", "The customs hall")]
    html = "<html><body><p class=MsoNormal>In Zenda:<o:p></o:p></p>"
    for level, before, words in items:
        html += ITEM.format(level=level, before=before, open=marks[0], sign=sign, close=marks[1], words=words)
    mime = QMimeData()
    mime.setHtml(f"{html}<p class=MsoNormal>No more.</p></body></html>")
    blocks = read_mime(mime).blocks
    assert [block.text.strip() for block in blocks] == [
        "In Zenda:",
        "The bridge",
        "its hours",
        "The customs hall",
        "No more.",
    ]
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH, kind, kind, kind, BlockKind.PARAGRAPH]
    assert [block.level for block in blocks][1:4] == [1, 2, 1]


def test_what_is_no_list_stays_as_it_was() -> None:
    mime = QMimeData()
    mime.setHtml("<p style='mso-list:none'>Zenda</p><p>mso-list:l0 level1</p>")
    assert [block.kind for block in read_mime(mime).blocks] == [BlockKind.PARAGRAPH] * 2
