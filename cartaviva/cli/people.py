"""`cartaviva user add` and `cartaviva town add`, for whoever runs the server. Only running one loads Django."""

import sys
from typing import TYPE_CHECKING, Any

import click

from cartaviva.cli import options
from cartaviva.cli.table import printable
from cartaviva.core.words import LANGUAGES, Say
from cartaviva.locale import Translations

if TYPE_CHECKING:
    from cartaviva.records.models import Department, Organisation

ROLES = ("contributor", "head", "quality", "auditor", "administrator")
"""Values of core.permissions.Role that a person can have in a town."""


def user(say: Translations) -> click.Group:
    """The commands about people."""
    return _group("user", say("People who sign in."), _user_add(say), say)


def town(say: Translations) -> click.Group:
    """The commands about towns."""
    return _group("town", say("Towns of this installation."), _town_add(say), say)


def _group(name: str, text: str, command: click.Command, say: Translations) -> click.Group:
    what, more = say("COMMAND …"), say("[OPTIONS]")
    return click.Group(name, [command], help=text, subcommand_metavar=what, options_metavar=more)


def _user_add(say: Translations) -> click.Command:
    role = click.Choice(ROLES)
    return click.Command(
        "add",
        callback=lambda **given: add_user(given, say),
        help=say("Add a person who can sign in at once, without an invitation."),
        options_metavar=say("[OPTIONS]"),
        params=[
            click.Argument(["email"], metavar=say("EMAIL")),
            click.Option(["--name"], required=True, metavar=say("NAME"), help=say("Name of the person.")),
            click.Option(["--organisation"], metavar=say("TOWN"), help=say("The town that the person works for.")),
            click.Option(["--role"], type=role, help=say("What the person is in the town.")),
            click.Option(
                ["--department"],
                metavar=say("NAME"),
                help=say("The department of a contributor or head of service; else the whole town."),
            ),
            click.Option(["--host"], is_flag=True, help=say("The person runs this installation.")),
            click.Option(["--password-stdin"], is_flag=True, help=say("Read the password from standard input.")),
            options.language(say("Language of the person, by default the town's, and of what is said here.")),
        ],
    )


def _town_add(say: Translations) -> click.Command:
    return click.Command(
        "add",
        callback=lambda **given: add_town(given, say),
        help=say("Add a town. TOWN is its name in addresses, NAME what it is called."),
        options_metavar=say("[OPTIONS]"),
        params=[
            click.Argument(["slug"], metavar=say("TOWN")),
            click.Argument(["name"], metavar=say("NAME")),
            options.language(say("Language of the town, and of what is said here; by default that of the terminal.")),
        ],
    )


def add_user(given: dict[str, Any], say: Translations) -> int:
    """Make the person, and their role where one is given; the exit code."""
    if bool(given["organisation"]) != bool(given["role"]):
        raise click.UsageError(say("--organisation and --role go together."))
    if given["department"] and not given["role"]:
        raise click.UsageError(say("--department goes with --organisation and --role."))
    from cartaviva.cli.prepare import towns, with_installation

    with_installation(say)
    _with_tables(say)
    from cartaviva.actions.people import check_place
    from cartaviva.actions.towns import NewPerson, add_member, add_person
    from cartaviva.core.findings import Refused
    from cartaviva.core.permissions import Role

    place = towns(given["organisation"], say)[0] if given["organisation"] else None
    department = _department(place, given["department"], say) if place and given["department"] else None
    _check_email(given["email"], say)
    language = given["language"] or (place.languages[0] if place else say.language)
    new = NewPerson(given["email"], given["name"], _password(given, say), language, given["host"])
    try:
        if place:
            check_place(place, Role(given["role"]), department)
        person = add_person(new)
        if place:
            add_member(place, person, Role(given["role"]), department)
    except Refused as problem:
        raise click.ClickException(problem.sentence(say)) from None
    click.echo(say("{name} can sign in as {email}.").format(name=person.name, email=person.email))
    _where(say)
    return 0


def add_town(given: dict[str, Any], say: Translations) -> int:
    """Make the town; the exit code."""
    from cartaviva.cli.prepare import django_with_database

    django_with_database(say)
    _with_tables(say)
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_slug

    from cartaviva.actions.towns import NewTown
    from cartaviva.actions.towns import add_town as add
    from cartaviva.core.findings import Refused

    slug = given["slug"].lower()
    try:
        validate_slug(slug)
    except ValidationError:
        words = say("TOWN has small letters without accents, figures and hyphens alone: vila-clara.")
        raise click.UsageError(words) from None
    own = given["language"] or say.language
    try:
        made = add(NewTown(slug, given["name"], (own, *(one for one in LANGUAGES if one != own))))
    except Refused as problem:
        raise click.ClickException(problem.sentence(say)) from None
    click.echo(say("{town} is there. Its administrator:").format(town=made.name))
    click.echo(f"  {adds_administrator(made.slug, say)}")
    return 0


def adds_administrator(slug: str, say: Say) -> str:
    """What whoever runs the server types to give a town its administrator."""
    email = say("EMAIL")
    return f'cartaviva user add {email} --name "…" --organisation {slug} --role administrator'


def _department(town: "Organisation", name: str, say: Say) -> "Department":
    """The one of a town that is called so. Raises click.ClickException, which names those that there are."""
    found = {one.name.casefold(): one for one in town.departments.order_by("name")}
    if one := found.get(name.strip().casefold()):
        return one
    there = ", ".join(each.name for each in found.values())
    if there:
        words = say("There is no department {name}. There are: {names}.")
    else:
        words = say(
            "The town has no departments yet. Its administrator adds them in the workspace, under “Departments”."
        )
    raise click.ClickException(printable(words.format(name=name, names=there)))


def _with_tables(say: Translations) -> None:
    """The tables, where there are none yet, and Django in the language of `say`."""
    from django.utils.translation import activate

    from cartaviva.cli.prepare import migrate

    migrate()
    activate(say.language)


def _check_email(email: str, say: Say) -> None:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    try:
        validate_email(email)
    except ValidationError:
        raise click.UsageError(say("“{email}” is no e-mail.").format(email=email)) from None


def _password(given: dict[str, Any], say: Say) -> str:
    """Asked twice on a terminal, never taken from the command line, which other people of the machine can read."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from cartaviva.records.models import Person

    if given["password_stdin"]:
        password = sys.stdin.readline().rstrip("\r\n")
    elif sys.stdin is None or not sys.stdin.isatty():
        raise click.UsageError(say("There is no terminal to ask for the password: hand it over with --password-stdin."))
    else:
        again = say("The password once more")
        password = click.prompt(say("Password"), hide_input=True, confirmation_prompt=again)
    try:
        validate_password(password, Person(email=given["email"], name=given["name"]))
    except ValidationError as problem:
        raise click.UsageError(" ".join(problem.messages)) from None
    return str(password)


def _where(say: Say) -> None:
    from cartaviva.actions.mailing import absolute

    click.echo(say("Sign in at {address}").format(address=absolute("account_login")))
