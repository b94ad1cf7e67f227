"""Addresses of guests: the signed link is part of them."""

from django.urls import path

from cartaviva.guest import views

app_name = "guest"
urlpatterns = [
    path("<str:guest>/", views.entries, name="entries"),
    path("<str:guest>/receipt/", views.receipt, name="receipt"),
]
