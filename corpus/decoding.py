"""Bytes in, text out: UTF-8 without byte order mark, newlines as "\\n", or the reason why not."""

from __future__ import annotations

import shlex

from tieline.graph.errors import BadArticle

# A long report has 100 kB; what is larger is a dump of many articles or no article at all.
MAX_BYTES = 2_000_000
# The name of the document that standard input gives.
STDIN = "stdin"
# How files begin that are often saved under a name ending in .txt.
_MAGIC = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")


def decoded(where: str, data: bytes, *, file: str = "") -> str:
    """Decode the bytes of the file `where`, or of one line `where` of `file`.

    Raises:
        BadArticle: too large, no text, or not UTF-8.
    """
    if len(data) > MAX_BYTES:
        raise too_large(where)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise BadArticle(f"{where}: UTF-16, not UTF-8", f"Convert it: {_iconv('utf-16', file or where)}")
    if b"\0" in data or data.startswith(_MAGIC):
        raise BadArticle(f"{where}: this is no text", "Save the article as plain text first.")
    try:
        return clean(where, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        number = before.count(b"\n") + 1
        line = where if file else f"{where}, line {number}"
        raise BadArticle(
            f"{line}: byte 0x{data[error.start]:02x} is not UTF-8",
            f"If it is Latin-1, convert it: {_iconv('latin1', file or where)}",
        ) from None


def clean(where: str, text: str) -> str:
    """Return the text without a byte order mark, its newlines as "\\n".

    Raises:
        BadArticle: it holds what no text file can.
    """
    if "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise BadArticle(f"{where}: holds signs that are no text", "Write the text again as UTF-8.")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def too_large(where: str) -> BadArticle:
    """The error for a file, or a line of a file, above `MAX_BYTES`."""
    return BadArticle(
        f"{where}: larger than {MAX_BYTES // 1_000_000} MB",
        "Split it into one file, or one line of a .jsonl file, for each article.",
    )


def _iconv(encoding: str, file: str) -> str:
    command = f"iconv -f {encoding} -t utf-8"
    return f"… | {command} | …" if file == STDIN else f"{command} {shlex.quote(file)} > new-file"
