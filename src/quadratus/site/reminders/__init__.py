"""Reminders: a calendar, e-mail and notifications, and whether they get through."""
