-- One row per person. What the law calls specific, and what identifies, is sealed by the house key outside the database.
CREATE TABLE person (
  id text COLLATE "C" PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9:_-]{3,60}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  -- The name folded to plain lower-case words, for the search that forgives typing errors.
  search text NOT NULL,
  sex text CHECK (sex IN ('male', 'female')),
  birth_date date,
  birth_place text CHECK (length(birth_place) BETWEEN 1 AND 80),
  -- NIK: sealed to be read, keyed hash to be found. Never in clear.
  nik_sealed bytea,
  nik_hash bytea,
  -- Where the person lives, as a region; street and house number are sealed.
  scheme text NOT NULL,
  path text COLLATE "C" NOT NULL CHECK (length(path) <= 120),
  address_sealed bytea,
  -- Grows with every change, so that two editors notice each other.
  version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
  merged_into text COLLATE "C" REFERENCES person,
  merged_at timestamptz,
  anonymised_at timestamptz,
  demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  created_by text NOT NULL,
  CHECK ((nik_sealed IS NULL) = (nik_hash IS NULL)),
  CHECK ((merged_into IS NULL) = (merged_at IS NULL))
);
CREATE UNIQUE INDEX person_nik ON person (nik_hash) WHERE nik_hash IS NOT NULL AND merged_into IS NULL;
CREATE INDEX person_search ON person USING gin (search gin_trgm_ops) WHERE merged_into IS NULL;
CREATE INDEX person_name ON person (search COLLATE "C", id) WHERE merged_into IS NULL;
CREATE INDEX person_place ON person (scheme, path, id) WHERE merged_into IS NULL;
CREATE INDEX person_twin ON person (birth_date, search) WHERE merged_into IS NULL AND birth_date IS NOT NULL;
CREATE INDEX person_merged ON person (merged_into) WHERE merged_into IS NOT NULL;

-- Addresses a message can be sent to. Two people may share a telephone, so the hash is not unique here.
CREATE TABLE contact (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id text COLLATE "C" NOT NULL REFERENCES person,
  kind text NOT NULL CHECK (kind IN ('email', 'phone')),
  value_sealed bytea NOT NULL,
  value_hash bytea NOT NULL,
  verified_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz
);
CREATE INDEX contact_person ON contact (person_id);
CREATE INDEX contact_value ON contact (value_hash) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX contact_once ON contact (person_id, kind, value_hash) WHERE ended_at IS NULL;
