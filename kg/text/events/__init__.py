"""Tellings of one event become one event."""
