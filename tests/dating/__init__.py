"""Tests of dating. Properties are not timed: what runs beside the tests must not fail them."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
