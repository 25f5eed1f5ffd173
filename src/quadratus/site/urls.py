"""All addresses."""

from django.urls import include, path

urlpatterns = [
    path("", include("quadratus.site.training.urls")),
    path("", include("quadratus.site.people.urls")),
    path("", include("quadratus.site.record.urls")),
    path("", include("quadratus.site.shell.urls")),
    path("", include("quadratus.site.screening.urls")),
    path("", include("quadratus.site.baseline.urls")),
    path("", include("quadratus.site.measuring.urls")),
    path("", include("quadratus.site.learn.urls")),
    path("", include("quadratus.site.reminders.urls")),
]

handler400 = "quadratus.site.shell.errors.bad_request"
handler403 = "quadratus.site.shell.errors.forbidden"
handler404 = "quadratus.site.shell.errors.not_found"
handler500 = "quadratus.site.shell.errors.failed"
