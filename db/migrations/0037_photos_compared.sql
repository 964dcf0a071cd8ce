-- A photo that takes the place of another after a sheet counts is held against the figures that count: who looked says that they are
-- the same, and it is written down for good; where they are not, the sheet is opened again.
CREATE TABLE photo_comparison (
  id bigint GENERATED ALWAYS AS IDENTITY,
  contest_id integer NOT NULL,
  village_id integer NOT NULL,
  station smallint NOT NULL CHECK (station BETWEEN 1 AND 9999),
  -- The version whose figures they were held against.
  version smallint NOT NULL CHECK (version >= 1),
  -- The pictures that stood then, each as `page:sha256`.
  photos text[] NOT NULL CHECK (cardinality(photos) > 0),
  person_id text COLLATE "C" NOT NULL,
  compared_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (contest_id, village_id, station, id)
);
-- For the copy of one's own data; it is written at the speed of people.
CREATE INDEX photo_comparison_person ON photo_comparison (person_id);
CREATE TRIGGER photo_comparison_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON photo_comparison FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
