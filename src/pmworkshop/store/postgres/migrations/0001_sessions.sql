-- Sessions, their steps and their newest records, and who may read and write which session.

CREATE TABLE pmworkshop.session (
  number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  id text NOT NULL,
  owner name NOT NULL DEFAULT current_user,
  shown timestamptz
);

-- The end of each history. Whoever writes to a session locks its row; it stands apart from the session, so that a
-- session can be taken away while somebody writes.
CREATE TABLE pmworkshop.head (
  session integer PRIMARY KEY,
  seq bigint NOT NULL,
  chain bytea NOT NULL,
  rewrites bigint NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE pmworkshop.step (
  session integer NOT NULL,
  seq bigint NOT NULL,
  id text NOT NULL,
  body text NOT NULL,
  chain bytea NOT NULL,
  PRIMARY KEY (session, seq),
  UNIQUE (session, id)
);

CREATE TABLE pmworkshop.live (
  session integer NOT NULL,
  kind text NOT NULL,
  id text NOT NULL,
  version text NOT NULL,
  seq bigint NOT NULL,
  body text,
  PRIMARY KEY (session, kind, id)
) WITH (fillfactor = 80);

-- Who runs the stage of a session; only the advisory lock counts, this is what another stage is told.
CREATE TABLE pmworkshop.stage (
  session integer PRIMARY KEY,
  host text NOT NULL,
  process integer NOT NULL,
  since text NOT NULL
);

CREATE TABLE pmworkshop.member (
  session integer NOT NULL,
  role name NOT NULL,
  may text NOT NULL CHECK (may IN ('write', 'read')),
  PRIMARY KEY (session, role)
);

-- Whether a role may read, write or own a session: by being its owner, by a row of its own, or by a group that has one.
CREATE FUNCTION pmworkshop.allowed(number integer, wanted text, who name) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM pmworkshop.session AS s
    WHERE s.number = $1 AND (s.owner = $3 OR pg_has_role($3, (SELECT oid FROM pg_roles WHERE rolname = s.owner), 'MEMBER'))
  ) OR EXISTS (
    SELECT FROM pmworkshop.member AS m JOIN pg_roles AS r ON r.rolname = m.role
    WHERE m.session = $1 AND $2 <> 'own' AND (m.may = 'write' OR $2 = 'read') AND pg_has_role($3, r.oid, 'MEMBER')
  )
$$;

-- The end of a commit: the head is written, unless the session was taken away meanwhile, and the others are told.
CREATE FUNCTION pmworkshop.finish(number integer, last bigint, link bytea, struck bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE pmworkshop.head SET seq = $2, chain = $3, rewrites = $4 WHERE session = $1;
  IF NOT FOUND OR NOT EXISTS (SELECT FROM pmworkshop.session AS s WHERE s.number = $1) THEN
    RAISE EXCEPTION 'the session was taken away' USING ERRCODE = 'PMW01';
  END IF;
  PERFORM pg_notify('pmworkshop_' || $1, '');
END
$$;

-- Delete what belongs to sessions that were taken away; what somebody is writing to is left for the next time.
CREATE FUNCTION pmworkshop.sweep() RETURNS void
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
    DELETE FROM pmworkshop.member WHERE session = gone;
    DELETE FROM pmworkshop.head WHERE session = gone;
  END LOOP;
END
$$;

ALTER TABLE pmworkshop.session ENABLE ROW LEVEL SECURITY;
ALTER TABLE pmworkshop.head ENABLE ROW LEVEL SECURITY;
ALTER TABLE pmworkshop.step ENABLE ROW LEVEL SECURITY;
ALTER TABLE pmworkshop.live ENABLE ROW LEVEL SECURITY;
ALTER TABLE pmworkshop.stage ENABLE ROW LEVEL SECURITY;
ALTER TABLE pmworkshop.member ENABLE ROW LEVEL SECURITY;

CREATE POLICY see ON pmworkshop.session FOR SELECT
  USING (owner = current_user OR pmworkshop.allowed(number, 'read', current_user));
CREATE POLICY make ON pmworkshop.session FOR INSERT WITH CHECK (owner = current_user);
CREATE POLICY note ON pmworkshop.session FOR UPDATE USING (pmworkshop.allowed(number, 'write', current_user));
CREATE POLICY remove ON pmworkshop.session FOR DELETE USING (pmworkshop.allowed(number, 'own', current_user));

CREATE POLICY see ON pmworkshop.head FOR SELECT USING (pmworkshop.allowed(session, 'read', current_user));
CREATE POLICY make ON pmworkshop.head FOR INSERT WITH CHECK (pmworkshop.allowed(session, 'write', current_user));
CREATE POLICY change ON pmworkshop.head FOR UPDATE USING (pmworkshop.allowed(session, 'write', current_user));

CREATE POLICY see ON pmworkshop.step FOR SELECT USING (pmworkshop.allowed(session, 'read', current_user));
CREATE POLICY make ON pmworkshop.step FOR INSERT WITH CHECK (pmworkshop.allowed(session, 'write', current_user));
CREATE POLICY change ON pmworkshop.step FOR UPDATE USING (pmworkshop.allowed(session, 'write', current_user));

CREATE POLICY see ON pmworkshop.live FOR SELECT USING (pmworkshop.allowed(session, 'read', current_user));
CREATE POLICY make ON pmworkshop.live FOR INSERT WITH CHECK (pmworkshop.allowed(session, 'write', current_user));
CREATE POLICY change ON pmworkshop.live FOR UPDATE USING (pmworkshop.allowed(session, 'write', current_user));
CREATE POLICY remove ON pmworkshop.live FOR DELETE USING (pmworkshop.allowed(session, 'write', current_user));

CREATE POLICY see ON pmworkshop.stage FOR SELECT USING (pmworkshop.allowed(session, 'read', current_user));
CREATE POLICY make ON pmworkshop.stage FOR INSERT WITH CHECK (pmworkshop.allowed(session, 'write', current_user));
CREATE POLICY change ON pmworkshop.stage FOR UPDATE USING (pmworkshop.allowed(session, 'write', current_user));
CREATE POLICY remove ON pmworkshop.stage FOR DELETE USING (pmworkshop.allowed(session, 'write', current_user));

CREATE POLICY see ON pmworkshop.member FOR SELECT USING (pmworkshop.allowed(session, 'read', current_user));
CREATE POLICY make ON pmworkshop.member FOR INSERT WITH CHECK (pmworkshop.allowed(session, 'own', current_user));
CREATE POLICY change ON pmworkshop.member FOR UPDATE USING (pmworkshop.allowed(session, 'own', current_user));
CREATE POLICY remove ON pmworkshop.member FOR DELETE USING (pmworkshop.allowed(session, 'own', current_user));
