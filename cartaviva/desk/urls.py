"""Addresses of the desk: always with the town in them, since a person may work for several."""

from django.urls import path

from cartaviva.desk import departments, imports, people, publishing, results, settings, trail, views, years

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
    path("<slug:town>/departments/<int:department>/merge/", departments.merge_department, name="merge_department"),
    path("<slug:town>/departments/<int:department>/split/", departments.split_department, name="split_department"),
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
    path("<slug:town>/results/", results.results, name="results"),
    path("<slug:town>/results/<int:report>/", results.report_results, name="report_results"),
    path("<slug:town>/results/<int:report>/save/", results.save_results, name="save_results"),
    path("<slug:town>/results/<int:report>/submit/", results.submit_results, name="submit_results"),
    path("<slug:town>/results/<int:report>/take-back/", results.take_back, name="take_back"),
    path("<slug:town>/results/<int:report>/receipt/", results.results_receipt, name="results_receipt"),
    path("<slug:town>/results/entries/<int:entry>/", results.save_entry, name="save_entry"),
    path("<slug:town>/publishing/", publishing.publishing, name="publishing"),
    path("<slug:town>/publishing/lines/", years.lines, name="lines"),
    path("<slug:town>/publishing/years/<int:closing>/", years.publish_year, name="publish_year"),
    path("<slug:town>/publishing/<int:report>/", publishing.publish_preview, name="publish_preview"),
    path("<slug:town>/publishing/<int:report>/publish/", publishing.publish_report, name="publish_report"),
    path("<slug:town>/publishing/<int:report>/rows/", publishing.publish_amend, name="publish_amend"),
    path("<slug:town>/trail/", trail.trail, name="trail"),
    path("<slug:town>/trail/events.csv", trail.trail_file, name="trail_file"),
    path(f"{PUBLICATION}/", publishing.show_publication, name="publication"),
    path(f"{PUBLICATION}/render/", publishing.publication_render, name="publication_render"),
    path(f"{PUBLICATION}/correct/", publishing.publication_correct, name="publication_correct"),
    path(f"{PUBLICATION}/redact/", publishing.publication_redact, name="publication_redact"),
]
