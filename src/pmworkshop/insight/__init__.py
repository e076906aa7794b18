"""Analyses of the answers: rule checks of charts and plans, measures of agreement, trends over several meetings."""
