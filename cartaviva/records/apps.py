from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "cartaviva.records"
    default_auto_field = "django.db.models.BigAutoField"
