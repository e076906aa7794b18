"""Writers of what is handed out before and after a workshop: run sheet, invitation, sheets, mails."""
