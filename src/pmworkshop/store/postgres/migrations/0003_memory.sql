-- What a practice remembers of its sessions: lines that can be found by their words, and what is due. All of it is made
-- of the histories, and can be made again. Nobody but the owner of the tables reaches them but through the functions
-- below, which look at who is asking: an index on words does not work beneath a policy for rows.

-- How far a session is remembered: the end of its history, and in which form; the form rises with what is kept.
CREATE TABLE pmworkshop.remembered (
  session integer PRIMARY KEY REFERENCES pmworkshop.session ON DELETE CASCADE,
  form integer NOT NULL,
  seq bigint NOT NULL,
  chain bytea NOT NULL,
  rewrites bigint NOT NULL,
  day text NOT NULL,
  about text NOT NULL,
  dues text NOT NULL
);

CREATE TABLE pmworkshop.line (
  session integer NOT NULL REFERENCES pmworkshop.remembered ON DELETE CASCADE,
  place integer NOT NULL,
  body text NOT NULL,
  words tsvector NOT NULL,
  PRIMARY KEY (session, place)
);
CREATE INDEX line_words ON pmworkshop.line USING gin (words);

ALTER TABLE pmworkshop.remembered ENABLE ROW LEVEL SECURITY;
ALTER TABLE pmworkshop.line ENABLE ROW LEVEL SECURITY;

-- The sessions that may be read by whoever called a function that runs in the name of the owner; as `allowed` says it.
CREATE FUNCTION pmworkshop.readable() RETURNS TABLE (number integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH roles AS MATERIALIZED (
    SELECT rolname FROM pg_roles
    WHERE pg_has_role(CASE current_setting('role') WHEN 'none' THEN session_user ELSE current_setting('role')::name END,
      oid, 'MEMBER')
  )
  SELECT s.number FROM pmworkshop.session AS s WHERE s.owner IN (SELECT rolname FROM roles)
  UNION
  SELECT m.session FROM pmworkshop.member AS m WHERE m.role IN (SELECT rolname FROM roles)
$$;

-- The sessions that were written to since they were remembered, or never were.
CREATE FUNCTION pmworkshop.to_remember(form integer) RETURNS TABLE (number integer, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.number, s.name
  FROM pmworkshop.readable() AS r JOIN pmworkshop.session AS s ON s.number = r.number
    LEFT JOIN pmworkshop.head AS h ON h.session = s.number
    LEFT JOIN pmworkshop.remembered AS m ON m.session = s.number
  WHERE m.form IS NULL OR m.form < $1 OR h.seq IS DISTINCT FROM m.seq OR h.chain <> m.chain OR h.rewrites <> m.rewrites
  ORDER BY s.number
$$;

-- Keep the lines of a session in place of those before. False, and without an effect, if it was written to meanwhile:
-- its head is held until the lines are stored, so that a strike comes before them or takes them out. Lines are pairs of
-- a body and its words.
CREATE FUNCTION pmworkshop.remember(
  number integer, form integer, was bigint, was_chain bytea, was_rewrites bigint,
  day text, about text, dues text, lines json
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM FROM pmworkshop.head AS h
  WHERE h.session = $1 AND h.seq = was AND h.chain = was_chain AND h.rewrites = was_rewrites FOR SHARE;
  IF NOT FOUND OR NOT EXISTS (SELECT FROM pmworkshop.readable() AS r WHERE r.number = $1) THEN
    RETURN false;
  END IF;
  INSERT INTO pmworkshop.remembered AS m VALUES ($1, $2, was, was_chain, was_rewrites, $6, $7, $8)
    ON CONFLICT (session) DO UPDATE SET form = EXCLUDED.form, seq = EXCLUDED.seq, chain = EXCLUDED.chain,
      rewrites = EXCLUDED.rewrites, day = EXCLUDED.day, about = EXCLUDED.about, dues = EXCLUDED.dues;
  DELETE FROM pmworkshop.line AS l WHERE l.session = $1;
  INSERT INTO pmworkshop.line
    SELECT $1, one.place, one.line->>0, (one.line->>1)::tsvector
    FROM json_array_elements(lines) WITH ORDINALITY AS one(line, place);
  RETURN true;
END
$$;

-- The lines that hold what is sought, those of the newest sessions first, each with how many there are in all.
CREATE FUNCTION pmworkshop.recall(sought tsquery, most integer, without integer[])
RETURNS TABLE (name text, about text, body text, total bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.name, m.about, l.body, count(*) OVER ()
  FROM pmworkshop.line AS l JOIN pmworkshop.remembered AS m ON m.session = l.session
    JOIN pmworkshop.session AS s ON s.number = l.session
  WHERE l.words @@ $1 AND l.session IN (SELECT r.number FROM pmworkshop.readable() AS r) AND l.session <> ALL ($3)
  ORDER BY m.day DESC, l.session, l.place LIMIT $2
$$;

-- What is due in the sessions that are remembered.
CREATE FUNCTION pmworkshop.due(without integer[]) RETURNS TABLE (about text, dues text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT m.about, m.dues FROM pmworkshop.readable() AS r JOIN pmworkshop.remembered AS m ON m.session = r.number
  WHERE m.dues <> '[]' AND r.number <> ALL ($1)
$$;

-- A strike, whichever version of the program makes it, takes the lines of its session out within its own transaction.
CREATE FUNCTION pmworkshop.forget() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM pmworkshop.remembered AS m WHERE m.session = NEW.session;
  RETURN NULL;
END
$$;
CREATE TRIGGER forget AFTER UPDATE ON pmworkshop.head
  FOR EACH ROW WHEN (NEW.rewrites <> OLD.rewrites) EXECUTE FUNCTION pmworkshop.forget();

-- No words in the statistics of the server, which a strike would not reach; naming the type drops those that are there.
ALTER TABLE pmworkshop.step ALTER COLUMN body TYPE text, ALTER COLUMN body SET STATISTICS 0;
ALTER TABLE pmworkshop.live ALTER COLUMN body TYPE text, ALTER COLUMN body SET STATISTICS 0;
ALTER TABLE pmworkshop.line ALTER COLUMN body SET STATISTICS 0, ALTER COLUMN words SET STATISTICS 0;
ALTER TABLE pmworkshop.remembered ALTER COLUMN about SET STATISTICS 0, ALTER COLUMN dues SET STATISTICS 0;
