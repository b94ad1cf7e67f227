"""Addresses of the public pages. The language is part of them, so that a page can be kept by every cache.

A commitment's address without a language (`<town>/c/<code>`) is the one to quote: it never changes.
"""

from django.urls import path, re_path, register_converter
from django.urls.converters import IntConverter, StringConverter

from cartaviva.core.words import LANGUAGES
from cartaviva.portal import commitment, data, files, home, notices, report, search, verifying, views
from cartaviva.portal.answers import framed, public


class Language(StringConverter):
    """One of the languages of pages."""

    regex = "|".join(LANGUAGES)


class Year(IntConverter):
    regex = "[0-9]{4}"

    def to_url(self, value: str | int) -> str:
        return f"{int(value):04}"


register_converter(Language, "language")
register_converter(Year, "year")

TOWN = "<slug:town>/<language:language>"
CHARTER = f"{TOWN}/charters/<slug:charter>"

app_name = "portal"
urlpatterns = [
    path("", views.host, name="host"),
    path("<slug:town>/", views.town, name="town"),
    path("<slug:town>/c/<slug:code>", views.commitment, name="permanent"),
    path(f"{TOWN}/", public(home.home), name="home"),
    path(f"{TOWN}/<year:year>/", public(home.year), name="year"),
    path(f"{TOWN}/reports/", public(home.reports), name="reports"),
    path(f"{CHARTER}/", public(home.charter), name="charter"),
    path(f"{CHARTER}/<slug:period>/", public(report.report), name="report"),
    path(f"{CHARTER}/<slug:period>/<int:number>/", public(report.version), name="version"),
    path(f"{TOWN}/c/<slug:code>/", public(commitment.commitment), name="commitment"),
    path(f"{TOWN}/c/<slug:code>/embed/", framed(public(commitment.embed)), name="embed"),
    path(f"{TOWN}/search/", public(search.search, kept=False), name="search"),
    path(f"{TOWN}/corrections/", public(report.corrections), name="corrections"),
    path(f"{TOWN}/method/", public(notices.method), name="method"),
    path(f"{TOWN}/redress/", public(notices.redress), name="redress"),
    path(f"{TOWN}/data/", public(data.data), name="data"),
    path(f"{TOWN}/verify/", public(verifying.verify, kept=False), name="verify"),
    path(f"{TOWN}/accessibility/", public(notices.accessibility), name="accessibility"),
    path(f"{TOWN}/privacy/", public(notices.privacy), name="privacy"),
    path(f"{TOWN}/legal/", public(notices.legal), name="legal"),
    path("<slug:town>/files/<slug:sha256>/<str:name>", files.file, name="file"),
    path("<slug:town>/evidence/<slug:sha256>/<str:name>", files.evidence, name="evidence"),
    path("<slug:town>/data/chain.json", public(verifying.chain, costly=True), name="chain"),
    path("<slug:town>/data/<slug:span>.<slug:form>", public(data.data_file, costly=True), name="data_file"),
    path(
        "<slug:town>/data/c/<slug:code>.<slug:form>", public(data.commitment_file, costly=True), name="commitment_file"
    ),
    re_path(r"^(?P<town>[-\w]+)/(?P<rest>.*)$", views.elsewhere, name="elsewhere"),
]
