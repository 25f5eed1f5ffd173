"""The moving figures, as the player fetches them."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache, lru_cache
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_GET

import quadratus.body
from quadratus.body.figure import frames
from quadratus.body.proportions import Side as BodySide
from quadratus.prescription.record.events import Side
from quadratus.protocol.loading import METHODS
from quadratus.site.people.reading import for_person
from quadratus.site.training.figures import BODY_SIDE, language_here, motion_of

# The player draws what lies between two pictures.
PICTURES = 12
_A_YEAR = 365 * 24 * 3600


def address_of(rung: str, side: Side) -> str | None:
    """Where the moving figure of a rung is, with its version and language; nothing where none is drawn."""
    if motion_of(rung) is None:
        return None
    return f"{reverse('training:figure', args=[rung, BODY_SIDE[side]])}?v={_version()}-{language_here()}"


@require_GET
@for_person
def figure(request: HttpRequest, rung: str, side: str) -> HttpResponse:
    """The pictures of one repetition as JSON. The address changes with them, so they may be kept."""
    if side not in BODY_SIDE or motion_of(rung) is None:
        raise Http404
    small = drawn(rung, BODY_SIDE[Side(side)], language_here())
    fits = "gzip" in request.headers.get("Accept-Encoding", "")
    answer = HttpResponse(small if fits else gzip.decompress(small), content_type="application/json")
    if fits:
        answer.headers["Content-Encoding"] = "gzip"
    answer.headers["Vary"] = "Accept-Encoding"
    answer.headers["Cache-Control"] = f"private, max-age={_A_YEAR}, immutable"
    return answer


@lru_cache(maxsize=256)
def drawn(rung: str, side: BodySide, language: str) -> bytes:
    """The moving figure of a rung in the words of a language, compressed.

    Raises:
        KeyError: none is drawn for this rung.
    """
    with override(language):
        motion = motion_of(rung)
    if motion is None:
        raise KeyError(rung)
    return gzip.compress(frames(motion, side, PICTURES).as_json().encode(), mtime=0)


@cache
def _version() -> str:
    """It changes when a motion does, or what draws it."""
    drawers = Path(quadratus.body.__file__).parent.rglob("*.py")
    files = sorted([*METHODS.rglob("motions/*.toml"), *drawers])
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]
