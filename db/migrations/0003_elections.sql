-- Rule sets: law as dated data. A value is never changed; a newer set names the one it follows.
CREATE TABLE rule_set (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]{2,40}$'),
  name text NOT NULL,
  follows text REFERENCES rule_set (slug),
  valid_from date NOT NULL,
  valid_to date
);
CREATE TRIGGER rule_set_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_set
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TABLE rule_value (
  rule_set_id integer NOT NULL REFERENCES rule_set,
  key text NOT NULL,
  value jsonb NOT NULL,
  law text NOT NULL,
  number text NOT NULL,
  year integer NOT NULL CHECK (year BETWEEN 1945 AND 2100),
  article text NOT NULL,
  -- Day of enactment; NULL = not looked up yet.
  dated date,
  verified boolean NOT NULL,
  note text NOT NULL,
  PRIMARY KEY (rule_set_id, key)
);
CREATE TRIGGER rule_value_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_value
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE event (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]{2,40}$'),
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('general', 'regional')),
  held_on date NOT NULL,
  roll_id integer NOT NULL REFERENCES roll,
  rule_set_id integer NOT NULL REFERENCES rule_set,
  demo boolean NOT NULL DEFAULT false
);

CREATE TABLE contest (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id integer NOT NULL REFERENCES event,
  slug text NOT NULL CHECK (slug ~ '^[a-z0-9-]{2,60}$'),
  type text NOT NULL CHECK (type IN ('ppwp', 'dpd', 'dpr', 'dprd_prov', 'dprd_kab', 'governor', 'mayor')),
  name text NOT NULL,
  district text NOT NULL,
  -- Smallest region that holds the whole district: rights on the contest are rights there.
  region_id integer NOT NULL REFERENCES region,
  variant text NOT NULL,
  -- Contestants as the form needs them (pairs, candidates, or parties with their lists), with names and colours.
  ballot jsonb NOT NULL,
  channels text[] NOT NULL DEFAULT '{main}' CHECK (cardinality(channels) >= 1),
  -- Set when the first sheet arrives: from then on the ballot, and with it the order of the figures, stays as it is.
  frozen boolean NOT NULL DEFAULT false,
  -- New with every change of ballot or district: what a process keeps in memory about a contest hangs on it.
  stamp uuid NOT NULL DEFAULT gen_random_uuid(),
  UNIQUE (event_id, slug)
);

-- The district as a set of regions: it may be the nation, kabupaten, kecamatan or single kelurahan.
CREATE TABLE contest_region (
  contest_id integer NOT NULL REFERENCES contest ON DELETE CASCADE,
  region_id integer NOT NULL REFERENCES region,
  PRIMARY KEY (contest_id, region_id)
);
CREATE INDEX contest_region_region ON contest_region (region_id);
