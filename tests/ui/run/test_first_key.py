"""What the first key of a run may not wait for."""

import os
import subprocess
import sys
from pathlib import Path

SHOW_UNTIL_READY = """
import sys
from briefbook.app import run
from briefbook.instance.claim import Claim
from briefbook.instance.launch import Launch
from briefbook.ui.run import program
ready = program.import_records
def look(task):
    ready(task)
    from sqlmodel.main import default_registry
    mappers = list(default_registry.mappers)
    print(len(mappers), all(mapper.configured for mapper in mappers), sys.getswitchinterval(), flush=True)
    import os
    os._exit(0)
program.import_records = look
run(Launch((sys.argv[1],)), Claim())
"""


def test_the_records_are_ready_and_no_thread_keeps_the_interpreter_long(sample_copy: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", SHOW_UNTIL_READY, str(sample_copy)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout
    records, ready, slice_s = said.split()
    assert int(records) > 20
    assert ready == "True"
    assert float(slice_s) <= 0.001
