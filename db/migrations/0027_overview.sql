-- The overview of the counting night: counters per subdistrict and contest that are counted anew every few seconds, where something
-- changed. Whoever sends a sheet only leaves a mark: no counter is ever locked by them
-- (docs/decisions/0018-overview-counted-by-marks.md).

-- Kelurahan where a sheet moved since the last count. No key and no index: nobody waits for anybody here.
CREATE TABLE overview_change (
  event_id integer NOT NULL,
  path text COLLATE "C" NOT NULL,
  -- True where figures that count changed, on either way.
  figures boolean NOT NULL
);

CREATE FUNCTION note_case_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO overview_change VALUES (NEW.event_id, NEW.path, NEW.accepted_version IS NOT NULL);
  RETURN NULL;
END $$;
CREATE TRIGGER sheet_case_noted_new AFTER INSERT ON sheet_case FOR EACH ROW EXECUTE FUNCTION note_case_change();
-- Being handed out and given back is no change.
CREATE TRIGGER sheet_case_noted AFTER UPDATE ON sheet_case FOR EACH ROW
  WHEN ((OLD.state, OLD.since, OLD.readable, OLD.accepted_version) IS DISTINCT FROM (NEW.state, NEW.since, NEW.readable, NEW.accepted_version))
  EXECUTE FUNCTION note_case_change();

-- Lines of plenaries as differences, added up with the next count: a hall has thousands of lines.
CREATE TABLE overview_line_change (plenary_id bigint NOT NULL, lines integer NOT NULL, done integer NOT NULL, corrected integer NOT NULL);
CREATE TABLE overview_line (plenary_id bigint PRIMARY KEY, lines integer NOT NULL, done integer NOT NULL, corrected integer NOT NULL);

CREATE FUNCTION note_new_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO overview_line_change
  SELECT plenary_id, count(*), count(*) FILTER (WHERE state <> 'waiting'), count(*) FILTER (WHERE state = 'corrected') FROM fresh GROUP BY plenary_id;
  RETURN NULL;
END $$;
CREATE FUNCTION note_changed_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO overview_line_change VALUES (NEW.plenary_id, 0, (NEW.state <> 'waiting')::int - (OLD.state <> 'waiting')::int, (NEW.state = 'corrected')::int - (OLD.state = 'corrected')::int);
  RETURN NULL;
END $$;
CREATE TRIGGER plenary_line_noted_new AFTER INSERT ON plenary_line REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_new_lines();
CREATE TRIGGER plenary_line_noted AFTER UPDATE ON plenary_line FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION note_changed_line();

-- What stood at the last count. `oldest`: since when the longest waiting sheet waits. Figures are sums over the sheets that count, of each way:
-- registered voters, voters, valid, invalid.
CREATE TABLE overview_count (
  event_id integer NOT NULL,
  path text COLLATE "C" NOT NULL,
  contest_id integer NOT NULL,
  photographed integer NOT NULL DEFAULT 0,
  entered integer NOT NULL DEFAULT 0,
  unphotographed integer NOT NULL DEFAULT 0,
  different integer NOT NULL DEFAULT 0,
  asked_again integer NOT NULL DEFAULT 0,
  accepted integer NOT NULL DEFAULT 0,
  oldest timestamptz,
  quick_in integer NOT NULL DEFAULT 0,
  legal_in integer NOT NULL DEFAULT 0,
  hard integer NOT NULL DEFAULT 0,
  warn integer NOT NULL DEFAULT 0,
  quick bigint[] NOT NULL DEFAULT '{0,0,0,0}',
  legal bigint[] NOT NULL DEFAULT '{0,0,0,0}',
  PRIMARY KEY (event_id, path, contest_id)
) WITH (fillfactor = 60);
CREATE INDEX overview_count_oldest ON overview_count (event_id, oldest) WHERE oldest IS NOT NULL;

-- How many sheets that count break a rule; none is no row.
CREATE TABLE overview_flag (
  event_id integer NOT NULL,
  path text COLLATE "C" NOT NULL,
  contest_id integer NOT NULL,
  rule smallint NOT NULL,
  sheets integer NOT NULL,
  PRIMARY KEY (event_id, path, contest_id, rule)
);

-- Kelurahan whose figures are to be looked through again for what stands out.
CREATE TABLE overview_due (event_id integer NOT NULL, path text COLLATE "C" NOT NULL, PRIMARY KEY (event_id, path));

-- Stations that stand out, by what figures that count say: one row per reason.
CREATE TABLE station_outlier (
  event_id integer NOT NULL,
  path text COLLATE "C" NOT NULL,
  station smallint NOT NULL,
  contest_id integer NOT NULL,
  code text COLLATE "C" NOT NULL,
  -- Where its figures come from; of two ways the plenary's.
  channel text COLLATE "C" NOT NULL,
  -- How far it stands out: what was measured, and what it is held against.
  value double precision NOT NULL,
  beside double precision,
  -- Of figures that differ between both ways: a correction of the plenary says why.
  explained boolean NOT NULL DEFAULT false,
  -- The cell it is about, where it is about one.
  cell text,
  PRIMARY KEY (event_id, path, station, contest_id, code)
);
CREATE INDEX station_outlier_code ON station_outlier (event_id, code, path, station, contest_id);
CREATE INDEX station_outlier_contest ON station_outlier (contest_id, code, path, station);

-- When it was last counted, and how long that took.
CREATE TABLE overview_round (only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), counted_at timestamptz NOT NULL, milliseconds integer NOT NULL);
INSERT INTO overview_round VALUES (true, '1970-01-01', 0);

CREATE INDEX plenary_objection_open ON plenary_objection (plenary_id) WHERE outcome = 'open';

-- All that there is already is counted with the first round.
INSERT INTO overview_change SELECT DISTINCT event_id, path, accepted_version IS NOT NULL FROM sheet_case;
INSERT INTO overview_change SELECT DISTINCT p.event_id, r.path, true FROM plenary_line l JOIN plenary p ON p.id = l.plenary_id JOIN region r ON r.id = l.region_id WHERE l.station > 0 AND l.state <> 'waiting';
INSERT INTO overview_line_change SELECT plenary_id, count(*), count(*) FILTER (WHERE state <> 'waiting'), count(*) FILTER (WHERE state = 'corrected') FROM plenary_line GROUP BY plenary_id;
