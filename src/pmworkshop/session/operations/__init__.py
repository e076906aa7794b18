"""What can be done to a session: pure functions of session and intent, one file for each subject."""
