-- Records name the language of a session, and agendas carry a second one, which a program of an earlier layout cannot
-- read: it is refused when it connects. The tables stay as they are.
SELECT 1;
