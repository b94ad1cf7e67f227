"""Invitations: who may send them, what their link is good for, and for how long."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cartaviva.actions.invitations import accept, invitation_of_token, invite, resend, withdraw
from cartaviva.actions.mailing import invitation_link
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Role
from cartaviva.records.models import AuditEvent, Invitation, Person
from tests.people import Cast, person, refusal

pytestmark = pytest.mark.django_db


def token_of(invitation: Invitation) -> str:
    return invitation_link(invitation).rstrip("/").rpartition("/")[2]


def new(email: str = "gina@vilaclara.example") -> Person:
    made = Person(email=email, name="Gina", language="es")
    made.set_password("un secret llarg de prova")
    return made


def test_who_accepts_becomes_what_they_were_invited_for_and_the_link_is_spent(people: Cast) -> None:
    invitation = invite(people.fina, people.vilaclara, " Gina@Vilaclara.example ", Role.HEAD, people.youth)
    membership = accept(token_of(invitation), new())
    gina = Person.objects.get(email="gina@vilaclara.example")
    spent = refusal(lambda: invitation_of_token(token_of(invitation)))
    found = (membership.person, membership.role, membership.department, spent)
    assert found == (gina, "head", people.youth, "invitation-over")


def test_the_trail_says_who_invited_and_who_came_by_number_alone(people: Cast) -> None:
    invitation = invite(people.fina, people.vilaclara, "gina@vilaclara.example", Role.HEAD, people.youth)
    accept(token_of(invitation), new())
    told = list(AuditEvent.objects.order_by("number").values_list("action", "subject", "person"))
    gina = Person.objects.get(email="gina@vilaclara.example")
    assert (told, "gina" in str(list(AuditEvent.objects.values()))) == (
        [
            ("invite", f"invitation {invitation.pk}", people.fina.pk),
            ("accept-invitation", f"person {gina.pk}", None),
        ],
        False,
    )


def test_somebody_with_an_account_accepts_with_it_and_nobody_else_does(people: Cast) -> None:
    invitation = invite(people.fina, people.vilaclara, people.dario.email, Role.AUDITOR)
    token = token_of(invitation)
    other = refusal(lambda: accept(token, people.bruno))
    accept(token, people.dario)
    roles = people.dario.memberships.filter(organisation=people.vilaclara).values_list("role", flat=True)
    assert (other, list(roles)) == ("other-person", ["auditor"])


def test_a_link_is_void_once_it_is_sent_again_withdrawn_too_old_or_altered(people: Cast) -> None:
    invitation = invite(people.fina, people.vilaclara, "gina@vilaclara.example", Role.HEAD)
    first = token_of(invitation)
    second = token_of(resend(people.fina, people.vilaclara, invitation.pk))
    open_now = invitation_of_token(second).pk
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    old = refusal(lambda: invitation_of_token(second))
    withdraw(people.fina, people.vilaclara, invitation.pk)
    answers = [
        refusal(lambda token=token: invitation_of_token(token))
        for token in (first, second, second[:-1] + "x", "x", "1:2:3")
    ]
    assert (open_now, old, answers) == (
        invitation.pk,
        "invitation-over",
        ["invitation-over", "invitation-over", "not-found", "not-found", "not-found"],
    )


def test_asking_for_the_same_again_renews_the_invitation(people: Cast) -> None:
    for _ in range(2):
        invite(people.fina, people.vilaclara, "gina@vilaclara.example", Role.HEAD)
    assert Invitation.objects.count() == 1


def test_nobody_invites_above_their_own_role_or_into_another_town(people: Cast) -> None:
    asked = [
        (people.carla, Role.ADMINISTRATOR),
        (people.carla, Role.AUDITOR),
        (people.bruno, Role.CONTRIBUTOR),
        (people.elena, Role.AUDITOR),
        (people.dario, Role.CONTRIBUTOR),
    ]
    refusals = [
        refusal(lambda by=by, role=role: invite(by, people.vilaclara, "x@vilaclara.example", role))  # type: ignore[misc]
        for by, role in asked
    ]
    assert (refusals, Invitation.objects.count()) == (["not-allowed"] * 4 + ["not-found"], 0)


def test_a_quality_officer_cannot_renew_or_withdraw_what_only_an_administrator_could_send(people: Cast) -> None:
    invitation = invite(people.fina, people.vilaclara, "gina@vilaclara.example", Role.ADMINISTRATOR)
    refusals = [
        refusal(lambda: resend(people.carla, people.vilaclara, invitation.pk)),
        refusal(lambda: withdraw(people.carla, people.vilaclara, invitation.pk)),
        refusal(lambda: withdraw(people.dario, people.montsec, invitation.pk)),
    ]
    assert refusals == ["not-allowed", "not-allowed", "not-found"]


def test_places_that_do_not_fit_are_refused(people: Cast) -> None:
    elsewhere = people.montsec.departments.create(name="Joventut")
    refusals = [
        refusal(lambda: invite(people.fina, people.vilaclara, "g@vilaclara.example", Role.QUALITY, people.youth)),
        refusal(lambda: invite(people.fina, people.vilaclara, "g@vilaclara.example", Role.HEAD, elsewhere)),
        refusal(lambda: invite(people.fina, people.vilaclara, people.bruno.email, Role.HEAD, people.youth)),
    ]
    assert refusals == ["whole-town-role", "not-found", "has-role"]


def test_two_who_accept_at_once_are_one_person(people: Cast) -> None:
    token = token_of(invite(people.fina, people.vilaclara, "gina@vilaclara.example", Role.HEAD))
    person("Gina", people.vilaclara)
    with pytest.raises(Refused, match="with this e-mail already"):
        accept(token, new())
