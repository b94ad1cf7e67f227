"""Addresses of the desk: always with the town in them, since a person may work for several."""

from django.urls import path

from cartaviva.desk import imports, views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("<slug:town>/", views.town, name="town"),
    path("<slug:town>/imports/", imports.imports, name="imports"),
    path("<slug:town>/imports/bring/", imports.bring, name="imports-bring"),
    path("<slug:town>/imports/alike/", imports.alike, name="imports-alike"),
    path("<slug:town>/imports/ready/", imports.ready, name="imports-ready"),
    path("<slug:town>/imports/<int:pk>/", imports.review, name="import"),
    path("<slug:town>/imports/<int:pk>/answer/", imports.answer, name="import-answer"),
    path("<slug:town>/imports/<int:pk>/headings/", imports.headings, name="import-headings"),
    path("<slug:town>/imports/<int:pk>/original/", imports.original, name="import-original"),
]
