"""The addresses of the site."""

from collections.abc import Callable

from django.contrib import admin
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from . import (
    compare_views,
    document_views,
    public_views,
    result_views,
    review_views,
    scenario_views,
    section_views,
    verify_views,
    views,
    what_if_views,
)
from .order import FORMATS


def each_kind(folder: str, view: Callable[..., HttpResponseBase], prefix: str = "") -> list[URLPattern]:
    """The address of each document in a folder: summary.pdf, result.json, ranking.csv; named by its kind."""
    return [path(f"{folder}/{form.file}", view, {"kind": kind}, name=prefix + kind) for kind, form in FORMATS.items()]


assessment = [
    path("", RedirectView.as_view(pattern_name="selector:review"), name="assessment"),
    path("review", review_views.review, name="review"),
    path("see-result", result_views.see_result, name="see_result"),
    path("result", result_views.result, name="result"),
    path("results/<uuid:result_id>", result_views.stored_result, name="stored_result"),
    path("results/<uuid:result_id>/compare", compare_views.compare, name="compare"),
    *each_kind("results/<uuid:result_id>", document_views.document),
    path("results/<uuid:result_id>/rfi/<slug:provider>.docx", document_views.document, {"kind": "rfi"}, name="rfi_to"),
    path("results/<uuid:result_id>/what-if", what_if_views.what_if, name="what_if"),
    path("results/<uuid:result_id>/scenarios", scenario_views.scenarios, name="scenarios"),
    path("results/<uuid:result_id>/drop", scenario_views.drop, name="drop"),
    path("results/<uuid:result_id>/adopt", scenario_views.adopt, name="adopt"),
    path("results/<uuid:result_id>/since", scenario_views.since, name="since"),
    path("method-weights", scenario_views.method_weights, name="method_weights"),
    path("results/<uuid:result_id>/share", result_views.share, name="share"),
    path("links/<int:grant_id>/revoke", result_views.revoke, name="revoke"),
    path("link", views.renew_link, name="renew_link"),
    path("forget", views.forget, name="forget"),
    path("delete", views.delete, name="delete"),
    path("<slug:key>", section_views.section, name="section"),
]

selector: list[URLPattern | URLResolver] = [
    path("", views.landing, name="landing"),
    path("sample", public_views.sample_result, name="sample"),
    *each_kind("sample", public_views.sample_document, "sample_"),
    path("schema/result.json", document_views.result_schema, name="result_schema"),
    path("verify", verify_views.verify, name="verify"),
    path("verify/<str:written>", verify_views.verify_document, name="verify_document"),
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
