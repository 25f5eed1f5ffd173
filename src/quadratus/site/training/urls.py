"""Addresses of the training pages."""

from django.urls import path

from quadratus.site.training import drawing, views
from quadratus.site.training.offline.views import ahead, ahead_days

app_name = "training"

urlpatterns = [
    path("", views.today, name="today"),
    path("today/print/", views.sheet, name="sheet"),
    path("ahead/", ahead, name="ahead"),
    path("ahead/days/", ahead_days, name="ahead-days"),
    path("check-in/", views.check_in, name="check-in"),
    path("session/<uuid:session>/", views.player, name="player"),
    path("session/<uuid:session>/sets/", views.enter_sets, name="sets"),
    path("session/<uuid:session>/end/", views.end, name="end"),
    path("session/<uuid:session>/stop/", views.stop, name="stop"),
    path("session/<uuid:session>/walk/", views.walk, name="walk"),
    path("walk/", views.note_walk, name="note-walk"),
    path("figures/<str:rung>/<str:side>.json", drawing.figure, name="figure"),
    path("stopped/", views.stopped, name="stopped"),
    path("morning/", views.morning, name="morning"),
    path("flare-up/", views.flare, name="flare"),
    path("flare-up/day/", views.flare_day, name="flare-day"),
    path("flare-up/over/", views.flare_over, name="flare-over"),
    path("test-day/", views.test_day, name="test-day"),
    path("progress/", views.progress, name="progress"),
]
