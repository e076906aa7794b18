"""Lists of people as others keep them: recipients of a mail, lines of a text, tables and workbooks."""
