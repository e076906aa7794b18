"""Lists of tasks as trackers write them: which tracker, what each task is called, and where it stands there."""
