"""A page and a picture of it as one piece of HTML, for the cell of a notebook.

The page runs in a frame that has no address and no say over the notebook around it. Beneath
it lies the picture: viewers that trust nobody take the frame away, and then it shows.
"""

from __future__ import annotations

import base64
from html import escape

__all__ = ["cell"]

HEIGHT = 720
# Links to sources open as pages of their own; what is saved or copied leaves the frame.
RIGHTS = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
# A viewer that takes the frame away shows the whole picture; beneath a frame it is hidden.
STYLE = (
    f".kg-graph:has(> iframe) {{ height: {HEIGHT}px; overflow: hidden; }} "
    ".kg-graph:has(> iframe) > img { visibility: hidden; }"
)

# Bytes. Jupyter drops what comes faster than a megabyte a second, measured over three.
LARGEST = 2_500_000
TOO_LARGE = "<p>The page is too large for a notebook: open it as a file of its own.</p>"


def cell(page: str, picture: str, *, title: str) -> str:
    """A page and its picture, given as text, as one element of HTML.

    A page that is too large for a notebook is left out, and the picture says so.
    """
    image = base64.b64encode(picture.encode()).decode()
    whole = len(page.encode()) <= LARGEST
    return (
        f'<div class="kg-graph" style="position: relative"><style>{STYLE}</style>'
        f'<img alt="{escape(title)}" style="max-width: 100%" '
        f'src="data:image/svg+xml;base64,{image}">'
        f"{_frame(page, title) if whole else TOO_LARGE}</div>"
    )


def _frame(page: str, title: str) -> str:
    # In single quotes, of which a page holds few: each that is escaped makes it longer.
    source = escape(page, quote=False).replace("'", "&#39;")
    return (
        f'<iframe title="{escape(title)}" sandbox="{RIGHTS}" allow="clipboard-write" '
        'style="position: absolute; inset: 0; width: 100%; height: 100%; border: 0" '
        f"srcdoc='{source}'></iframe>"
    )
