"""Who is signed in is looked up with each page of the desk: by a prepared query."""

from allauth.account.auth_backends import AuthenticationBackend

from cartaviva.records.models import Person
from cartaviva.records.prepared import Prepared

_PERSON = Prepared(lambda pk: Person.objects.filter(pk=pk))


class SignedIn(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Passwords are checked as allauth does."""

    def get_user(self, user_id: int) -> Person | None:
        found = _PERSON(user_id)
        return found[0] if found and self.user_can_authenticate(found[0]) else None
