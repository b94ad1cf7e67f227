"""Addresses. A town's public pages stand under its slug; under its own host name they stand at the root."""

from django.urls import include, path

from cartaviva.config.health import health
from cartaviva.config.language import choose_language
from cartaviva.config.pages import theme

urlpatterns = [
    path("health", health, name="health"),
    path("theme/<slug:accent>.css", theme, name="theme"),
    path("language/<slug:language>/", choose_language, name="language"),
    path("desk/", include("cartaviva.desk.urls")),
    path("", include("cartaviva.portal.urls")),
]
handler400 = "cartaviva.config.pages.bad_request"
handler403 = "cartaviva.config.pages.forbidden"
handler404 = "cartaviva.config.pages.not_found"
handler500 = "cartaviva.config.pages.broken"
