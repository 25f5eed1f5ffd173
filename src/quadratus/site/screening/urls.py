"""The addresses of the screening."""

from django.urls import path

from quadratus.site.screening import views

app_name = "screening"
urlpatterns = [
    path("safety/", views.safety, name="safety"),
    path("screening/", views.start, name="start"),
    path("screening/<int:number>/", views.question, name="question"),
    path("screening/check/", views.check, name="check"),
    path("screening/result/", views.result, name="result"),
]
