"""The addresses that a device asks for by itself."""

from django.urls import path

from quadratus.site.shell import views

app_name = "shell"
urlpatterns = [
    path("worker.js", views.worker, name="worker"),
    path("offline/", views.offline, name="offline"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
]
