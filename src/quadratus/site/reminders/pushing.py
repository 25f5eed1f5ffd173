"""Notifications by Web Push: the keys of this machine, and sending one to a browser."""

from __future__ import annotations

import base64
import ipaddress
import json
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from quadratus.site.data import kept_text
from quadratus.site.reminders.mailing import NotSentError

if TYPE_CHECKING:
    from py_vapid import Vapid

KEY_FILE = "push_key.pem"
KEEP_FOR = 60 * 60 * 3
"""Seconds that a push service keeps a word for a browser that sleeps."""
TIMEOUT = 15
_GONE = (404, 410)


def public_key() -> str:
    """The public key of this machine, as a browser wants it for a subscription."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    point = _key().public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).decode().rstrip("=")


def may_be_sent_to(endpoint: str) -> bool:
    """Whether an address can be one of a push service, and none inside the network of this machine."""
    parts = urlsplit(endpoint)
    if settings.PUSH_MAY_STAY_AT_HOME:
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    if parts.scheme != "https" or not parts.hostname or parts.username or parts.port not in (None, 443):
        return False
    return _is_outside(parts.hostname)


def send_push(endpoint: str, p256dh: str, auth: str, says: str, path: str) -> None:
    """Send one notification.

    Raises:
        NotSentError: the push service did not take it; `gone` if the browser has ended its subscription.
    """
    # Each of these takes longer to import than a page takes to be made.
    from pywebpush import WebPushException, webpush
    from requests import RequestException, Session

    if not may_be_sent_to(endpoint):
        raise NotSentError(_("The address of the push service cannot be reached from here."))
    with Session() as session:
        # A push service does not send elsewhere; following it could lead inside the own network.
        session.max_redirects = 0
        try:
            webpush(
                {"endpoint": endpoint, "keys": {"p256dh": p256dh, "auth": auth}},
                json.dumps({"says": says, "path": path}),
                vapid_private_key=_key(),
                vapid_claims={"sub": settings.CONTACT},
                ttl=KEEP_FOR,
                timeout=TIMEOUT,
                requests_session=session,
            )
        except WebPushException as fault:
            status = fault.response.status_code if fault.response is not None else 0
            raise _refused(status) from fault
        except (RequestException, ValueError, OSError) as fault:
            raise NotSentError(_("The push service could not be reached.")) from fault


def _refused(status: int) -> NotSentError:
    if status in _GONE:
        says = _("This browser no longer takes notifications. Switch them on there once more.")
        return NotSentError(says, gone=True)
    return NotSentError(_("The push service did not take it (answer {status}).").format(status=status))


def _key() -> Vapid:
    from py_vapid import Vapid

    return Vapid.from_pem(kept_text(KEY_FILE, _new_key).encode())


def _new_key() -> str:
    from py_vapid import Vapid

    key = Vapid()
    key.generate_keys()
    return str(key.private_pem().decode())


def _is_outside(host: str) -> bool:
    try:
        found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    except OSError:
        return False
    return all(ipaddress.ip_address(str(one[4][0])).is_global for one in found)
