"""The addresses of reminders."""

from django.urls import path

from quadratus.site.reminders import views

app_name = "reminders"
urlpatterns = [
    path("settings/reminders/", views.page, name="page"),
    path("settings/reminders/times/", views.times, name="times"),
    path("settings/reminders/calendar/", views.calendar, name="calendar"),
    path("settings/reminders/mail/", views.mail, name="mail"),
    path("settings/reminders/mail/test/", views.mail_test, name="mail-test"),
    path("settings/reminders/places/", views.place, name="places"),
    path("settings/reminders/places/<int:place>/test/", views.place_test, name="place-test"),
    path("settings/reminders/places/<int:place>/remove/", views.place_remove, name="place-remove"),
    path("calendar/<str:secret>.ics", views.feed, name="feed"),
]
