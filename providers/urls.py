"""The addresses of the public catalogue."""

from django.urls import path

from . import views

app_name = "providers"
urlpatterns = [
    path("catalogue", views.catalogue, name="catalogue"),
    path("catalogue/<slug:slug>", views.provider, name="provider"),
]
