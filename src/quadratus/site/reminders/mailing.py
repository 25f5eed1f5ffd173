"""E-mail: whether this machine can send any, and sending one."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from quadratus.site.reminders.words import titled


class NotSentError(Exception):
    """It did not get through. The message is for the person. `gone`: this place will not take anything again."""

    def __init__(self, message: str, *, gone: bool = False) -> None:
        super().__init__(message)
        self.gone = gone


def mail_is_set() -> bool:
    """Whether a mail server is set."""
    return bool(settings.EMAIL_HOST)


def send_mail(address: str, says: str, path: str) -> None:
    """Send one reminder.

    Raises:
        NotSentError: no mail server is set, or it did not take it.
    """
    if not mail_is_set():
        raise NotSentError(_("No mail server is set on this machine."))
    way = f"{settings.ADDRESS}{path}\n\n" if settings.ADDRESS else ""
    foot = _("You chose this reminder in Quadratus: Settings, Reminders. There you can switch it off.")
    message = EmailMessage(titled(says), f"{says}\n\n{way}{foot}\n", to=[address])
    try:
        message.send()
    except OSError as fault:
        # Every fault of smtplib is an OSError, and so is a server that cannot be reached.
        raise NotSentError(_("The mail server did not take it: {fault}").format(fault=_plain(fault))) from fault


def _plain(fault: OSError) -> str:
    return " ".join(str(fault).split())[:160] or type(fault).__name__
