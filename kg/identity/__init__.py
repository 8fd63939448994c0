"""Observed → resolved: who of many reports is one, found out carefully and undone at will."""
