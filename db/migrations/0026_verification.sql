-- Handing out sheets to be read again, and the queue of what has not come through.

-- True while every page that holds figures has a photo that nobody doubts: only then can somebody else read it.
ALTER TABLE sheet_case ADD COLUMN readable boolean NOT NULL DEFAULT false;

-- Sheets that can be handed out, oldest first: of a city, of a province, of one contest, of the whole election.
DROP INDEX sheet_case_work;
CREATE INDEX sheet_case_work ON sheet_case (event_id, since)
  WHERE state IN ('entered', 'different') AND readable AND returned_to IS DISTINCT FROM 'first';
CREATE INDEX sheet_case_work_contest ON sheet_case (contest_id, since)
  WHERE state IN ('entered', 'different') AND readable AND returned_to IS DISTINCT FROM 'first';
CREATE INDEX sheet_case_work_province ON sheet_case (event_id, split_part(path, '.', 1), since)
  WHERE state IN ('entered', 'different') AND readable AND returned_to IS DISTINCT FROM 'first';
CREATE INDEX sheet_case_work_city ON sheet_case (event_id, (split_part(path, '.', 1) || '.' || split_part(path, '.', 2)), since)
  WHERE state IN ('entered', 'different') AND readable AND returned_to IS DISTINCT FROM 'first';

-- The queue of a region is counted from the index alone.
DROP INDEX sheet_case_place;
CREATE INDEX sheet_case_place ON sheet_case (event_id, scheme, path, state) INCLUDE (contest_id, since, readable);

-- What a reader has done.
CREATE INDEX sheet_entry_reader ON sheet_entry (person_id, received_at) WHERE kind IN ('second', 'third');

-- Who has looked at what people read on a sheet, and so reads it no more; or gave it back unread, and is not given it again at once.
CREATE TABLE sheet_look (
  contest_id integer NOT NULL,
  village_id integer NOT NULL,
  station smallint NOT NULL CHECK (station BETWEEN 1 AND 9999),
  person_id text COLLATE "C" NOT NULL,
  -- Once looked at, it stays so.
  why text NOT NULL CHECK (why IN ('looked', 'released')),
  first_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (contest_id, village_id, station, person_id)
);
CREATE TRIGGER sheet_look_stays BEFORE DELETE OR TRUNCATE ON sheet_look FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
