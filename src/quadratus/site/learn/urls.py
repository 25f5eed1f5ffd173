"""Addresses of the Learn pages."""

from django.urls import path

from quadratus.site.learn import views

app_name = "learn"
urlpatterns = [
    path("learn/", views.index, name="index"),
    path("learn/evidence/", views.evidence, name="evidence"),
    path("learn/<slug:slug>/", views.page, name="page"),
]
