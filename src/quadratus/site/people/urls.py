"""The addresses about people."""

from django.urls import path

from quadratus.site.people import views

app_name = "people"
urlpatterns = [
    path("welcome/", views.welcome, name="welcome"),
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("zone/", views.zone, name="zone"),
    path("settings/", views.settings_page, name="settings"),
    path("language/", views.choose_language, name="language"),
    path("settings/weights/", views.choose_weights, name="weights"),
    path("settings/look/", views.choose_theme, name="theme"),
    path("settings/gate/", views.choose_gate, name="gate"),
    path("settings/training/", views.training, name="training"),
    path("settings/clinician/", views.clinician, name="clinician"),
    path("settings/password/", views.password, name="password"),
    path("settings/export/", views.export, name="export"),
    path("settings/delete/", views.delete, name="delete"),
    path("deleted/", views.deleted, name="deleted"),
]
