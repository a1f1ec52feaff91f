import socket
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from briefbook.instance.claim import Claim, claim_or_hand_over
from briefbook.instance.folder import find_address
from briefbook.instance.launch import LONGEST_LINE, Launch, encode_launch
from briefbook.ui.run import launch_listener
from briefbook.ui.run.launch_listener import MOST_CALLS, LaunchListener

LAUNCH = Launch(("/desk/visit.briefbook",), token="leave")


@pytest.fixture
def listener(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[LaunchListener]:
    monkeypatch.setattr(launch_listener, "PATIENCE_MS", 300)
    claim = claim_or_hand_over(Launch())
    assert claim
    listening = LaunchListener(claim)
    listening.listen()
    yield listening
    listening.close()


@pytest.fixture
def launches(listener: LaunchListener) -> list[Launch]:
    """What is told."""
    told: list[Launch] = []
    listener.launched.connect(told.append)
    return told


def call(said: bytes = b"") -> socket.socket:
    channel = socket.socket(socket.AF_UNIX)
    channel.connect(find_address() or "")
    channel.setblocking(False)
    channel.send(said)
    return channel


def report(channel: socket.socket, qtbot: QtBot) -> bytes:
    """What a caller hears before the other side hangs up."""
    heard: list[bytes] = []

    def ended() -> bool:
        try:
            heard.append(channel.recv(100))
        except BlockingIOError:
            return False
        except ConnectionResetError:
            heard.append(b"")
        return not heard[-1]

    qtbot.waitUntil(ended)
    channel.close()
    return b"".join(heard)


def test_a_launch_is_told_and_answered(launches: list[Launch], qtbot: QtBot) -> None:
    assert report(call(encode_launch(LAUNCH)), qtbot) == b"ok\n"
    qtbot.waitUntil(lambda: launches == [LAUNCH])


def test_a_launch_may_come_in_pieces(launches: list[Launch], qtbot: QtBot) -> None:
    line = encode_launch(LAUNCH)
    channel = call(line[:10])
    qtbot.wait(50)
    channel.send(line[10:])
    assert report(channel, qtbot) == b"ok\n"
    qtbot.waitUntil(lambda: launches == [LAUNCH])


@pytest.mark.parametrize(
    "said",
    [b"GET / HTTP/1.1\r\n", b"\n", b"{}\n", b"\xff\xfe\n", b"x" * (LONGEST_LINE + 2), b"half a line", b""],
    ids=["web", "empty", "no wish", "bytes", "endless", "half", "silent"],
)
def test_whoever_says_nothing_sensible_is_sent_away(said: bytes, launches: list[Launch], qtbot: QtBot) -> None:
    assert report(call(said), qtbot) in (b"no\n", b"")
    assert report(call(encode_launch(LAUNCH)), qtbot) == b"ok\n"
    qtbot.waitUntil(lambda: launches == [LAUNCH])


def test_whoever_hangs_up_is_forgotten(listener: LaunchListener, launches: list[Launch], qtbot: QtBot) -> None:
    for said in (b"", b"half a line"):
        call(said).close()
    assert report(call(encode_launch(LAUNCH)), qtbot) == b"ok\n"
    qtbot.waitUntil(lambda: not listener.findChildren(launch_listener.LaunchCall))
    assert launches == [LAUNCH]


def test_a_crowd_of_silent_callers_keeps_nobody_out(launches: list[Launch], qtbot: QtBot) -> None:
    crowd = [call() for _ in range(MOST_CALLS + 4)]
    assert [report(channel, qtbot) for channel in crowd[MOST_CALLS:]] == [b""] * 4
    assert {report(channel, qtbot) for channel in crowd[:MOST_CALLS]} == {b"no\n"}
    assert report(call(encode_launch(LAUNCH)), qtbot) == b"ok\n"
    qtbot.waitUntil(lambda: launches == [LAUNCH])


def test_a_closed_listener_hangs_up_and_lets_the_next_be_first(listener: LaunchListener, qtbot: QtBot) -> None:
    waiting = call(b"half a line")
    qtbot.waitUntil(lambda: bool(listener.findChildren(launch_listener.LaunchCall)))
    listener.close()
    assert report(waiting, qtbot) == b""
    after = claim_or_hand_over(LAUNCH)
    assert after
    after.listen()
    assert after.listens
    after.release()


def test_a_program_that_cannot_listen_does_without(qtbot: QtBot) -> None:
    alone = LaunchListener(Claim())
    alone.close()
    assert alone.children() == []
