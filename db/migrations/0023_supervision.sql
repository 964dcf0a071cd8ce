-- A witness's mandate of a contestant, or a supervisor's warrant: what it is for and where it holds.
CREATE TABLE mandate (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id integer NOT NULL REFERENCES event,
  person_id text COLLATE "C" NOT NULL REFERENCES person,
  kind text NOT NULL CHECK (kind IN ('witness', 'supervisor')),
  -- The contestant: which ballot (contest type) and which number; NULL for supervisors.
  contest_type text,
  contestant smallint,
  scheme text NOT NULL,
  path text COLLATE "C" NOT NULL CHECK (length(path) <= 130),
  letter text NOT NULL CHECK (length(letter) BETWEEN 1 AND 100),
  given_by text NOT NULL,
  given_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  revoked_by text,
  revoked_at timestamptz,
  CHECK ((kind = 'witness') = (contestant IS NOT NULL)),
  CHECK ((contest_type IS NULL) = (contestant IS NULL)),
  CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
CREATE UNIQUE INDEX mandate_once ON mandate (event_id, person_id, COALESCE(contest_type, ''), COALESCE(contestant, 0), scheme, path) WHERE revoked_at IS NULL;
CREATE INDEX mandate_place ON mandate (event_id, scheme, path) WHERE revoked_at IS NULL;
CREATE TRIGGER mandate_stays BEFORE DELETE OR TRUNCATE ON mandate FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a witness or supervisor says of the copy they were given: agreed, other figures on their own paper, or an objection.
CREATE TABLE copy_statement (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  contest_id integer NOT NULL,
  village_id integer NOT NULL,
  station smallint NOT NULL CHECK (station BETWEEN 1 AND 9999),
  person_id text COLLATE "C" NOT NULL,
  mandate_id bigint REFERENCES mandate,
  device_id text COLLATE "C",
  -- SHA-256 of the entry as it was given to them (sheets: entryText), hex.
  copy_of text COLLATE "C" NOT NULL CHECK (copy_of ~ '^[0-9a-f]{64}$'),
  statement text NOT NULL CHECK (statement IN ('agreed', 'differs', 'objection')),
  -- {cell id: figure on the own paper}
  figures jsonb NOT NULL DEFAULT '{}',
  reason text CHECK (length(reason) BETWEEN 3 AND 1000),
  photos text[] NOT NULL DEFAULT '{}',
  said_at timestamptz,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  message text,
  signature bytea,
  CHECK ((statement = 'agreed') OR reason IS NOT NULL)
);
CREATE INDEX copy_statement_sheet ON copy_statement (contest_id, village_id, station, id);
CREATE TRIGGER copy_statement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON copy_statement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
