"""The addresses of scores and goals."""

from django.urls import path

from quadratus.site.measuring import views

app_name = "measuring"
urlpatterns = [path("measures/", views.scores, name="scores")]
