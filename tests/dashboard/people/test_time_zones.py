"""Prove that a time zone is suggested and never assumed."""

import pytest

from dashboard.forms.people import time_zones


@pytest.mark.parametrize(
    ("region", "zone"),
    [
        ("FL", "America/New_York"),
        (" tx ", "America/Chicago"),
        ("AZ", "America/Phoenix"),
        ("HI", "Pacific/Honolulu"),
        ("Ontario", ""),
        ("", ""),
    ],
)
def test_a_state_suggests_its_zone(region, zone):
    assert time_zones.suggested(region) == zone


def test_the_zones_of_the_united_states_come_first():
    groups = [label for label, _ in time_zones.choices()]
    assert groups[:2] == ["", "United States"]


def test_every_zone_stands_once():
    zones = [zone for _, group in time_zones.choices()[1:] for zone, _ in group]
    assert len(set(zones)) == len(zones)
    assert "America/Toronto" in zones


def test_every_suggestion_can_be_chosen():
    assert set(time_zones._STATES) == set(time_zones.UNITED_STATES)
