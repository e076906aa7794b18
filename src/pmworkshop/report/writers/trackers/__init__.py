"""The plan for the programs in which work is done: a list of tasks for the importer of each tracker."""
