"""The pages that belong to no group, the errors, and what every page carries."""

import re

import pytest
from django import forms
from django.conf import settings
from django.contrib.messages import constants
from django.http import HttpRequest
from django.template.loader import get_template, render_to_string
from django.test import Client

from supportcircle.templatetags.look import chip, icon, person
from tests.factories import make_user

pytestmark = pytest.mark.django_db

PUBLIC = ["/report/", "/account/login/", "/account/password/reset/", "/account/signup/", "/account/inactive/"]
OWN = ["/account/", "/account/email/", "/account/password/change/", "/account/sessions/", "/account/logout/"]


@pytest.fixture
def alice(client):
    user = make_user("alice@people.example")
    client.force_login(user)
    return user


def page(response) -> str:
    return response.content.decode()


# ------------------------------------------------------------ every page
@pytest.mark.parametrize("url", [*PUBLIC, *OWN])
def test_every_page_can_be_left_quickly_and_can_report_a_leak(client, alice, url):
    if url in PUBLIC:
        client.logout()
    html = page(client.get(url))
    assert re.findall(r"<title>(.*?)</title>", html) == ["Circle"]
    assert html.index('href="#main"') < html.index('href="/leave/"') < html.index('href="/"')
    assert 'href="/report/"' in html
    assert html.count("<h1") == 1
    assert '<main id="main"' in html
    assert "style=" not in html
    assert "<script>" not in html


@pytest.mark.parametrize("url", [*PUBLIC, *OWN])
def test_no_page_is_stored_or_runs_what_others_wrote(client, alice, url):
    if url in PUBLIC:
        client.logout()
    response = client.get(url)
    assert response["Cache-Control"] == "no-store"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]


@pytest.mark.parametrize("url", OWN)
def test_ones_own_pages_ask_a_stranger_to_sign_in(client, url):
    response = client.get(url)
    assert response.status_code == 302
    assert "alice" not in response["Location"]


def test_signing_out_is_a_button_and_not_a_link(client, alice):
    html = page(client.get("/account/"))
    assert '<form method="post" action="/account/logout/">' in html
    assert 'href="/account/logout/"' not in html


# -------------------------------------------------------- leaving quickly
def leaving(client, **headers):
    return client.get("/leave/", headers=headers)


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}])
def test_leaving_quickly_ends_the_session_and_goes_somewhere_harmless(client, alice, headers):
    response = leaving(client, **headers)
    assert response["Location"] == settings.LEAVE_URL
    assert response["Clear-Site-Data"] == '"cache"'
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_cannot_sign_somebody_out(client, alice, site):
    response = leaving(client, **{"Sec-Fetch-Site": site})
    assert response["Location"] == settings.LEAVE_URL
    assert client.session["_auth_user_id"] == str(alice.pk)


def test_leaving_works_when_signed_out_and_is_never_a_post(client):
    assert leaving(client)["Location"] == settings.LEAVE_URL
    assert client.post("/leave/").status_code == 405


# ------------------------------------------------- text that came too late
def sent_too_late(**headers) -> str:
    strict = Client(enforce_csrf_checks=True)
    text = "She will <b>not</b> say it.\nWhat now?"
    data = {"situation": text, "counter": "4", "password": "four quiet chairs"}
    response = strict.post("/account/login/", data, headers=headers)
    assert response.status_code == 403
    return page(response)


def test_what_was_sent_with_a_lost_session_is_given_back():
    html = sent_too_late()
    assert "You were signed out before this was sent" in html
    assert "She will &lt;b&gt;not&lt;/b&gt; say it.\nWhat now?</textarea>" in html
    assert html.count("<textarea") == 1


def test_a_password_is_never_given_back():
    assert "four quiet chairs" not in sent_too_late()


def test_what_another_site_sends_is_not_given_back():
    html = sent_too_late(**{"Sec-Fetch-Site": "cross-site"})
    assert "You were signed out before this was sent" in html
    assert "<textarea" not in html


# ----------------------------------------------------------------- errors
def test_an_unknown_address_says_nothing_about_what_is_there(client, alice):
    response = client.get("/nothing/here/")
    assert response.status_code == 404
    assert "Nothing is here" in page(response)
    assert "/nothing/here/" not in page(response)


def test_a_body_that_is_too_large_says_that_the_text_is_not_lost(client):
    response = client.post("/account/login/", {"login": "a" * 1_100_000})
    assert response.status_code == 413
    assert "Your text is still in the page before this one" in page(response)


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_the_last_pages_need_no_request_and_no_database(name, django_assert_num_queries):
    with django_assert_num_queries(0):
        html = get_template(name).render()
    assert "<h1>" in html


@pytest.mark.parametrize("name", ["403.html", "404.html", "429.html"])
def test_the_other_errors_say_what_is_safe_and_what_to_do(name):
    html = render_to_string(name, request=HttpRequest())
    assert "<h1>" in html
    assert 'class="title"' in html


# --------------------------------------------------------------- accounts
def test_a_wrong_password_and_an_unknown_address_look_the_same(client):
    make_user("alice@people.example")
    known = client.post("/account/login/", {"login": "alice@people.example", "password": "wrong"})
    unknown = client.post("/account/login/", {"login": "nobody@people.example", "password": "wrong"})
    message = "This address and password do not go together."
    assert message in page(known)
    assert message in page(unknown)


def test_a_reset_looks_the_same_for_an_unknown_address(client):
    make_user("alice@people.example")
    for address in ("alice@people.example", "nobody@people.example"):
        response = client.post("/account/password/reset/", {"email": address}, follow=True)
        assert response.request["PATH_INFO"] == "/account/password/reset/confirm/"
        assert address not in page(response)


def test_the_mail_with_a_code_names_neither_site_nor_person(client, mailoutbox):
    make_user("alice@people.example")
    client.post("/account/password/reset/", {"email": "alice@people.example"})
    assert [mail.subject for mail in mailoutbox] == ["Your code"]
    assert "alice" not in mailoutbox[0].body
    assert "http" not in mailoutbox[0].body


def test_nobody_signs_up_without_an_invitation(client):
    assert "open by invitation only" in page(client.get("/account/signup/"))


def test_signing_in_greets_nobody_by_address(client):
    make_user("alice@people.example")
    data = {"login": "alice@people.example", "password": "a quiet room with four chairs"}
    response = client.post("/account/login/", data, follow=True)
    assert response.status_code == 200
    assert "alice@" not in page(response)


def test_a_form_with_errors_says_so_at_the_top_and_beside_the_field(client):
    html = page(client.post("/account/login/", {"login": "", "password": ""}))
    assert "2 things to change" in html
    assert '<a href="#id_login">Email</a>' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_login_error"' in html
    assert re.search(r'aria-describedby="[^"]*id_login_error', html)
    assert "placeholder" not in html


# ------------------------------------------------------------- the pieces
@pytest.mark.parametrize("code", ["draft", "waiting", "published", "returned", "hidden"])
def test_a_status_is_a_word_a_shape_and_a_colour(code):
    html = chip(code, "The word")
    assert "The word" in html
    assert f'class="chip {code}"' in html
    assert 'aria-hidden="true"' in html


def test_a_person_is_a_pseudonym_with_a_leaf_and_nothing_is_mark_up():
    html = person("Quiet <b>Heron</b>", 3)
    assert html.startswith('<span class="person"><svg class="leaf leaf-3"')
    assert html.endswith("Quiet &lt;b&gt;Heron&lt;/b&gt;</span>")


@pytest.mark.parametrize("level", ["info", "success", "warning", "error"])
def test_every_kind_of_message_has_its_shape(level):
    assert level in constants.DEFAULT_TAGS.values()
    assert icon(level).startswith("<svg")


def test_a_page_of_the_accounts_library_wears_the_look_of_the_site(rf):
    class Ask(forms.Form):
        email = forms.EmailField()

    context = {"form": Ask({"email": "nothing"}), "login_url": "/account/login/"}
    html = render_to_string("account/request_login_code.html", context, request=rf.get("/"))
    assert "<title>Circle</title>" in html
    assert html.count("<h1") == 1
    assert 'class="button"' in html
    assert "One thing to change" in html
    assert 'id="id_email_error"' in html
