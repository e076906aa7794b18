"""Writers of the handouts before and after a workshop: run sheet, invitation, sheets, mails."""
