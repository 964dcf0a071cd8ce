-- Who holds which role where, within which election or programme, from when until when. Nothing is removed; it ends.
CREATE TABLE assignment (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id text COLLATE "C" NOT NULL REFERENCES person,
  role text COLLATE "C" NOT NULL CHECK (role ~ '^[a-z_]{2,40}$'),
  scheme text NOT NULL,
  -- A region, or a polling station below its village as `village/number`.
  path text COLLATE "C" NOT NULL CHECK (length(path) <= 130),
  -- 'event:slug' or 'programme:slug'; NULL = whatever the election.
  within text CHECK (within ~ '^(event|programme):[a-z0-9-]{2,40}$'),
  valid_from timestamptz NOT NULL,
  valid_until timestamptz,
  -- by hand, from a file, or by the appointment of a body (`appointment:...`)
  source text NOT NULL,
  reason text,
  granted_by text NOT NULL,
  granted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  revoked_by text,
  revoked_at timestamptz,
  revoke_reason text,
  CHECK (valid_until IS NULL OR valid_from < valid_until),
  CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
CREATE INDEX assignment_person ON assignment (person_id) WHERE revoked_at IS NULL;
CREATE INDEX assignment_place ON assignment (scheme, path, role, id) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX assignment_once ON assignment (person_id, role, scheme, path, COALESCE(within, '')) WHERE revoked_at IS NULL;
CREATE INDEX assignment_ending ON assignment (valid_until) WHERE revoked_at IS NULL AND valid_until IS NOT NULL;
CREATE TRIGGER assignment_stays BEFORE DELETE OR TRUNCATE ON assignment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
