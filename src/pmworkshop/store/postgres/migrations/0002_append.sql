-- A whole commit in one statement: the head is locked, compared with the one that the window knows, and moved; the
-- steps and the newest records are written, and the other windows are told. Without an effect, and false, if another
-- window has written meanwhile. Steps are lists of number, id, body and chain in hexadecimal; records are lists of
-- kind, id, version, number of the step, and body.
CREATE FUNCTION pmworkshop.append(
  number integer,
  was bigint, was_chain bytea, was_rewrites bigint,
  last bigint, last_chain bytea, last_rewrites bigint,
  steps json, records json, settled json
) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE one json;
BEGIN
  UPDATE pmworkshop.head AS h SET seq = last, chain = last_chain, rewrites = last_rewrites
  WHERE h.session = number AND h.seq = was AND h.chain = was_chain AND h.rewrites = was_rewrites;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  IF NOT EXISTS (SELECT FROM pmworkshop.session AS s WHERE s.number = append.number) THEN
    RAISE EXCEPTION 'the session was taken away' USING ERRCODE = 'PMW01';
  END IF;
  INSERT INTO pmworkshop.step (session, seq, id, body, chain)
    SELECT append.number, (s->>0)::bigint, s->>1, s->>2, decode(s->>3, 'hex') FROM json_array_elements(steps) AS s;
  INSERT INTO pmworkshop.live AS l (session, kind, id, version, seq, body)
    SELECT append.number, r->>0, r->>1, r->>2, (r->>3)::bigint, r->>4 FROM json_array_elements(records) AS r
    ON CONFLICT (session, kind, id)
    DO UPDATE SET version = EXCLUDED.version, seq = EXCLUDED.seq, body = EXCLUDED.body;
  IF settled IS NOT NULL THEN
    DELETE FROM pmworkshop.live AS l
    WHERE l.session = append.number AND l.kind = '@held' AND l.id IN (SELECT json_array_elements_text(settled));
  END IF;
  PERFORM pg_notify('pmworkshop_' || number, '');
  RETURN true;
END
$$;
DROP FUNCTION pmworkshop.finish(integer, bigint, bytea, bigint);
