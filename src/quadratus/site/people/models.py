"""The person who trains."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from quadratus.prescription.state import State
from quadratus.site.shell.units import Unit


class Theme(models.TextChoices):
    """How the pages look."""

    SYSTEM = "system", _("Like the device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")
    CONTRAST = "contrast", _("High contrast")


class Weights(models.TextChoices):
    """In what weights are read and written."""

    KG = Unit.KG, _("Kilograms (kg)")
    LB = Unit.LB, _("Pounds (lb)")


class Person(models.Model):
    """Someone who trains. What they told and did stands in their events, not here."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="person")
    zone = models.CharField(max_length=64, default="UTC")
    theme = models.CharField(max_length=10, choices=Theme, default=Theme.SYSTEM)
    language = models.CharField(max_length=8, default=settings.LANGUAGE_CODE)
    weights = models.CharField(max_length=2, choices=Weights, default=Weights.KG)
    created_at = models.DateTimeField()

    # The state that this request has worked out already, with the number of events it was made from.
    known: tuple[int, State] | None = None

    def __str__(self) -> str:
        return self.user.get_username()

    @property
    def device_key(self) -> str:
        """Whose the things on a device are. A number alone could be given again where all was set up anew."""
        return f"{self.pk}-{self.created_at.timestamp():.0f}"


class WrongPassword(models.Model):
    """A sign-in that failed, kept for a while so that guessing becomes slow."""

    username = models.CharField(max_length=150, db_index=True)
    address = models.CharField(max_length=64, db_index=True)
    moment = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.username} at {self.moment:%Y-%m-%d %H:%M}"
