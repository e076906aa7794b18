"""Builders: from a session to the Report, looked up once and put in order."""
