"""Addresses of the desk: always with the town in them, since a person may work for several."""

from django.urls import path

from cartaviva.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("<slug:town>/", views.town, name="town"),
]
