"""Show that the admin exists for operators only."""

from urllib.parse import unquote

import pytest


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/admin/accounts/user/"])
def test_a_visitor_is_sent_to_the_one_sign_in_page(site, db, path):
    last, _ = site.get(path, follow=True).redirect_chain[-1]
    assert unquote(last).startswith("/accounts/login/?next=/admin/")


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/admin/password_change/"])
def test_a_stranger_finds_no_admin(site, visitor, path):
    site.force_login(visitor)
    assert site.get(path).status_code == 404


def test_an_operator_is_let_in(site, staff):
    site.force_login(staff)
    assert site.get("/admin/").status_code == 200
    assert site.get("/admin/login/")["Location"] == "/admin/"


def test_there_is_no_second_password_form(site, staff):
    form = {"username": staff.email, "password": "a long enough passphrase"}
    assert site.post("/admin/login/", form)["Location"].startswith("/accounts/login/")
    assert "_auth_user_id" not in site.session


def test_an_operator_who_was_put_out_is_out_at_once(site, staff):
    site.force_login(staff)
    staff.is_active = False
    staff.save()
    assert site.get("/admin/").status_code == 302
