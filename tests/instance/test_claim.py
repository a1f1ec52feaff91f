"""Who is first, told by real processes: the lock decides, and it outlives no holder."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.instance.claim import Caller, Claim, claim_or_hand_over, take_over_claim
from briefbook.instance.folder import find_address
from briefbook.instance.launch import Launch

STARTS = 8
LAUNCH = Launch(("/desk/visit.briefbook",))
START = """
import sys, time
from briefbook.instance.claim import claim_or_hand_over
from briefbook.instance.launch import Launch
claim = claim_or_hand_over(Launch((sys.argv[1],)), patience_s=60)
if claim is None:
    print("handed over")
    sys.exit()
claim.listen()
print("first" if claim.listens else "alone", flush=True)
wanted = int(sys.argv[2])
while wanted:
    if caller := claim.accept():
        while not (launch := caller.read_launch()):
            time.sleep(0.01)
        caller.answer(True)
        caller.hang_up()
        print(*launch.paths, flush=True)
        wanted -= 1
    time.sleep(0.01)
"""


def start(path: str, wanted: int = 0) -> subprocess.Popen[str]:
    """Start a program that is over when it was handed so many launches, or has handed over its own."""
    return subprocess.Popen([sys.executable, "-c", START, path, str(wanted)], stdout=subprocess.PIPE, text=True)


def outcome(process: subprocess.Popen[str]) -> list[str]:
    words, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return words.splitlines()


def wait_for_caller(claim: Claim) -> Caller:
    for _ in range(3000):
        if caller := claim.accept():
            return caller
        time.sleep(0.01)
    pytest.fail("nobody called")


@pytest.fixture
def first() -> Iterator[Claim]:
    """The claim of this process."""
    claim = claim_or_hand_over(LAUNCH)
    assert claim
    claim.listen()
    yield claim
    claim.release()


def test_of_many_simultaneous_starts_one_is_first_and_is_handed_all_others() -> None:
    outcomes = [outcome(each) for each in [start(f"/desk/{number}", STARTS - 1) for number in range(STARTS)]]
    (winner,) = [number for number, words in enumerate(outcomes) if words[0] == "first"]
    assert sorted(outcomes[winner][1:]) == sorted(f"/desk/{number}" for number in range(STARTS) if number != winner)
    assert [words for words in outcomes if words == ["handed over"]] == [["handed over"]] * (STARTS - 1)


def test_what_a_killed_program_leaves_is_taken_over() -> None:
    killed = start("/desk/1", 1)
    assert killed.stdout
    assert killed.stdout.readline() == "first\n"
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    address = find_address()
    assert address
    assert Path(address).is_socket()
    second = start("/desk/2", 1)
    assert second.stdout
    assert second.stdout.readline() == "first\n"
    assert outcome(start("/desk/3")) == ["handed over"]
    assert outcome(second) == ["/desk/3"]


def test_a_start_that_meets_the_end_of_the_other_is_first(first: Claim) -> None:
    waiting = start("/desk/2")
    caller = wait_for_caller(first)
    caller.hang_up()
    first.release()
    assert outcome(waiting) == ["first"]


def test_nothing_is_left_but_the_empty_lock(first: Claim) -> None:
    address = Path(find_address() or "")
    assert stat.S_IMODE(address.stat().st_mode) == 0o600
    first.release()
    lock = address.with_name(f"{address.name}.lock")
    assert list(address.parent.iterdir()) == [lock]
    assert lock.stat().st_size == 0
    assert stat.S_IMODE(lock.stat().st_mode) == 0o600
    again = claim_or_hand_over(LAUNCH)
    assert again
    again.listen()
    assert again.listens
    again.release()


def test_one_that_does_not_answer_is_left_alone(first: Claim) -> None:
    second = claim_or_hand_over(LAUNCH, patience_s=0.2)
    assert second
    second.listen()
    assert not second.listens
    second.release()
    assert first.listens


def test_a_program_of_another_version_that_refuses_is_left_alone_at_once(first: Claim) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", START.replace("Launch((sys.argv[1],))", "Launch(('not absolute',))"), "x", "0"],
        stdout=subprocess.PIPE,
        text=True,
    )
    caller = wait_for_caller(first)
    caller.answer(False)
    caller.hang_up()
    assert outcome(other) == ["alone"]


def test_without_a_folder_to_trust_every_start_is_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", "")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "missing"))
    for _ in range(2):
        claim = claim_or_hand_over(LAUNCH)
        assert claim
        claim.listen()
        assert not claim.listens
        assert claim.fileno() == -1
        assert claim.accept() is None


def test_a_lock_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("Zenda")
    Path(f"{find_address()}.lock").symlink_to(precious)
    claim = claim_or_hand_over(LAUNCH)
    assert claim
    claim.listen()
    assert not claim.listens
    assert precious.read_text() == "Zenda"


def test_a_start_waits_until_the_first_listens() -> None:
    first = claim_or_hand_over(LAUNCH)
    assert first
    waiting = start("/desk/2")
    with pytest.raises(subprocess.TimeoutExpired):
        waiting.wait(0.5)
    first.listen()
    caller = wait_for_caller(first)
    while not (launch := caller.read_launch()):
        time.sleep(0.01)
    caller.answer(True)
    caller.hang_up()
    assert launch.paths == ("/desk/2",)
    assert outcome(waiting) == ["handed over"]
    first.release()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no claim")
def test_a_claim_goes_on_in_whom_a_process_becomes_and_nobody_gets_between(tmp_path: Path) -> None:
    first = claim_or_hand_over(Launch(), 0)
    assert first
    first.listen()
    lock = first.hand_on()
    # Whoever starts now neither is the first nor is answered.
    alone = claim_or_hand_over(Launch(), 0)
    assert alone
    alone.listen()
    assert not alone.listens
    second = take_over_claim(lock)
    assert second
    second.listen()
    assert second.listens
    second.release()
    assert take_over_claim(-1) is None
    stranger = os.open(tmp_path, os.O_RDONLY)
    assert take_over_claim(stranger) is None
    os.close(stranger)
