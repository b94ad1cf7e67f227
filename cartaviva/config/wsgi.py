"""What a WSGI server loads: cartaviva.config.wsgi:application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cartaviva.config.settings")
application = get_wsgi_application()
