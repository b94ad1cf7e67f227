"""Sessions in the database, as Django's own; they are read with each page of the desk, by a prepared query."""

from django.contrib.sessions.backends.db import SessionStore as OfDjango
from django.contrib.sessions.models import Session
from django.utils import timezone

from cartaviva.records.prepared import Prepared

_SESSION = Prepared(lambda key: Session.objects.filter(session_key=key))


class SessionStore(OfDjango):
    """Django's settings want this name."""

    def _get_session_from_db(self) -> Session | None:
        found = _SESSION(self.session_key) if self.session_key else []
        if found and found[0].expire_date > timezone.now():
            return found[0]
        self._session_key = None
        return None
