-- A plenary in a hall without any network: what was taken out of the office, and, in the database of a hall, of what it is the copy.
CREATE TABLE hall_bundle (
  id text COLLATE "C" PRIMARY KEY CHECK (length(id) = 26),
  plenary_id bigint NOT NULL REFERENCES plenary,
  carrier text NOT NULL CHECK (length(carrier) BETWEEN 1 AND 120),
  taken_by text NOT NULL,
  taken_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- The number of the last act that went along, and what stood then: what both sides changed since is told by these.
  base_acts integer NOT NULL,
  base jsonb NOT NULL,
  -- Who may act there.
  officers text[] NOT NULL,
  ended text CHECK (ended IN ('joined', 'replaced', 'lost')),
  ended_by text,
  ended_at timestamptz,
  note text,
  -- Of the file that came back, and what was told of it: the same file brought again changes nothing.
  came_back text COLLATE "C" CHECK (came_back ~ '^[0-9a-f]{64}$'),
  report jsonb,
  CHECK ((ended IS NULL) = (ended_at IS NULL) AND (ended IS NULL) = (ended_by IS NULL)),
  CHECK ((came_back IS NULL) = (ended IS DISTINCT FROM 'joined'))
);
CREATE UNIQUE INDEX hall_bundle_out ON hall_bundle (plenary_id) WHERE ended IS NULL;
CREATE INDEX hall_bundle_plenary ON hall_bundle (plenary_id, taken_at);
CREATE TRIGGER hall_bundle_stays BEFORE DELETE OR TRUNCATE ON hall_bundle FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One row in the database of a hall, none in that of an office.
CREATE TABLE hall_house (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  bundle text COLLATE "C" NOT NULL,
  plenary_id bigint NOT NULL REFERENCES plenary,
  -- First line of the file it was made of, and the SHA-256 of the whole.
  header jsonb NOT NULL,
  sha256 text COLLATE "C" NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz
);

-- Of every act of a hall: the hash of the one before and its own.
CREATE TABLE hall_act_digest (
  plenary_id bigint NOT NULL,
  number integer NOT NULL,
  digest text COLLATE "C" NOT NULL,
  PRIMARY KEY (plenary_id, number),
  FOREIGN KEY (plenary_id, number) REFERENCES plenary_act
);
CREATE TRIGGER hall_act_digest_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hall_act_digest FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- SHA-256 of the one before and of what this act says; the first hangs on the name of its bundle.
CREATE FUNCTION hall_digest(before text, number integer, act text, actor text, at timestamptz, details jsonb) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(before || jsonb_build_array(number, act, actor, trunc(extract(epoch FROM at) * 1000000), details)::text, 'UTF8')), 'hex')
$$;

-- Acts of a plenary are numbered one after the other under a lock, so the one before is always there.
CREATE FUNCTION chain_hall_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  name text;
BEGIN
  SELECT bundle INTO name FROM hall_house WHERE plenary_id = NEW.plenary_id;
  IF name IS NOT NULL THEN
    INSERT INTO hall_act_digest (plenary_id, number, digest)
    SELECT NEW.plenary_id, NEW.number, hall_digest(COALESCE((SELECT digest FROM hall_act_digest WHERE plenary_id = NEW.plenary_id AND number = NEW.number - 1), name), NEW.number, NEW.act, NEW.actor, NEW.at, NEW.details);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER plenary_act_chained AFTER INSERT ON plenary_act FOR EACH ROW EXECUTE FUNCTION chain_hall_act();
