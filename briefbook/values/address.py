"""Addresses that may leave the program, in a printed book or through the system: of the web and of post alone."""

import re

LETTING_OUT = ("http", "https", "mailto")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_WEB = re.compile(r"(https?)://(?:[^\s/?#@]*@)?(\[[0-9a-f:.]+\]|[^\s/?#@:\[\]]+)(:\d{1,5})?([/?#].*)?", re.IGNORECASE)
# Some programs attach a file that an address names, so it may name nothing but words and readers; and some take an
# escaped line end, which only a body may have, for the end of one of these.
_FIELD = r"(?:(?:to|cc|bcc|subject)=(?:(?!%[01]|%7f)[^\s&])*|body=[^\s&]*)"
_BOX = r"(?:(?!%[01]|%7f)[^\s@?])+"
_POST = re.compile(rf"mailto:{_BOX}@{_BOX}(\?(?:{_FIELD}(?:&{_FIELD})*)?)?", re.IGNORECASE)
_REFUSED = re.compile("[\0-\x20\x7f-\xa0\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff\ud800-\udfff]")
_UNSAFE = re.compile(r"[^!#$%&'*+,\-./0-9:;=?@A-Z\[\]_a-z~]")


def find_scheme(address: str) -> str:
    """The scheme that an address begins with, in small letters; empty where there is none."""
    found = _SCHEME.match(address.strip())
    return found[1].lower() if found else ""


def find_way_out(address: str) -> str | None:
    """The address in ASCII as a page may lead to it (RFC 3986); None for one that stays where it is.

    Control characters, white space within it and signs that nobody sees make an address none.
    """
    bare = address.strip(" ")
    if _REFUSED.search(bare) or not (_WEB.fullmatch(bare) or _POST.fullmatch(bare)):
        return None
    web = _WEB.fullmatch(bare)
    if web and not web[2].isascii():
        try:
            host = web[2].encode("idna").decode("ascii")
        except UnicodeError:
            return None
        bare = f"{bare[: web.start(2)]}{host}{bare[web.end(2) :]}"
    return _UNSAFE.sub(_escape, bare)


def _escape(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
