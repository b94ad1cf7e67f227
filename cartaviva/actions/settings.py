"""A town's settings. What is published already keeps the settings that it was published with."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from cartaviva.actions.access import allow, or_not_found
from cartaviva.actions.change import change, differing
from cartaviva.actions.locks import Lock, take
from cartaviva.actions.rendering import remove_unused
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Action
from cartaviva.formats.picture import as_png
from cartaviva.records import store
from cartaviva.records.models import HostName, Organisation, Person

FIELDS = frozenset(
    "name languages time_zone accent logo_text policy data_licence address contact_email complaints_url "
    "redress method privacy accessibility two_steps may_validate_own action_before_publishing".split()
)
"""What can be set; the slug cannot, since every address that was quoted begins with it."""


def save_settings(by: Person, organisation: Organisation, values: Mapping[str, Any]) -> frozenset[str]:
    """Set some of FIELDS; the names of those that changed. Raises Refused."""
    allow(by, Action.MANAGE_SETTINGS, organisation)
    unknown = set(values) - FIELDS
    if unknown:
        raise KeyError(*unknown)
    with change(organisation, by, "change-settings") as made:
        now = Organisation.objects.get(pk=organisation.pk)
        if "policy" in values:
            values = {**values, "policy": _versioned(now.policy, values["policy"])}
        before = {name: getattr(now, name) for name in values}
        changed = {name: value for name, value in values.items() if before[name] != value}
        for name, value in changed.items():
            setattr(now, name, value)
            setattr(organisation, name, value)
        now.save(update_fields=list(changed))
        made.subject, made.details = "settings", differing(before, changed)
        made.nothing = not changed
    return frozenset(changed)


def _versioned(before: Mapping[str, Any], policy: Mapping[str, Any]) -> Mapping[str, Any]:
    """The policy with the number of its version, which every report prints: the next one where anything differs."""
    same = {name: value for name, value in before.items() if name != "version"} == policy
    return before if same else {**policy, "version": before.get("version", 1) + 1}


def set_logo(by: Person, organisation: Organisation, data: bytes) -> None:
    """Keep a picture as the town's arms, drawn again as PNG. Raises Refused, and NotAPicture."""
    allow(by, Action.MANAGE_SETTINGS, organisation)
    _keep_logo(by, organisation, as_png(data))


def remove_logo(by: Person, organisation: Organisation) -> None:
    """Raises Refused."""
    allow(by, Action.MANAGE_SETTINGS, organisation)
    _keep_logo(by, organisation, b"")


def _keep_logo(by: Person, organisation: Organisation, data: bytes) -> None:
    with change(organisation, by, "change-logo") as made:
        take(Lock.FILES, shared=True)
        name = store.put(data) if data else ""
        now = Organisation.objects.filter(pk=organisation.pk)
        before = now.get().logo
        made.subject, made.details = "settings", differing({"logo": before}, {"logo": name})
        now.update(logo=name)
        organisation.logo = name
    remove_unused([before] if before else [])


def add_host_name(by: Person, organisation: Organisation, name: str) -> None:
    """A name under which the town's pages stand at the root. Raises Refused ("host-name-taken", "host-name-kept").

    The name of the installation itself is nobody's: all the other towns stand under it. One that the server answers to
    already may be meant for another town: only an administrator who runs the installation, too, takes it.
    """
    allow(by, Action.MANAGE_SETTINGS, organisation)
    if name in {urlsplit(settings.PUBLIC_URL).hostname, "localhost"}:
        raise Refused("host-name-taken")
    with change(organisation, by, "add-host-name") as made:
        if HostName.objects.filter(name=name).exists():
            raise Refused("host-name-taken")
        if not by.is_host and name.lower() in (each.lower() for each in settings.ALLOWED_HOSTS):
            raise Refused("host-name-kept")
        HostName.objects.create(organisation=organisation, name=name)
        made.subject, made.details = "settings", {"host_name": name}


def remove_host_name(by: Person, organisation: Organisation, pk: int) -> None:
    """Raises Refused."""
    allow(by, Action.MANAGE_SETTINGS, organisation)
    with change(organisation, by, "remove-host-name") as made:
        found = or_not_found(organisation.host_names.filter(pk=pk).first())
        made.subject, made.details = "settings", {"host_name": found.name}
        found.delete()
