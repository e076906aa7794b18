"""What a workshop came to, in sentences that rules make of the records; no model words or weighs anything."""
