"""Reports made by hand, as files of every format."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

BODY = "Arnor struck a base of the Gondor Brigades near Bree on March 3."
MORE = "The Gondor Brigades, backed by Mordor, denied that they had prepared an attack."
PAGE = f"""<!doctype html><html><head><title>Arnor strikes | The Bree Gazette</title>
<meta charset="utf-8"><meta property="og:title" content="Arnor strikes near Bree">
<meta property="og:site_name" content="The Bree Gazette">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<link rel="canonical" href="https://example.org/arnor"></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>Arnor strikes near Bree</h1><p>{BODY}</p><p>{MORE}</p></article>
<script>document.write("not text")</script><footer>All rights reserved</footer></body></html>"""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def pdf(*lines: str, title: str = "", password: str = "") -> bytes:
    """A PDF of one page with these lines."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(612, 792)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    named = DictionaryObject({NameObject(k): NameObject(v) for k, v in font.items()})
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(named)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    drawn = DecodedStreamObject()
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    drawn.set_data(f"BT /F1 12 Tf 72 720 Td 14 TL {shown} ET".encode())
    page[NameObject("/Contents")] = writer._add_object(drawn)
    if title:
        writer.add_metadata({"/Title": title})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()
