-- The trail: who did what, where and when. Only ever added to.
CREATE TABLE audit_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor text NOT NULL,
  action text NOT NULL CHECK (action ~ '^[a-z_]+\.[a-z_]+$'),
  scheme text NOT NULL,
  path text COLLATE "C" NOT NULL,
  thing text NOT NULL,
  details jsonb NOT NULL
);
CREATE INDEX audit_entry_thing ON audit_entry (thing, id);
CREATE INDEX audit_entry_path ON audit_entry (path, id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A write is done once, however often it is sent.
CREATE TABLE idempotency (
  actor text NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 8 AND 200),
  command text NOT NULL,
  request_hash bytea NOT NULL,
  response jsonb,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (actor, key)
);

-- Files are kept by their content; a name is only what someone called them.
CREATE TABLE stored_file (
  sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  name text NOT NULL,
  size bigint NOT NULL CHECK (size >= 0),
  media_type text NOT NULL,
  stored_by text NOT NULL,
  stored_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- What was planted into this database by the house itself (the demo city), once.
CREATE TABLE planted (
  what text PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
