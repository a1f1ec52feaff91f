"""What a file says of itself: title, language, moment, and the standards it keeps; no person, machine, path or tool."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from xml.sax.saxutils import escape

from briefbook.pdf.canvas import BookCanvas
from briefbook.pdf.syntax import deflate, hex_string
from briefbook.values.kind import Profile

EXTENSION_SCHEMA = """
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""

_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ARCHIVE_CLAIM = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"


@dataclass(frozen=True, slots=True)
class Metadata:
    """The title, language (BCP 47) and moment of a book."""

    title: str
    lang: str
    as_of: datetime

    @property
    def moment(self) -> datetime:
        """The moment in UTC, to the second; one without a zone is taken as UTC."""
        zoned = self.as_of if self.as_of.tzinfo else self.as_of.replace(tzinfo=UTC)
        return zoned.astimezone(UTC).replace(microsecond=0)

    @property
    def pdf_date(self) -> str:
        """The moment as a PDF date (ISO 32000-1, 7.9.4)."""
        return self.moment.strftime("D:%Y%m%d%H%M%SZ")

    @property
    def info(self) -> bytes:
        """The entries of the information dictionary (ISO 32000-1, 14.3.3)."""
        date = b"(%s)" % self.pdf_date.encode()
        return b"/Title%s/CreationDate%s/ModDate%s" % (hex_string(self.title), date, date)

    def xmp_packet(self, *, archive: bool) -> bytes:
        """The XMP packet (ISO 16684-1), with the claim to PDF/A-2a when it is for an archive."""
        iso = self.moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        claim, schema = (ARCHIVE_CLAIM, EXTENSION_SCHEMA) if archive else ("", "")
        return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(_NOT_IN_XML.sub("", self.title))}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{escape(self.lang)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{iso}</xmp:CreateDate><xmp:ModifyDate>{iso}</xmp:ModifyDate>
{claim}<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>{schema}
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()


def write_metadata(canvas: BookCanvas, metadata: Metadata, profile: Profile) -> bytes:
    """Write what a file says of itself and, for an archive, what its colours mean; gives entries for the catalog."""
    archive = profile is Profile.ARCHIVE
    packet = canvas.add_stream(b"/Type/Metadata/Subtype/XML", metadata.xmp_packet(archive=archive))
    entries = b"/Metadata " + packet
    return entries + b"/OutputIntents[%s]" % output_intent(canvas) if archive else entries


def output_intent(canvas: BookCanvas) -> bytes:
    """What the colours of the file mean (ISO 19005-2, 6.2.3): sRGB."""
    profile = deflate(srgb_profile())
    stream = canvas.add_stream(b"/N 3/Alternate/DeviceRGB/Filter/FlateDecode", profile)
    name = b"(sRGB IEC61966-2.1)"
    return b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier%s/Info%s/DestOutputProfile %s>>" % (
        name,
        name,
        stream,
    )


@cache
def srgb_profile() -> bytes:
    """An sRGB profile (ICC.1, version 2) that is the same wherever it is made: its moment and its id are fixed."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes((7, 0xE6, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    profile[40:44] = bytes(4)
    profile[84:100] = bytes(16)
    return bytes(profile)
