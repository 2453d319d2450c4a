"""Benchmarks: each prints its goal beside what it measured."""
