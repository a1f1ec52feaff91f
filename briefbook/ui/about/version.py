"""The versions that somebody needs who looks into a fault."""

import platform

import PySide6
from PySide6.QtCore import QCoreApplication, qVersion

from briefbook import __version__
from briefbook.models.third_party import find_distribution


def list_versions() -> tuple[tuple[str, str], ...]:
    """Each part that decides how the program works, with its version."""
    import uharfbuzz
    from sqlcipher3 import dbapi2 as sqlite

    reportlab = find_distribution("reportlab")
    return (
        ("Briefbook", __version__),
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        ("PySide6", PySide6.__version__),
        ("SQLite", sqlite.sqlite_version),
        ("HarfBuzz", uharfbuzz.version_string()),
        ("reportlab", reportlab.version if reportlab else "?"),
        (
            QCoreApplication.translate("Version", "System"),
            f"{platform.system()} {platform.release()}, {platform.machine()}",
        ),
    )
