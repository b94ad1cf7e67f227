"""Addresses. A town's public pages stand under its slug; under its own host name they stand at the root."""

from django.urls import include, path

from cartaviva.config.health import health
from cartaviva.config.language import choose_language
from cartaviva.config.pages import logo, theme
from cartaviva.desk.signin.entrance import invitation, start

urlpatterns = [
    path("health", health, name="health"),
    path("theme/<slug:accent>.css", theme, name="theme"),
    path("language/<slug:language>/", choose_language, name="language"),
    path("logo/<slug:name>.png", logo, name="logo"),
    path("start/", start, name="start"),
    path("invitation/<str:token>/", invitation, name="invitation"),
    path("account/", include("cartaviva.desk.signin.urls")),
    path("desk/", include("cartaviva.desk.urls")),
    path("guest/", include("cartaviva.guest.urls")),
    path("", include("cartaviva.portal.urls")),
]
handler400 = "cartaviva.config.pages.bad_request"
handler403 = "cartaviva.config.pages.forbidden"
handler404 = "cartaviva.config.pages.not_found"
handler500 = "cartaviva.config.pages.broken"
