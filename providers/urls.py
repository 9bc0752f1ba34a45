"""The addresses of the public catalogue, and of the curator's desk."""

from django.contrib import admin
from django.urls import path

from providers import correction_views, desk_admin, views

app_name = "providers"
urlpatterns = [
    path("catalogue", views.catalogue, name="catalogue"),
    path("catalogue/<slug:slug>", views.provider, name="provider"),
    path("catalogue/<slug:slug>/report-an-error", correction_views.report_error, name="report_error"),
    path("providers/answer/<str:token>", correction_views.answer, name="answer"),
    path("admin/providers/desk/", admin.site.admin_view(desk_admin.desk_view), name="desk"),
]
