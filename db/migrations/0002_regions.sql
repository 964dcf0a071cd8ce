-- Searching names that were typed wrongly; trusted, so the owner of the database may add it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Region trees. A scheme is one way of coding the country ('kemendagri', KPU's internal ids of 2019, ...).
-- A node keeps its dates, so that an old election keeps the tree it was held in.
CREATE TABLE region (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scheme text NOT NULL CHECK (scheme ~ '^[a-z][a-z0-9-]{1,19}$'),
  code text COLLATE "C" NOT NULL CHECK (length(code) <= 20),
  -- Codes from the province down, joined by dots; '' is the nation. Rights, lists and totals are prefixes of it.
  path text COLLATE "C" NOT NULL CHECK (length(path) <= 120),
  parent_id integer REFERENCES region,
  level text NOT NULL CHECK (level IN ('national', 'province', 'regency', 'subdistrict', 'village')),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  aliases text[] NOT NULL DEFAULT '{}',
  -- Name and aliases folded to plain lower-case words, for the search that forgives typing errors.
  search text NOT NULL,
  valid_from date,
  valid_to date,
  source text NOT NULL,
  CHECK ((level = 'national') = (path = '')),
  CHECK ((level = 'national') = (parent_id IS NULL)),
  CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from < valid_to)
);
CREATE UNIQUE INDEX region_path ON region (scheme, path, COALESCE(valid_from, '-infinity'));
CREATE INDEX region_code ON region (scheme, code);
CREATE INDEX region_parent ON region (parent_id);
CREATE INDEX region_search ON region USING gin (search gin_trgm_ops);

CREATE TABLE region_change (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scheme text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('new', 'renamed', 'split', 'merged', 'moved', 'ended')),
  on_date date NOT NULL,
  from_ids integer[] NOT NULL,
  to_ids integer[] NOT NULL,
  source text NOT NULL
);
CREATE INDEX region_change_from ON region_change USING gin (from_ids);
CREATE INDEX region_change_to ON region_change USING gin (to_ids);

-- A roll: the polling stations of one election day, with the voters registered there.
CREATE TABLE roll (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]{2,40}$'),
  scheme text NOT NULL,
  name text NOT NULL,
  -- The date whose region tree this roll uses.
  valid_on date NOT NULL
);

CREATE TABLE polling_station (
  roll_id integer NOT NULL REFERENCES roll,
  village_id integer NOT NULL REFERENCES region,
  number smallint NOT NULL CHECK (number BETWEEN 1 AND 9999),
  unit_type text NOT NULL DEFAULT 'regular'
    CHECK (unit_type IN ('regular', 'special', 'noken', 'overseas_tps', 'overseas_mobile', 'overseas_post')),
  -- Registered voters (DPT); NULL = not known, which is not zero.
  voters_male integer CHECK (voters_male >= 0),
  voters_female integer CHECK (voters_female >= 0),
  PRIMARY KEY (roll_id, village_id, number)
);

-- Stations and voters summed for every region of a roll; written anew when the roll changes.
CREATE TABLE roll_region (
  roll_id integer NOT NULL REFERENCES roll,
  region_id integer NOT NULL REFERENCES region,
  stations integer NOT NULL CHECK (stations >= 0),
  voters_male bigint,
  voters_female bigint,
  PRIMARY KEY (roll_id, region_id)
);
