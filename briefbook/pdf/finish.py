"""The file is finished: written anew by pikepdf, smaller, with its metadata and, for an archive, its output intent."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from briefbook.pdf.metadata import Metadata, srgb_profile
from briefbook.values.kind import Profile


def finish_pdf(data: bytes, metadata: Metadata, profile: Profile) -> bytes:
    """The finished file; the same input always gives the same bytes."""
    archive = profile is Profile.ARCHIVE
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        packet = Stream(pdf, metadata.xmp_packet(archive=archive))
        packet.Type, packet.Subtype = Name.Metadata, Name.XML
        pdf.Root.Metadata = pdf.make_indirect(packet)
        if archive:
            pdf.Root.OutputIntents = Array([output_intent(pdf)])
        pdf.trailer.Info = pdf.make_indirect(
            Dictionary(
                Title=String(metadata.title),
                CreationDate=String(metadata.pdf_date),
                ModDate=String(metadata.pdf_date),
            )
        )
        pdf.save(
            out,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return out.getvalue()


def output_intent(pdf: pikepdf.Pdf) -> Dictionary:
    """What the colours of the file mean (ISO 19005-2, 6.2.3): sRGB."""
    icc = Stream(pdf, srgb_profile())
    icc.N = 3
    icc.Alternate = Name.DeviceRGB
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=pdf.make_indirect(icc),
    )
