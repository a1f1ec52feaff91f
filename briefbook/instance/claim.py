"""Single instance: whoever has the lock listens, everybody else hands over and ends.

The only module that opens a channel to another process, and never one that leaves this machine: a socket in the file
system (AF_UNIX) in a folder that nobody else may enter. Windows has neither it nor `fcntl`: every start is a program
of its own there.
"""

import contextlib
import os
import sys
import time
from typing import TYPE_CHECKING

from briefbook.instance.launch import LONGEST_LINE, Launch, decode_launch, encode_launch

if TYPE_CHECKING:
    import socket

PATIENCE_S = 10.0
PAUSE_S = 0.05
WAITING_CALLERS = 64
ACCEPTED, REFUSED = b"ok\n", b"no\n"


class RefusedCallError(Exception):
    """A caller that is no start of this program, or that has gone."""


class Caller:
    """Another start of the program that wants to hand something over; nothing here waits for it."""

    def __init__(self, channel: "socket.socket") -> None:
        channel.setblocking(False)
        self._channel = channel
        self._read = b""

    def fileno(self) -> int:
        """The descriptor to watch."""
        return self._channel.fileno()

    def read_launch(self) -> Launch | None:
        """What it asks for, None while its line is not whole; raises RefusedCallError."""
        try:
            piece = self._channel.recv(LONGEST_LINE)
        except BlockingIOError:
            return None
        except OSError as error:
            raise RefusedCallError from error
        self._read += piece
        line, end, _ = self._read.partition(b"\n")
        if len(line) > LONGEST_LINE or not (piece or end):
            raise RefusedCallError
        if not end:
            return None
        launch = decode_launch(line)
        if launch is None:
            raise RefusedCallError
        return launch

    def answer(self, accepted: bool) -> None:
        """Say whether it is taken care of."""
        with contextlib.suppress(OSError):
            self._channel.send(ACCEPTED if accepted else REFUSED)

    def hang_up(self) -> None:
        """End the call."""
        self._channel.close()


class Claim:
    """Held by a running program from its start to its end; one without a lock is nobody's first.

    Later starts wait for it until it listens.
    """

    def __init__(self, address: str = "", lock: int | None = None) -> None:
        self._address = address
        self._lock = lock
        self._channel: socket.socket | None = None

    @property
    def listens(self) -> bool:
        """Whether later starts can hand over to this program."""
        return self._channel is not None

    def listen(self) -> None:
        """Let later starts hand over, in place of whoever had the lock before and may have died without tidying up."""
        if sys.platform != "win32" and self._lock is not None and not self._channel:
            try:
                self._channel = _open_channel(self._address)
            except OSError:
                self.release()

    def fileno(self) -> int:
        """The descriptor on which callers knock; -1 where nobody listens."""
        return self._channel.fileno() if self._channel else -1

    def accept(self) -> Caller | None:
        """The next caller, None when nobody knocks."""
        if self._channel is None:
            return None
        try:
            channel, _ = self._channel.accept()
        except OSError:
            return None
        return Caller(channel)

    def hand_on(self) -> int:
        """Listen no longer, but keep the lock for whom this process becomes; its descriptor, -1 where there is none.

        Later starts wait meanwhile, since the lock is held and nobody answers.
        """
        if self._channel:
            self._channel.close()
            self._channel = None
        return -1 if self._lock is None else self._lock

    def release(self) -> None:
        """Listen no longer, and let the next start be the first."""
        if self._channel:
            self._channel.close()
            self._channel = None
            with contextlib.suppress(OSError):
                os.unlink(self._address)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def claim_or_hand_over(launch: Launch, patience_s: float = PATIENCE_S) -> Claim | None:
    """Become the running program, or hand the launch to the one that is: then None.

    One that is only starting or ending is waited for; one that does not answer in time is left alone, and this start
    goes on by itself.
    """
    if sys.platform != "win32":
        return _find_place(launch, time.monotonic() + patience_s)
    return Claim()


def take_over_claim(lock: int) -> Claim | None:
    """The claim of the program that this process was a moment ago; None where it was none."""
    if sys.platform != "win32":
        return _take_over(lock)
    return None


if sys.platform != "win32":
    import fcntl

    from briefbook.instance.folder import find_address

    def _find_place(launch: Launch, deadline: float) -> Claim | None:
        """Among the programs of this person: the first, none, or alone."""
        address = find_address()
        while address:
            try:
                lock = _take_lock(f"{address}.lock")
            except OSError:
                break
            if lock is not None:
                return Claim(address, lock)
            answer = _hand_over(address, launch, deadline)
            if answer == ACCEPTED:
                return None
            if answer == REFUSED or time.monotonic() >= deadline:
                break
            time.sleep(PAUSE_S)
        return Claim()

    def _take_over(lock: int) -> Claim | None:
        """The claim that goes with an open lock, if it is the one of this person and screen."""
        address = find_address()
        try:
            held, named = os.fstat(lock), os.stat(f"{address}.lock")
        except OSError:
            return None
        if not address or (held.st_dev, held.st_ino) != (named.st_dev, named.st_ino):
            return None
        os.set_inheritable(lock, False)
        return Claim(address, lock)

    def _take_lock(path: str) -> int | None:
        """The lock, which the system gives back when its holder dies however it dies; None while somebody has it."""
        # The file is never removed: two processes could then each lock a file of that name.
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        except OSError:
            os.close(handle)
            raise
        return handle

    def _open_channel(address: str) -> "socket.socket":
        """A channel that only this person may call; raises OSError."""
        # The one who is first shows a window before it imports this.
        import socket

        channel = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        mask = os.umask(0o177)
        try:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(address)
            channel.bind(address)
            channel.listen(WAITING_CALLERS)
        except OSError:
            channel.close()
            raise
        finally:
            os.umask(mask)
        channel.setblocking(False)
        return channel

    def _hand_over(address: str, launch: Launch, deadline: float) -> bytes:
        """What the running program answers; nothing when it is not there yet, or no longer."""
        import socket

        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as channel:
            channel.settimeout(max(deadline - time.monotonic(), PAUSE_S))
            try:
                channel.connect(address)
                channel.sendall(encode_launch(launch))
                return channel.recv(len(ACCEPTED))
            except OSError:
                return b""
