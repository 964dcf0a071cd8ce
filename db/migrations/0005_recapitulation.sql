-- Running totals: one row per subdistrict, contest and channel. Villages are added up from their sheets, higher regions
-- from these rows. Vectors are in the order of the cells of the form (`sums`, `present`) or of the rule codes (`rules`).
CREATE TABLE running_total (
  contest_id integer NOT NULL REFERENCES contest,
  channel text COLLATE "C" NOT NULL,
  path text COLLATE "C" NOT NULL,
  region_id integer NOT NULL REFERENCES region,
  stations_in integer NOT NULL,
  hard integer NOT NULL,
  warn integer NOT NULL,
  corrected integer NOT NULL,
  incomplete integer NOT NULL,
  rules bigint[] NOT NULL,
  -- How many counted sheets have the figure: none means "no data", not zero.
  present bigint[] NOT NULL,
  sums bigint[] NOT NULL,
  PRIMARY KEY (contest_id, channel, path)
) WITH (fillfactor = 50);
-- A value moved out of the row or compressed would be unpacked again for every single element of a sum.
ALTER TABLE running_total ALTER COLUMN rules SET STORAGE PLAIN;
ALTER TABLE running_total ALTER COLUMN present SET STORAGE PLAIN;
ALTER TABLE running_total ALTER COLUMN sums SET STORAGE PLAIN;

-- Element by element; both have the same length.
CREATE FUNCTION vector_add(a bigint[], b bigint[]) RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  FOR i IN 1 .. array_length(b, 1) LOOP
    IF b[i] <> 0 THEN
      a[i] := a[i] + b[i];
    END IF;
  END LOOP;
  RETURN a;
END $$;

-- The recapitulation that KPU published for a region (D.HASIL), held beside ours. The newest version counts.
CREATE TABLE official_figure (
  contest_id integer NOT NULL REFERENCES contest,
  region_id integer NOT NULL REFERENCES region,
  version smallint NOT NULL CHECK (version >= 1),
  path text COLLATE "C" NOT NULL,
  current boolean NOT NULL DEFAULT true,
  -- {cell id: figure}: only what was published.
  figures jsonb NOT NULL CHECK (jsonb_typeof(figures) = 'object'),
  source text NOT NULL CHECK (length(source) >= 3),
  reason text,
  actor text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (contest_id, region_id, version),
  CHECK (version = 1 OR length(reason) >= 3)
);
CREATE INDEX official_figure_path ON official_figure (contest_id, path) WHERE current;

CREATE FUNCTION refuse_official_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  successor official_figure := NEW;
BEGIN
  successor.current := true;
  IF OLD.current AND NOT NEW.current AND successor IS NOT DISTINCT FROM OLD THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'official_figure is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER official_figure_keeps_figures BEFORE UPDATE ON official_figure
  FOR EACH ROW EXECUTE FUNCTION refuse_official_change();
CREATE TRIGGER official_figure_append_only BEFORE DELETE OR TRUNCATE ON official_figure
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
