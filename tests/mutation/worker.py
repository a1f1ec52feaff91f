"""The process that takes libraries through doors: a line of JSON for each on stdin, what came of it on stdout."""

import faulthandler
import json
import os
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import Any, TextIO

caught: list[str] = []


def note(kind: Any, error: Any, trace: Any) -> None:
    """Keep what nobody caught."""
    caught.append("".join(traceback.format_exception(kind, error, trace)))


def work(requests: TextIO, answers: TextIO) -> None:
    """Answer requests until there are no more."""
    sys.excepthook = note
    threading.excepthook = lambda met: note(met.exc_type, met.exc_value, met.exc_traceback)
    sys.unraisablehook = lambda met: note(met.exc_type, met.exc_value, met.exc_traceback)
    for line in requests:
        answers.write(json.dumps(answer(json.loads(line))) + "\n")
        answers.flush()


def answer(request: dict[str, str]) -> dict[str, Any]:
    """What came of a library at a door: a word or sentence, CPU seconds, and a traceback where there is one."""
    from tests.mutation.door import go_through

    caught.clear()
    began = time.process_time()
    words = ""
    try:
        words = go_through(request["door"], Path(request["path"]), Path(request["folder"]))
    except BaseException:  # noqa: BLE001  (whatever it is, it is told)
        caught.append(traceback.format_exc())
    return {"words": words, "cpu_s": time.process_time() - began, "traceback": "\n".join(caught)}


if __name__ == "__main__":
    faulthandler.enable()
    own = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # What the program prints is not among the answers.
    os.dup2(2, 1)
    work(sys.stdin, own)
