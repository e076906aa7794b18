-- Who leads a session now, and where. It is no part of the session: no step, no record and no export holds it.
CREATE TABLE pmworkshop.presence (
  session integer NOT NULL,
  seat text NOT NULL,
  role name NOT NULL DEFAULT current_user,
  name text NOT NULL CHECK (length(name) <= 200),
  sort text NOT NULL CHECK (length(sort) <= 20),
  place text NOT NULL CHECK (length(place) <= 200),
  beat timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (session, seat)
) WITH (fillfactor = 50);

ALTER TABLE pmworkshop.presence ENABLE ROW LEVEL SECURITY;

-- Whoever may read the session may read its notes, and so who is there; a seat belongs to the role that took it.
CREATE POLICY see ON pmworkshop.presence FOR SELECT USING (pmworkshop.allowed(session, 'read', current_user));
CREATE POLICY make ON pmworkshop.presence FOR INSERT
  WITH CHECK (role = current_user AND pmworkshop.allowed(session, 'write', current_user));
CREATE POLICY change ON pmworkshop.presence FOR UPDATE
  USING (role = current_user AND pmworkshop.allowed(session, 'write', current_user));
CREATE POLICY remove ON pmworkshop.presence FOR DELETE
  USING (pmworkshop.allowed(session, 'write', current_user)
         AND (role = current_user OR beat < now() - interval '1 minute'));

CREATE OR REPLACE FUNCTION pmworkshop.sweep() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE gone integer;
BEGIN
  FOR gone IN
    SELECT h.session FROM pmworkshop.head AS h
    WHERE NOT EXISTS (SELECT FROM pmworkshop.session AS s WHERE s.number = h.session)
    FOR UPDATE SKIP LOCKED
  LOOP
    DELETE FROM pmworkshop.step WHERE session = gone;
    DELETE FROM pmworkshop.live WHERE session = gone;
    DELETE FROM pmworkshop.stage WHERE session = gone;
    DELETE FROM pmworkshop.presence WHERE session = gone;
    DELETE FROM pmworkshop.member WHERE session = gone;
    DELETE FROM pmworkshop.head WHERE session = gone;
  END LOOP;
END
$$;

-- The roles that were let in before get the new table too.
DO $$
DECLARE one record;
BEGIN
  FOR one IN
    SELECT DISTINCT a.grantee::regrole AS who
    FROM pg_class AS c, aclexplode(c.relacl) AS a
    WHERE c.oid = 'pmworkshop.stage'::regclass AND a.privilege_type = 'INSERT' AND a.grantee <> c.relowner
      AND a.grantee <> 0
  LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON pmworkshop.presence TO %s', one.who);
  END LOOP;
END
$$;
