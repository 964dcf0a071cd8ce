-- The seal of the trail (docs/decisions/0011-sealed-trail.md): whoever edits, removes or re-orders an entry is found out.

-- One link for the entries of one statement: their numbers, the SHA-256 of each in that order, and a digest over these and
-- the link before. Links hang on each other in several chains ("lanes"), so that no commit waits for another.
CREATE TABLE audit_link (
  lane smallint NOT NULL CHECK (lane >= 0),
  n bigint NOT NULL CHECK (n > 0),
  entries bigint[] NOT NULL,
  digests bytea NOT NULL,
  digest bytea NOT NULL CHECK (length(digest) = 32),
  PRIMARY KEY (lane, n),
  CHECK (cardinality(entries) > 0 AND length(digests) = 32 * cardinality(entries))
);

CREATE INDEX audit_entry_actor ON audit_entry (actor, id);
CREATE INDEX audit_entry_action ON audit_entry (action, id);
CREATE INDEX audit_entry_at ON audit_entry USING brin (at);

-- A lane is held until its transaction ends. One that is busy is passed over and never waited for, so nobody waits in a
-- circle. Locks go after the change is visible, so the end of the lane that is read here is the real one. A plan made while
-- the table was empty would read all of it ever after, so nothing but the index is allowed.
CREATE FUNCTION seal_audit_entries() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off SET enable_bitmapscan = off AS $$
DECLARE
  mine int := pg_backend_pid() % 16;
  ids bigint[];
  sums bytea;
  last_n bigint;
  last_digest bytea;
BEGIN
  SELECT array_agg(id ORDER BY id), string_agg(sha256(convert_to(jsonb_build_array(id, trunc(extract(epoch FROM at) * 1000000), actor, action, scheme, path, thing, details)::text, 'UTF8')), ''::bytea ORDER BY id)
  INTO ids, sums FROM fresh;
  IF ids IS NULL THEN
    RETURN NULL;
  END IF;
  WHILE NOT pg_try_advisory_xact_lock(823237, mine) LOOP
    mine := mine + 1;
  END LOOP;
  SELECT n, digest INTO last_n, last_digest FROM audit_link WHERE lane = mine ORDER BY n DESC LIMIT 1;
  last_n := coalesce(last_n, 0) + 1;
  INSERT INTO audit_link (lane, n, entries, digests, digest) VALUES (mine, last_n, ids, sums,
    sha256(coalesce(last_digest, ''::bytea) || convert_to(format('%s/%s %s', mine, last_n, ids), 'UTF8') || sums));
  RETURN NULL;
END $$;

-- What was there before is sealed as it is found, a thousand entries together.
DO $$
DECLARE
  piece record;
  last_digest bytea;
  last_n bigint := 0;
BEGIN
  FOR piece IN
    SELECT array_agg(id ORDER BY id) AS ids, string_agg(sha256(convert_to(jsonb_build_array(id, trunc(extract(epoch FROM at) * 1000000), actor, action, scheme, path, thing, details)::text, 'UTF8')), ''::bytea ORDER BY id) AS sums
    FROM (SELECT *, (row_number() OVER (ORDER BY id) - 1) / 1000 AS piece FROM audit_entry) AS old
    GROUP BY old.piece ORDER BY old.piece
  LOOP
    last_n := last_n + 1;
    last_digest := sha256(coalesce(last_digest, ''::bytea) || convert_to(format('0/%s %s', last_n, piece.ids), 'UTF8') || piece.sums);
    INSERT INTO audit_link (lane, n, entries, digests, digest) VALUES (0, last_n, piece.ids, piece.sums, last_digest);
  END LOOP;
END $$;

CREATE TRIGGER audit_entry_seal AFTER INSERT ON audit_entry
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION seal_audit_entries();

-- Only ever added to: by privilege for an ordinary owner, by trigger for everybody, also in a session that plays replica.
CREATE TRIGGER audit_link_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_append_only;
ALTER TABLE audit_link ENABLE ALWAYS TRIGGER audit_link_append_only;
REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry, audit_link FROM PUBLIC, CURRENT_USER;
