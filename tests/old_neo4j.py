"""What a server of a given version says to a driver, over real Bolt: enough to be asked its version."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

_HELLO = 0x01
_BOLT_5_4 = b"\x00\x00\x04\x05"


@contextmanager
def bolt_server(agent: str | None) -> Iterator[str]:
    """Give the address of a server that calls itself by `agent`, or that knows no Bolt of ours."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_serve, args=(listener, agent), daemon=True).start()
        yield f"bolt://127.0.0.1:{listener.getsockname()[1]}"
        listener.shutdown(socket.SHUT_RDWR)


def _serve(listener: socket.socket, agent: str | None) -> None:
    while True:
        try:
            connection, _ = listener.accept()
            with connection, connection.makefile("rb") as stream:
                stream.read(20)  # four bytes of greeting, four versions on offer
                connection.sendall(_BOLT_5_4 if agent else b"\0\0\0\0")
                while agent and (message := _message(stream)):
                    connection.sendall(_success(agent if message[1] == _HELLO else None))
        except OSError:
            return


def _message(stream: BinaryIO) -> bytes:
    """Return one message, which comes in chunks up to an empty one; empty when there is none."""
    message = b""
    while (head := stream.read(2)) and (size := int.from_bytes(head, "big")):
        message += stream.read(size)
    return message


def _success(agent: str | None) -> bytes:
    """SUCCESS with what a greeting's answer must hold, or any other."""
    if agent:
        known = b"\xa2" + _text("server") + _text(agent) + _text("connection_id") + _text("1")
    else:
        known = b"\xa1" + _text("fields") + b"\x90"
    message = b"\xb1\x70" + known
    return len(message).to_bytes(2, "big") + message + b"\0\0"


def _text(text: str) -> bytes:
    """PackStream's string of fewer than 256 bytes."""
    return b"\xd0" + bytes([len(text)]) + text.encode()
