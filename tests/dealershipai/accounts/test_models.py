"""People, organizations and memberships keep their truths in the database itself."""

import pytest
from django.db import IntegrityError, transaction

from dealershipai.accounts.models import Membership, Organization, User

pytestmark = pytest.mark.django_db
WORDS = "a long enough passphrase"


def refused(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def test_an_address_is_stored_in_one_spelling():
    assert User.objects.create_user("  Anna@Harbor.EXAMPLE ", WORDS).email == "anna@harbor.example"


def test_a_person_is_found_in_any_case():
    made = User.objects.create_user("anna@harbor.example", WORDS)
    assert User.objects.get_by_natural_key("ANNA@harbor.example") == made


def test_an_address_belongs_to_one_person_whatever_its_case():
    User.objects.create_user("anna@harbor.example", WORDS)
    refused(lambda: User(email="Anna@Harbor.example").save())


def test_a_password_is_never_stored_as_typed():
    assert WORDS not in User.objects.create_user("anna@harbor.example", WORDS).password


def test_a_person_is_no_operator_unless_said():
    made = User.objects.create_user("anna@harbor.example", WORDS)
    assert (made.is_staff, made.is_superuser, made.is_active) == (False, False, True)


def test_a_person_without_a_name_is_called_by_the_address():
    assert User(email="anna@harbor.example").display_name == "anna@harbor.example"
    assert User(email="anna@harbor.example", name="Anna").display_name == "Anna"


@pytest.fixture
def membership():
    return Membership.objects.create(
        user=User.objects.create_user("anna@harbor.example", WORDS),
        organization=Organization.objects.create(name="Harbor Group"),
        role="owner",
    )


def test_a_person_is_a_member_once(membership):
    again = Membership(user=membership.user, organization=membership.organization, role="viewer")
    refused(again.save)


def test_an_unknown_role_is_refused(membership):
    refused(lambda: Membership.objects.update(role="emperor"))


def test_two_organizations_may_bear_one_name():
    for _ in range(2):
        Organization.objects.create(name="Harbor Group")
    assert Organization.objects.count() == 2
