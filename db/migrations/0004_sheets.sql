-- The C.HASIL of one contest at one polling station, as written: every version of it, the newest marked current.
-- A sheet holds the contest and the village in its key, so that the table can be spread over machines by either.
CREATE TABLE sheet_version (
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  contest_id integer NOT NULL,
  village_id integer NOT NULL,
  -- Rules that the figures break, as bits in the order of the rule codes of the forms.
  broken integer NOT NULL CHECK (broken >= 0),
  station smallint NOT NULL CHECK (station BETWEEN 1 AND 9999),
  version smallint NOT NULL CHECK (version >= 1),
  hard boolean NOT NULL,
  -- No contestant has a figure: its station is not "in", but what is written counts.
  incomplete boolean NOT NULL,
  current boolean NOT NULL DEFAULT true,
  channel text COLLATE "C" NOT NULL,
  origin text COLLATE "C" NOT NULL,
  actor text NOT NULL,
  reason text,
  provenance jsonb,
  -- In the order of the cells of the form; NULL = absent, which is not zero.
  figures integer[] NOT NULL,
  PRIMARY KEY (contest_id, channel, village_id, station, version),
  CONSTRAINT sheet_version_change_has_reason CHECK (version = 1 OR length(reason) >= 3)
);

-- The few that are flagged, incomplete or corrected, for recounts and lists that ask for just these.
CREATE INDEX sheet_version_marked ON sheet_version (contest_id, channel, village_id) INCLUDE (broken, hard, incomplete, version)
  WHERE current AND (broken <> 0 OR incomplete OR version > 1);

-- A version may only ever lose its place as the current one; nothing else of it changes and nothing is removed.
CREATE FUNCTION refuse_sheet_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  successor sheet_version := NEW;
BEGIN
  successor.current := true;
  IF OLD.current AND NOT NEW.current AND successor IS NOT DISTINCT FROM OLD THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'sheet_version is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER sheet_version_keeps_figures BEFORE UPDATE ON sheet_version
  FOR EACH ROW EXECUTE FUNCTION refuse_sheet_change();
CREATE TRIGGER sheet_version_append_only BEFORE DELETE OR TRUNCATE ON sheet_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Instead of a foreign key, which would lock the contest once per sheet: a contest with sheets cannot go.
CREATE FUNCTION refuse_contest_with_sheets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM sheet_version WHERE contest_id = OLD.id) THEN
    RAISE EXCEPTION 'contest % has sheets', OLD.id USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER contest_keeps_its_sheets BEFORE DELETE ON contest
  FOR EACH ROW EXECUTE FUNCTION refuse_contest_with_sheets();
