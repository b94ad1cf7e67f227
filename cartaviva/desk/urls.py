"""Addresses of the desk: always with the town in them, since a person may work for several."""

from django.urls import path

from cartaviva.desk import departments, imports, improvements, people, publishing, settings, views, years

PUBLICATION = "<slug:town>/publications/<int:publication>"

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("<slug:town>/", views.town, name="town"),
    path("<slug:town>/people/", people.people, name="people"),
    path("<slug:town>/people/invite/", people.invite, name="invite"),
    path("<slug:town>/people/invitations/<int:invitation>/resend/", people.resend, name="resend_invitation"),
    path("<slug:town>/people/invitations/<int:invitation>/withdraw/", people.withdraw, name="withdraw_invitation"),
    path("<slug:town>/people/<int:membership>/", people.member, name="member"),
    path("<slug:town>/people/<int:membership>/end/", people.end_member, name="end_member"),
    path("<slug:town>/departments/", departments.departments, name="departments"),
    path("<slug:town>/departments/add/", departments.add_department, name="add_department"),
    path("<slug:town>/departments/<int:department>/", departments.department, name="department"),
    path("<slug:town>/departments/<int:department>/delete/", departments.delete_department, name="delete_department"),
    path("<slug:town>/settings/", settings.settings, name="settings"),
    path("<slug:town>/settings/logo/", settings.logo, name="logo"),
    path("<slug:town>/settings/host-names/", settings.add_host_name, name="add_host_name"),
    path("<slug:town>/settings/host-names/<int:host_name>/", settings.remove_host_name, name="remove_host_name"),
    path("<slug:town>/settings/<slug:group>/", settings.settings, name="settings_group"),
    path("<slug:town>/imports/", imports.imports, name="imports"),
    path("<slug:town>/imports/bring/", imports.bring, name="imports-bring"),
    path("<slug:town>/imports/alike/", imports.alike, name="imports-alike"),
    path("<slug:town>/imports/ready/", imports.ready, name="imports-ready"),
    path("<slug:town>/imports/<int:pk>/", imports.review, name="import"),
    path("<slug:town>/imports/<int:pk>/answer/", imports.answer, name="import-answer"),
    path("<slug:town>/imports/<int:pk>/headings/", imports.headings, name="import-headings"),
    path("<slug:town>/imports/<int:pk>/original/", imports.original, name="import-original"),
    path("<slug:town>/improvements/", improvements.improvements, name="improvements"),
    path("<slug:town>/improvements/<int:improvement>/done/", improvements.finish, name="finish_improvement"),
    path("<slug:town>/improvements/<int:improvement>/effect/", improvements.judge, name="judge_improvement"),
    path("<slug:town>/reports/<int:report>/misses/", improvements.misses, name="misses"),
    path("<slug:town>/reports/<int:report>/misses/<int:row>/", improvements.plan, name="plan_improvement"),
    path("<slug:town>/publishing/", publishing.publishing, name="publishing"),
    path("<slug:town>/publishing/lines/", years.lines, name="lines"),
    path("<slug:town>/publishing/years/<int:closing>/", years.publish_year, name="publish_year"),
    path("<slug:town>/publishing/<int:report>/", publishing.publish_preview, name="publish_preview"),
    path("<slug:town>/publishing/<int:report>/publish/", publishing.publish_report, name="publish_report"),
    path("<slug:town>/publishing/<int:report>/rows/", publishing.publish_amend, name="publish_amend"),
    path(f"{PUBLICATION}/", publishing.show_publication, name="publication"),
    path(f"{PUBLICATION}/render/", publishing.publication_render, name="publication_render"),
    path(f"{PUBLICATION}/correct/", publishing.publication_correct, name="publication_correct"),
    path(f"{PUBLICATION}/redact/", publishing.publication_redact, name="publication_redact"),
]
