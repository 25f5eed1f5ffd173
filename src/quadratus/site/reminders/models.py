"""What a person wants to be reminded of, the ways there, and what became of each sending."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from quadratus.site.people.models import Person


class Reminders(models.Model):
    """When a person wants a word, and by which ways. A time that is empty means: not for this."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="reminders")
    session_at = models.TimeField(null=True, blank=True)
    morning_at = models.TimeField(null=True, blank=True)
    by_mail = models.BooleanField(default=False)
    calendar_secret = models.CharField(max_length=64, null=True, unique=True)
    calendar_read_at = models.DateTimeField(null=True)
    calendar_test_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"reminders of {self.person}"


class Place(models.Model):
    """A browser that takes notifications. `gone_at` is when its push service said that it no longer does."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="places")
    endpoint = models.URLField(max_length=1000)
    p256dh = models.CharField(max_length=120)
    auth = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    added_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)

    class Meta:
        """One row a browser."""

        constraints = [models.UniqueConstraint(fields=["endpoint"], name="one_place_an_endpoint")]

    def __str__(self) -> str:
        return self.name


class Channel(models.TextChoices):
    """The ways by which something is sent."""

    MAIL = "mail", _("E-mail")
    PUSH = "push", _("Notification")


class Sending(models.Model):
    """One word to one place. The row is the claim: whoever adds it sends, nobody else does.

    `slot` says what it is about, such as `session 2026-03-02`; a test has a slot of its own. `done_at` is set when the
    way took it, `fault` when it did not. A claim without either was cut off, and is not tried again.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sendings")
    place = models.ForeignKey(Place, on_delete=models.CASCADE, null=True, related_name="sendings")
    channel = models.CharField(max_length=4, choices=Channel)
    target = models.CharField(max_length=24)
    slot = models.CharField(max_length=60)
    claimed_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=1)
    done_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        """One row a word and place."""

        constraints = [
            models.UniqueConstraint(fields=["person", "target", "slot"], name="one_sending_a_word_and_place"),
        ]

    def __str__(self) -> str:
        return f"{self.slot} by {self.target}"


class Round(models.Model):
    """When the reminders were last looked through, and what went wrong then. There is one row."""

    ran_at = models.DateTimeField()
    fault = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"round at {self.ran_at:%Y-%m-%d %H:%M}"
