"""The addresses of the baseline."""

from django.urls import path

from quadratus.site.baseline import views

app_name = "baseline"
urlpatterns = [
    path("baseline/", views.start, name="start"),
    path("lately/", views.again, name="again"),
    path("baseline/<slug:key>/", views.step, name="step"),
]
