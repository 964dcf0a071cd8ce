-- The seal of the trail (docs/decisions/0011-sealed-trail.md): whoever edits, removes or re-orders an entry is found out.

-- The entries that one statement added, with the SHA-256 of each in the order of their numbers.
CREATE TABLE audit_block (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  entries bigint[] NOT NULL,
  digests bytea NOT NULL,
  CHECK (cardinality(entries) > 0 AND length(digests) = 32 * cardinality(entries))
);

-- Blocks hang on each other in several chains ("lanes"), so that commits at the same moment need not wait for each other.
CREATE TABLE audit_link (
  lane smallint NOT NULL,
  n bigint NOT NULL CHECK (n > 0),
  block_id bigint NOT NULL,
  digest bytea NOT NULL CHECK (length(digest) = 32),
  PRIMARY KEY (lane, n)
);

CREATE INDEX audit_entry_actor ON audit_entry (actor, id);
CREATE INDEX audit_entry_action ON audit_entry (action, id);
CREATE INDEX audit_entry_at ON audit_entry USING brin (at);

CREATE FUNCTION seal_audit_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_block (entries, digests)
  SELECT array_agg(id ORDER BY id),
    string_agg(sha256(convert_to(jsonb_build_array(id, trunc(extract(epoch FROM at) * 1000000), actor, action, scheme, path, thing, details)::text, 'UTF8')), ''::bytea ORDER BY id)
  FROM fresh HAVING count(*) > 0;
  RETURN NULL;
END $$;

-- Runs at commit, when nothing else is waited for any more: a lane is held only while its transaction ends. A lane that is
-- busy is passed over; only where all are busy one waits, and then it holds none itself. Locks go after the change is
-- visible, so the end that is read here is the real one. A plan made while the table was empty would read all of it ever
-- after, so nothing but the index is allowed.
CREATE FUNCTION link_audit_block() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off SET enable_bitmapscan = off AS $$
DECLARE
  lanes CONSTANT int := 16;
  mine int := pg_backend_pid() % lanes;
  held boolean := false;
  before_n bigint;
  before_digest bytea;
BEGIN
  FOR tried IN 1..lanes LOOP
    held := pg_try_advisory_xact_lock(823237, mine);
    EXIT WHEN held;
    mine := (mine + 1) % lanes;
  END LOOP;
  IF NOT held THEN
    PERFORM pg_advisory_xact_lock(823237, mine);
  END IF;
  SELECT n, digest INTO before_n, before_digest FROM audit_link WHERE lane = mine ORDER BY n DESC LIMIT 1;
  before_n := coalesce(before_n, 0);
  INSERT INTO audit_link (lane, n, block_id, digest) VALUES (mine, before_n + 1, NEW.id, sha256(
    coalesce(before_digest, ''::bytea) || convert_to(format('%s/%s/%s %s', mine, before_n + 1, NEW.id, NEW.entries), 'UTF8') || NEW.digests));
  RETURN NULL;
END $$;

CREATE TRIGGER audit_entry_seal AFTER INSERT ON audit_entry
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION seal_audit_entries();
CREATE CONSTRAINT TRIGGER audit_block_link AFTER INSERT ON audit_block
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION link_audit_block();

-- Only ever added to: by privilege for an ordinary owner, by trigger for everybody, also in a session that plays replica.
CREATE TRIGGER audit_block_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_block
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_link_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_append_only;
ALTER TABLE audit_block ENABLE ALWAYS TRIGGER audit_block_append_only;
ALTER TABLE audit_link ENABLE ALWAYS TRIGGER audit_link_append_only;
REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry, audit_block, audit_link FROM PUBLIC, CURRENT_USER;

-- What was there before is sealed as it is found.
INSERT INTO audit_block (entries, digests)
SELECT array_agg(id ORDER BY id),
  string_agg(sha256(convert_to(jsonb_build_array(id, trunc(extract(epoch FROM at) * 1000000), actor, action, scheme, path, thing, details)::text, 'UTF8')), ''::bytea ORDER BY id)
FROM (SELECT *, (row_number() OVER (ORDER BY id) - 1) / 1000 AS piece FROM audit_entry) AS old
GROUP BY piece ORDER BY piece;
