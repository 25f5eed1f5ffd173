"""The addresses of the record."""

from django.urls import path

from quadratus.site.record import views

app_name = "record"
urlpatterns = [path("events/<uuid:event>", views.event, name="event")]
