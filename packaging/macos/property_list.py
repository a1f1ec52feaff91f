"""What macOS is told of the program and of its files: the `Info.plist` of `Briefbook.app`."""

from typing import Any

IDENTIFIER = "org.briefbook.Briefbook"
LIBRARY = "org.briefbook.library"
LIBRARY_NAME = "Briefbook library"
LIBRARY_ICON = "library.icns"
MIME = "application/vnd.briefbook"
ENDING = "briefbook"
# The oldest macOS for which each package of the lock has a wheel, on Apple's own processors.
LEAST_SYSTEM = "13.0"


def build_property_list(version: str) -> dict[str, Any]:
    """The properties of a version; a `.briefbook` file is the program's own, and this is where it is declared."""
    return {
        "CFBundleName": "Briefbook",
        "CFBundleDisplayName": "Briefbook",
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundlePackageType": "APPL",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleDocumentTypes": [build_document_type()],
        "UTExportedTypeDeclarations": [build_exported_type()],
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": LEAST_SYSTEM,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "Copyright the Briefbook authors. Apache License 2.0.",
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,
    }


def build_document_type() -> dict[str, Any]:
    """How the program handles a library: it edits it, and is the one that a double click opens."""
    return {
        "CFBundleTypeName": LIBRARY_NAME,
        "CFBundleTypeRole": "Editor",
        "CFBundleTypeIconFile": LIBRARY_ICON,
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [LIBRARY],
    }


def build_exported_type() -> dict[str, Any]:
    """What a library is: known by its ending, and a database of one file."""
    return {
        "UTTypeIdentifier": LIBRARY,
        "UTTypeDescription": LIBRARY_NAME,
        "UTTypeIconFile": LIBRARY_ICON,
        "UTTypeConformsTo": ["public.data", "public.database"],
        "UTTypeTagSpecification": {"public.filename-extension": [ENDING], "public.mime-type": [MIME]},
    }
