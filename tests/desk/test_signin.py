"""Signing in: what lets one in, what does not, and what nobody can find out."""

import re
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from lxml import html

from cartaviva.records.models import Person, Remembered
from tests.misses import opened_report
from tests.people import PASSWORD, Cast

pytestmark = pytest.mark.django_db


def sign_in(client: Any, person: Person, password: str = PASSWORD, following: str = "") -> Any:
    return client.post("/account/login/", {"login": person.email, "password": password, "next": following})


def errors(answer: Any) -> list[str]:
    """What stands beside the fields, or above them."""
    text = answer.content.decode()
    found = re.findall(r'<p class="cv-err mb-0">(.*?)</p>|role="alert">\s*<p class="mb-0">(.*?)</p>', text)
    return sorted({one or other for one, other in found})


def test_a_person_comes_to_their_town_in_their_language(people: Cast, client: Any) -> None:
    Person.objects.filter(pk=people.ana.pk).update(language="es")
    answer = sign_in(client, people.ana)
    home = client.get(answer.headers["Location"])
    ways = (answer.headers["Location"], home.headers["Location"])
    languages = (client.cookies["language"].value, home.headers["Content-Language"])
    assert (ways, languages) == (("/desk/", "/desk/vilaclara/"), ("es", "es"))


def test_the_session_is_another_one_after_signing_in(people: Cast, client: Any) -> None:
    client.get("/account/two-steps/code/")
    session = client.session
    session["kept"] = "x"
    session.save()
    client.cookies["sessionid"] = session.session_key
    sign_in(client, people.ana)
    assert client.cookies["sessionid"].value != session.session_key


@pytest.mark.parametrize(
    ("following", "leads_to"),
    [
        ("/desk/vilaclara/people/", "/desk/vilaclara/people/"),
        ("https://evil.example/", "/desk/"),
        ("//evil.example/", "/desk/"),
        ("/\\evil.example", "/desk/"),
        ("javascript:alert(1)", "/desk/"),
        ("http://testserver.evil.example/", "/desk/"),
    ],
)
def test_it_goes_on_to_where_one_wanted_and_never_to_another_site(
    people: Cast, client: Any, following: str, leads_to: str
) -> None:
    assert sign_in(client, people.carla, following=following).headers["Location"] == leads_to


@pytest.mark.parametrize(
    ("sent_to", "page"),
    [
        ("collecting/periods/{period}/do/", "collecting/periods/{period}/"),
        ("results/{report}/submit/", "results/{report}/"),
        ("people/invitations/1/resend/", "people/"),
    ],
)
def test_who_was_signed_out_before_they_sent_a_form_is_led_back_to_its_page(
    people: Cast, client: Any, sent_to: str, page: str
) -> None:
    report = opened_report(people)
    sent_to, page = (
        f"/desk/vilaclara/{one}".format(report=report.pk, period=report.period_id) for one in (sent_to, page)
    )
    to = client.post(sent_to).headers["Location"]
    following = sign_in(client, people.carla, following=to.partition("?next=")[2]).headers["Location"]
    answer = client.get(following, headers={"accept-language": "en"})
    (back,) = html.fromstring(answer.content).xpath("//main//a[contains(@class, 'cv-btn')]/@href")
    assert (following, answer.status_code, back, client.get(back).status_code) == (sent_to, 405, page, 200)


def test_a_wrong_password_an_unknown_and_a_closed_account_look_the_same(people: Cast, client: Any) -> None:
    Person.objects.filter(pk=people.bruno.pk).update(is_active=False)
    stranger = Person(email="nobody@vilaclara.example")
    answers = [sign_in(client, one, "wrong") for one in (people.ana, people.bruno, stranger)]
    assert ({each.status_code for each in answers}, len({tuple(errors(each)) for each in answers})) == ({200}, 1)


def test_five_failures_lock_an_e_mail_whatever_comes_after_and_its_person_is_told_once(
    people: Cast, client: Any
) -> None:
    for _ in range(5):
        sign_in(client, people.ana, "wrong")
    locked = [errors(sign_in(client, people.ana)) for _ in range(3)]
    others = sign_in(client, people.carla).status_code
    told = [(one.to, "10" in one.body) for one in mail.outbox]
    alike = len({tuple(each) for each in locked})
    assert ("_auth_user_id" in client.session, others, alike, told) == (True, 302, 1, [([people.ana.email], True)])


def test_an_e_mail_that_belongs_to_nobody_is_locked_in_the_same_way(people: Cast, client: Any) -> None:
    stranger = Person(email="nobody@vilaclara.example")
    told = [[errors(sign_in(client, one, "wrong")) for _ in range(7)] for one in (people.ana, stranger)]
    assert (told[0], [mail_to.to for mail_to in mail.outbox]) == (told[1], [[people.ana.email]])


def test_failures_are_counted_in_the_database_that_all_processes_share(people: Cast, client: Any) -> None:
    sign_in(client, people.ana, "wrong")
    kept = "\n".join(each.cache_key for each in Remembered.objects.all())
    room = settings.CACHES["default"]["OPTIONS"]["MAX_ENTRIES"] >= 100_000
    assert ("login_failed" in kept, "ana@" in kept, room) == (True, False, True)


def test_signing_out_needs_a_click_and_ends_the_session(people: Cast, client: Any) -> None:
    sign_in(client, people.ana)
    client.get("/account/logout/")
    still = "_auth_user_id" in client.session
    answer = client.post("/account/logout/")
    assert (still, answer.headers["Location"], "_auth_user_id" in client.session) == (True, "/account/login/", False)


def test_nobody_signs_up_and_no_page_of_the_library_is_there_that_we_do_not_have(client: Any) -> None:
    asked = ("signup/", "email/", "confirm-email/", "password/set/", "login/code/", "2fa/", "social/connections/")
    assert {client.get(f"/account/{path}").status_code for path in asked} == {404}


def test_a_changed_password_signs_out_everywhere_else(people: Cast, client: Any) -> None:
    other = type(client)()
    for each in (client, other):
        sign_in(each, people.ana)
    new = "tres gats blancs dormen"
    weak = client.post("/account/password/", {"oldpassword": PASSWORD, "password1": "curt", "password2": "curt"})
    answer = client.post("/account/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    left = [each.get("/account/").status_code for each in (client, other)]
    assert (weak.status_code, answer.headers["Location"], left) == (200, "/account/", [200, 302])


def begin_two_steps(client: Any, person: Person) -> str:
    """Turn the second step on, as a person does; its secret."""
    client.get("/account/two-steps/begin/")
    client.post("/account/confirm/?next=/account/two-steps/begin/", {"password": PASSWORD})
    page = client.get("/account/two-steps/begin/").content.decode()
    found = re.search(r"<code class=\"cv-long\">(\w+)</code>", page)
    assert found is not None
    client.post("/account/two-steps/begin/", {"code": code_of(found[1])})
    assert Authenticator.objects.filter(user=person, type="totp").exists()
    return found[1]


def code_of(secret: str, step: int = 0) -> str:
    counter = next(iter(totp.yield_hotp_counters_from_time())) + step
    return str(totp.format_hotp_value(totp.hotp_value(secret, counter)))


def test_with_two_steps_the_password_alone_lets_nobody_in(people: Cast, client: Any) -> None:
    sign_in(client, people.ana)
    secret = begin_two_steps(client, people.ana)
    client.post("/account/logout/")
    first = sign_in(client, people.ana)
    inside = client.get("/desk/vilaclara/").status_code
    wrong = client.post("/account/two-steps/code/", {"code": "000000"})
    cache.clear()
    right = client.post("/account/two-steps/code/", {"code": code_of(secret, 1)})
    before = (first.headers["Location"].partition("?")[0], inside, wrong.status_code, errors(wrong) != [])
    after = (right.headers["Location"], client.get("/desk/vilaclara/").status_code)
    assert (before, after) == (("/account/two-steps/code/", 302, 200, True), ("/desk/", 200))


def test_a_recovery_code_lets_one_in_once(people: Cast, client: Any) -> None:
    sign_in(client, people.ana)
    begin_two_steps(client, people.ana)
    shown = client.get("/account/two-steps/recovery-codes/").content.decode()
    code = RecoveryCodes(Authenticator.objects.get(user=people.ana, type="recovery_codes")).get_unused_codes()[0]
    places = []
    for _ in range(2):
        client.post("/account/logout/")
        sign_in(client, people.ana)
        places.append(client.post("/account/two-steps/code/", {"code": code}).headers.get("Location"))
    assert (code in shown, places) == (True, ["/desk/", None])


def test_codes_can_be_tried_five_times(people: Cast, client: Any) -> None:
    sign_in(client, people.ana)
    secret = begin_two_steps(client, people.ana)
    client.post("/account/logout/")
    sign_in(client, people.ana)
    for _ in range(5):
        client.post("/account/two-steps/code/", {"code": "000000"})
    assert client.post("/account/two-steps/code/", {"code": code_of(secret, 1)}).status_code == 200


def test_ending_two_steps_needs_the_password_again(people: Cast, client: Any) -> None:
    sign_in(client, people.ana)
    begin_two_steps(client, people.ana)
    client.post("/account/logout/")
    sign_in(client, people.ana)
    code = RecoveryCodes(Authenticator.objects.get(user=people.ana, type="recovery_codes")).get_unused_codes()[0]
    client.post("/account/two-steps/code/", {"code": code})
    asked = client.post("/account/two-steps/end/")
    kept = Authenticator.objects.filter(user=people.ana, type="totp").exists()
    assert (asked.headers["Location"].startswith("/account/"), kept) == (True, True)


def test_the_picture_of_the_secret_needs_nothing_that_the_policy_forbids() -> None:
    svg = get_adapter().build_totp_svg("otpauth://totp/ana")
    assert (svg.startswith("<svg"), "style" in svg, "<?xml" in svg) == (True, False, False)
