"""Addresses of the public pages. The language is part of them, so that a page can be kept by every cache.

A commitment's address without a language (`<town>/c/<code>`) is the one to quote: it never changes.
"""

from django.urls import path

from cartaviva.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.host, name="host"),
    path("<slug:town>/", views.town, name="town"),
    path("<slug:town>/<slug:language>/", views.home, name="home"),
]
