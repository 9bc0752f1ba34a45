"""The addresses of the site."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from . import public_views, result_views, section_views, views

assessment = [
    path("", RedirectView.as_view(pattern_name="selector:review"), name="assessment"),
    path("review", views.review, name="review"),
    path("requirements", views.requirements, name="requirements"),
    path("see-result", result_views.see_result, name="see_result"),
    path("result", result_views.result, name="result"),
    path("results/<uuid:result_id>", result_views.stored_result, name="stored_result"),
    path("results/<uuid:result_id>/report.pdf", result_views.report, name="report"),
    path("results/<uuid:result_id>/share", result_views.share, name="share"),
    path("links/<int:grant_id>/revoke", result_views.revoke, name="revoke"),
    path("link", views.renew_link, name="renew_link"),
    path("forget", views.forget, name="forget"),
    path("delete", views.delete, name="delete"),
    path("<slug:key>", section_views.section, name="section"),
]

selector: list[URLPattern | URLResolver] = [
    path("", views.landing, name="landing"),
    path("assessments/new", views.new, name="new"),
    path("assessments/example", views.example, name="example"),
    path("assessments/<uuid:assessment_id>/", include(assessment)),
    path("a/<str:token>", views.private_link, name="private_link"),
    path("r/<str:token>", result_views.read_link, name="read_link"),
    path("method", public_views.method, name="method"),
    path("method/<slug:version>", public_views.method, name="method"),
    path("about-the-data", public_views.about_the_data, name="about_the_data"),
    path("glossary", public_views.glossary, name="glossary"),
    path("privacy", public_views.privacy, name="privacy"),
    path("accessibility", public_views.accessibility, name="accessibility"),
]

urlpatterns = [
    path("", include((selector, "selector"))),
    path("", include("providers.urls")),
    path("admin/", admin.site.urls),
]
