"""Only addresses of the web and of post boxes are let out, and only whole ones."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefbook.values.address import LETTING_OUT, find_scheme, find_way_out

PIECES = st.sampled_from(
    ["http", "https", "mailto", "javascript", "file", "data", "vbscript", ":", "//", "/", "\\", "@", "?", "#", "%",
     "a.example",
     "xn--", "[::1]", ":80", "(", ")", "<", ">", "\n", "\r", "\t", "\0", "\u200b", "\u202e", "\ufeff",
     "\ud800", " ", "é", "部", "alert(1)"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES, max_size=8).map("".join)))
@example("JaVaScRiPt:alert(1)")
@example("https:/\\evil.example")
@example(" https://a.example/")
def test_whatever_is_let_out_is_a_plain_address_of_the_web_or_of_post(address: str) -> None:
    way_out = find_way_out(address)
    if way_out is not None:
        assert re.fullmatch(r"[!#-'*-;=?-\[\]_a-z~]+", way_out)
        assert find_scheme(way_out) in LETTING_OUT
        assert way_out.lower().startswith(("http://", "https://", "mailto:"))
        assert find_way_out(way_out) == way_out


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "file://evil/share/x", "//evil/share", "\\\\evil\\share",
     "data:text/html,x",
     "https:", "http://", "mailto:", "https://a.example/\njavascript:x", "java\nscript:x", "ftp://a.example",
     "https://a b.example",
     "mailto:a@a.example?attach=/etc/passwd", "mailto:a@a.example?subject=x&%61ttach=/etc/passwd",
     "mailto:a@a.example%0D%0ABcc:b", "mailto:a%0aBcc:b@a.example",
     "mailto:a@a.example?subject=x%0aAttach:/etc",
     "https://a\u202e.example", "www.a.example", "", "smb://evil/share", "https://\ud800.example"],
)  # fmt: skip
def test_others_stay(address: str) -> None:
    assert find_way_out(address) is None


@pytest.mark.parametrize(
    ("address", "way_out"),
    [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        ("HTTP://a.example:8080", "HTTP://a.example:8080"),
        ("mailto:desk@a.example?subject=x", "mailto:desk@a.example?subject=x"),
        ("mailto:a@a.example?cc=b@a.example&body=x%20y", "mailto:a@a.example?cc=b@a.example&body=x%20y"),
        ("mailto:a@a.example?subject=x&body=x%0D%0Ay", "mailto:a@a.example?subject=x&body=x%0D%0Ay"),
        ("https://a.example/wiki/Zenda_(novel)", "https://a.example/wiki/Zenda_%28novel%29"),
        ("https://a.example/é/部", "https://a.example/%C3%A9/%E9%83%A8"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://bücher.example/zenda?x=1", "https://xn--bcher-kva.example/zenda?x=1"),
        ("https://[2001:db8::1]/", "https://[2001:db8::1]/"),
        (" https://a.example/ ", "https://a.example/"),
        ("https://a.example/a%20b", "https://a.example/a%20b"),
    ],
)
def test_whole_addresses_of_the_web_are_let_out(address: str, way_out: str) -> None:
    assert find_way_out(address) == way_out
