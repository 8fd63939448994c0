"""Files become documents: every format, and who has the last word on title, date and publisher."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UnreadableDocument
from kg.model import Document
from kg.text.reports.decoding import clean
from kg.text.reports.documents import read
from tests.text.reports.samples import BODY, MORE, PAGE, pdf, write


def one(path: Path | str, **given: Any) -> Document:
    """The one document of a file."""
    (found,) = read([path], **given)
    assert isinstance(found, Document), found
    return found


def test_a_text_file_is_a_document_with_its_headline_as_title(tmp_path: Path) -> None:
    found = one(write(tmp_path, "a.txt", f"Arnor strikes near Bree\n\n{BODY}\n"))
    assert found.title == "Arnor strikes near Bree"
    assert found.text == f"Arnor strikes near Bree\n\n{BODY}"
    assert (found.publisher, found.published, found.url) == ("", None, "")


@pytest.mark.parametrize("first", [BODY, "x " * 61 + "y", "He said: “It is over.”"])
def test_a_sentence_is_no_headline_and_the_file_gives_the_title(tmp_path: Path, first: str) -> None:
    assert one(write(tmp_path, "bree-2024.txt", f"{first}\n{MORE}")).title == "bree-2024"


def test_front_matter_describes_the_report_and_is_no_part_of_it(tmp_path: Path) -> None:
    text = (
        "---\ntitle: \"Arnor: a strike\"\npublisher: 'The Bree Gazette'\n"
        "published: March 5, 2024\nurl: https://example.org/a?b=c#d\ntags:\n  - war\n---\n\n"
        f"{BODY}\n\n## Reactions\n\n{MORE}\n"
    )
    found = one(write(tmp_path, "a.md", "\ufeff" + text))
    assert found.title == "Arnor: a strike"
    assert found.publisher == "The Bree Gazette"
    assert found.published == date(2024, 3, 5)
    assert found.url == "https://example.org/a?b=c#d"
    assert found.text == f"{BODY}\n\n## Reactions\n\n{MORE}"


def test_a_heading_is_the_title_and_not_text(tmp_path: Path) -> None:
    found = one(write(tmp_path, "a.md", f"# Arnor strikes #\r\n\r\n{BODY}"))
    assert (found.title, found.text) == ("Arnor strikes", BODY)


def test_front_matter_goes_before_a_heading(tmp_path: Path) -> None:
    found = one(write(tmp_path, "a.md", f"---\ntitle: In front\n---\n# Below\n{BODY}"))
    assert (found.title, found.text) == ("In front", BODY)


def test_text_between_two_rules_is_text(tmp_path: Path) -> None:
    found = one(write(tmp_path, "a.md", f"---\n{BODY}\n---\n{MORE}"))
    assert BODY in found.text
    assert MORE in found.text


def test_a_text_file_has_no_front_matter(tmp_path: Path) -> None:
    found = one(write(tmp_path, "a.txt", f"---\ntitle: T\n---\n{BODY}"))
    assert found.text.startswith("---\ntitle: T")


def test_a_page_gives_its_article_and_what_it_says_of_it(tmp_path: Path) -> None:
    found = one(write(tmp_path, "a.html", PAGE))
    assert found.title == "Arnor strikes near Bree"
    assert found.publisher == "The Bree Gazette"
    assert found.published == date(2024, 3, 5)
    assert found.url == "https://example.org/arnor"
    assert BODY in found.text
    assert MORE in found.text
    assert not any(words in found.text for words in ("Home", "not text", "rights", "<"))


def test_a_page_without_a_date_gets_none_from_its_text(tmp_path: Path) -> None:
    dated = '<meta property="article:published_time" content="2024-03-05T10:00:00Z">'
    told = "<p>The war began on 3 May 2019.</p></article><p>Copyright 2021 The Gazette</p>"
    page = PAGE.replace(dated, "").replace("</article>", told)
    assert one(write(tmp_path, "a.html", page)).published is None


def test_a_page_is_known_by_what_it_holds(tmp_path: Path) -> None:
    found = one(write(tmp_path, "a.txt", "\ufeff\n" + PAGE))
    assert found.title == "Arnor strikes near Bree"


def test_a_page_in_the_character_set_it_names_is_read(tmp_path: Path) -> None:
    page = PAGE.replace("utf-8", "windows-1252").replace("Gondor", "Góndor")
    assert "Góndor Brigades" in one(write(tmp_path, "a.html", page.encode("cp1252"))).text


def test_a_pdf_gives_whole_sentences_and_its_title(tmp_path: Path) -> None:
    lines = ("Arnor struck a base of the", "Gondor Bri-", "gades near Bree on March 3.", MORE)
    found = one(write(tmp_path, "a.pdf", pdf(*lines, title="Arnor strikes")))
    assert found.text == f"{BODY}\n{MORE}"
    assert (found.title, found.published) == ("Arnor strikes", None)


def test_what_stands_on_every_page_of_a_pdf_is_no_part_of_its_text(tmp_path: Path) -> None:
    bound = pypdf.PdfWriter()
    for page, lines in enumerate(zip(BODY.split(" "), MORE.split(" "), strict=False), start=1):
        whole = pdf("Bree Bulletin", " ".join(lines), f"Page {page} of 9")
        bound.append(io.BytesIO(whole))
    stream = io.BytesIO()
    bound.write(stream)
    text = one(write(tmp_path, "a.pdf", stream.getvalue())).text
    assert not {"Bulletin", "Page"} & set(text.split())
    assert len(text.split()) == 2 * min(len(BODY.split(" ")), len(MORE.split(" ")))


def test_a_heading_of_a_pdf_is_a_line_of_its_own(tmp_path: Path) -> None:
    long = "Arnor struck a base of the Gondor Brigades near Bree in the early"
    found = one(write(tmp_path, "a.pdf", pdf("Weekly brief", long, "hours of March 3 and left.")))
    assert found.text == f"Weekly brief\n{long} hours of March 3 and left."


def test_a_pdf_locked_with_an_empty_password_is_read(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(pdf(BODY)))
    writer.encrypt("", "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    assert one(write(tmp_path, "a.pdf", stream.getvalue())).text == BODY


def test_json_lines_give_one_document_each(tmp_path: Path) -> None:
    articles = [
        {"text": BODY, "title": "First", "publisher": "Gazette", "published": "2024-03-05"},
        {"body": BODY, "headline": "Second", "source": {"name": "Herald"}, "date": "5 Mar 2024"},
        {"content": MORE, "url": "https://example.org/3", "date": "2024-03-05T10:00:00+01:00"},
    ]
    path = write(tmp_path, "all.jsonl", "\n\n".join(map(json.dumps, articles)))
    found = [d for d in read([path]) if isinstance(d, Document)]
    assert [d.title for d in found] == ["First", "Second", "all"]
    assert [d.publisher for d in found] == ["Gazette", "Herald", ""]
    assert [d.published for d in found] == [date(2024, 3, 5)] * 3
    assert found[2].url == "https://example.org/3"


def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    good = json.dumps({"text": BODY}).encode()
    bad = [b"{nope", b"[1, 2]", b'{"title": "x"}', b'{"text": 3}', b'{"text": " "}', b"\xff\xff"]
    bad += [b'{"text": "He said so.", "date": "soon"}', b"[" * 100_000]
    path = write(tmp_path, "all.jsonl", b"\n".join([good, *bad, good]))
    found = list(read([path]))
    assert [isinstance(f, Document) for f in found] == [True, *[False] * len(bad), True]
    errors = [f for f in found if isinstance(f, UnreadableDocument)]
    assert [e.where for e in errors] == [f"{path}:{n}" for n in range(2, len(bad) + 2)]
    assert all(e.remedy and "\n" not in str(e) for e in errors)


def test_json_lines_are_read_as_they_come(tmp_path: Path) -> None:
    path = write(tmp_path, "all.jsonl", json.dumps({"text": BODY}) + "\n{bad")
    found = read([path])
    assert isinstance(next(found), Document)
    assert isinstance(next(found), UnreadableDocument)


@pytest.mark.parametrize(
    ("content", "title", "text"),
    [
        (f"{BODY}\n", "standard input", BODY),
        (f"---\ntitle: T\n---\n{BODY}", "T", BODY),
        (PAGE, "Arnor strikes near Bree", None),
    ],
)
def test_standard_input_is_text_markdown_or_html(
    monkeypatch: pytest.MonkeyPatch, content: str, title: str, text: str | None
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    found = one("-")
    assert found.title == title
    assert text is None or found.text == text


def test_the_command_line_goes_before_front_matter_and_that_before_the_page(tmp_path: Path) -> None:
    front = "---\ntitle: T\npublisher: P\npublished: 2024-03-05\nurl: https://example.org/\n---\n"
    path = write(tmp_path, "a.md", f"{front}# Heading\n{BODY}")
    assert one(path).title == "T"
    day = date(2020, 1, 1)
    said = one(path, title="U", publisher="Q", published=day, url="https://example.org/2")
    assert (said.title, said.publisher, said.published) == ("U", "Q", day)
    assert said.url == "https://example.org/2"
    page = one(write(tmp_path, "a.html", PAGE), publisher="Q")
    assert (page.publisher, page.published) == ("Q", date(2024, 3, 5))


def test_a_date_given_by_the_user_mends_a_bad_one_in_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "a.md", f"---\npublished: some day\n---\n{BODY}")
    (refused,) = read([path])
    assert "'some day'" in str(refused)
    assert one(path, published=date(2024, 3, 5)).published == date(2024, 3, 5)


def test_the_same_content_has_the_same_name_wherever_it_lies(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    text = f"---\ntitle: T\n---\n{BODY}"
    first, second = (one(write(tmp_path, n, text)) for n in ("a.md", "b/c.md"))
    assert first == second
    assert first.id.startswith("document/t-")
    other = one(write(tmp_path, "d.md", text.replace("March 3", "March 4")))
    dated = one(tmp_path / "a.md", published=date(2024, 3, 5))
    assert len({first.id, other.id, dated.id}) == 3


def test_text_is_normalised_once_and_nothing_else_is_changed(tmp_path: Path) -> None:
    written = "\ufeffHe said:\r\n“It’s over—now”\r\x07near the cafe\u0301\u2028in Bree\x0b\x0cyes."
    assert one(write(tmp_path, "a.txt", written)).text == (
        "He said:\n“It’s over—now”\nnear the café\nin Bree\n\nyes."
    )


def test_reading_text_loads_no_parser_of_pages_or_pdf(tmp_path: Path) -> None:
    script = (
        "import sys; from kg.text.reports.documents import read; list(read(sys.argv[1:]));"
        "print({'trafilatura', 'pypdf', 'spacy'} & set(sys.modules))"
    )
    path = str(write(tmp_path, "a.txt", BODY))
    told = subprocess.run(
        [sys.executable, "-c", script, path], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "set()"


@given(st.text())
def test_clean_text_stays_as_it_is(text: str) -> None:
    try:
        cleaned = clean(text, "a.txt")
    except UnreadableDocument:
        return
    assert clean(cleaned, "a.txt") == cleaned == unicodedata.normalize("NFC", cleaned)
    assert cleaned.encode().decode() == cleaned
    assert "\r" not in cleaned
    assert "\0" not in cleaned
