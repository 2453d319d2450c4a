"""Tests of the pure core; none needs a database."""
