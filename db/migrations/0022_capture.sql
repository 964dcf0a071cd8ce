-- Photos of sheets, what people read from them, and how far each sheet has come. Every table has contest and village in
-- front, so that it can be spread over machines by either.

-- A picture by its content. Its bytes lie in the file store.
CREATE TABLE photo (
  sha256 text COLLATE "C" PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size integer NOT NULL CHECK (size > 0),
  media_type text NOT NULL CHECK (media_type IN ('image/jpeg', 'image/webp')),
  width integer NOT NULL,
  height integer NOT NULL,
  -- What it looks like: near pictures have near bits (docs/decisions/0015-photos-that-look-alike.md).
  likeness bit(1024) NOT NULL,
  stored_by text NOT NULL,
  stored_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TRIGGER photo_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON photo FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A picture on its way, piece by piece. The pieces lie in a file of the house until it is whole.
CREATE TABLE photo_upload (
  sha256 text COLLATE "C" NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  person_id text COLLATE "C" NOT NULL,
  size integer NOT NULL CHECK (size > 0),
  media_type text NOT NULL,
  received integer NOT NULL DEFAULT 0,
  -- Name of that file, by chance.
  parts text NOT NULL UNIQUE CHECK (parts ~ '^[0-9a-f]{32}$'),
  moved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (sha256, person_id)
);
CREATE INDEX photo_upload_person ON photo_upload (person_id, moved_at);

-- A picture that a witness or supervisor sent with an objection: it shows no page of a sheet.
CREATE TABLE statement_photo (
  contest_id integer NOT NULL,
  village_id integer NOT NULL,
  station smallint NOT NULL CHECK (station BETWEEN 1 AND 9999),
  sha256 text COLLATE "C" NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  person_id text COLLATE "C" NOT NULL,
  device_id text COLLATE "C",
  taken_at timestamptz,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (contest_id, village_id, station, sha256, person_id)
);
CREATE INDEX statement_photo_content ON statement_photo (sha256);
CREATE TRIGGER statement_photo_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON statement_photo FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Which picture shows which page of which sheet. Nothing is removed: a better picture supersedes, a wrong one is moved or set aside.
CREATE TABLE sheet_photo (
  id bigint GENERATED ALWAYS AS IDENTITY,
  contest_id integer NOT NULL,
  village_id integer NOT NULL,
  station smallint NOT NULL CHECK (station BETWEEN 1 AND 9999),
  page smallint NOT NULL CHECK (page BETWEEN 1 AND 20),
  sha256 text COLLATE "C" NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  standing text NOT NULL DEFAULT 'current' CHECK (standing IN ('current', 'superseded', 'moved', 'set_aside')),
  -- Where it went to, or why it was set aside.
  note text,
  person_id text COLLATE "C" NOT NULL,
  device_id text COLLATE "C",
  -- The phone's own clock: told, never trusted.
  taken_at timestamptz,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (contest_id, village_id, station, id)
);
CREATE UNIQUE INDEX sheet_photo_current ON sheet_photo (contest_id, village_id, station, page) WHERE standing = 'current';
CREATE INDEX sheet_photo_content ON sheet_photo (sha256);
CREATE TRIGGER sheet_photo_stays BEFORE DELETE OR TRUNCATE ON sheet_photo FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What somebody (or the machine) reads on a sheet: all its cells, or those that were asked. Nothing is overwritten: who says
-- something else says it in a new entry.
CREATE TABLE sheet_entry (
  contest_id integer NOT NULL,
  village_id integer NOT NULL,
  station smallint NOT NULL CHECK (station BETWEEN 1 AND 9999),
  -- 1, 2, 3 … of this sheet, in the order of arrival.
  number smallint NOT NULL CHECK (number >= 1),
  -- A sheet that is opened again begins a new round; only entries of the present round decide.
  round smallint NOT NULL CHECK (round >= 1),
  kind text NOT NULL CHECK (kind IN ('kpps', 'office', 'second', 'third', 'machine')),
  -- A newer one of the same speaker took its place; 'aside': it came second from the same station, to be compared by its people.
  standing text NOT NULL DEFAULT 'current' CHECK (standing IN ('current', 'superseded', 'aside')),
  person_id text COLLATE "C" NOT NULL,
  device_id text COLLATE "C",
  said_at timestamptz,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Positions of the cells that were asked; NULL = all.
  cells smallint[],
  -- In the order of the form, NULL = absent.
  figures integer[] NOT NULL,
  broken integer NOT NULL CHECK (broken >= 0),
  -- {rule code: why the paper says so}
  reasons jsonb NOT NULL DEFAULT '{}',
  reason text,
  -- The pictures it was read from, each as `page:sha256`.
  photos text[] NOT NULL DEFAULT '{}',
  -- The entry the sender had seen last, 0 = none.
  follows smallint NOT NULL DEFAULT 0,
  -- SHA-256 of the text as it travelled (capture/rules/entry-text.ts), which this row tells again; NULL for readers and the machine.
  hash text COLLATE "C" CHECK (hash ~ '^[0-9a-f]{64}$'),
  -- What the phone signed, and its signature.
  message text,
  signature bytea,
  PRIMARY KEY (contest_id, village_id, station, number)
);
CREATE FUNCTION refuse_entry_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before sheet_entry := OLD;
BEGIN
  before.standing := NEW.standing;
  IF before IS NOT DISTINCT FROM NEW AND OLD.standing <> 'superseded' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'sheet_entry is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER sheet_entry_keeps BEFORE UPDATE ON sheet_entry FOR EACH ROW EXECUTE FUNCTION refuse_entry_change();
CREATE TRIGGER sheet_entry_append_only BEFORE DELETE OR TRUNCATE ON sheet_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How far a sheet has come on the quick way; one row as soon as anything of it arrived. What it may do: sheets/capture/states.ts.
CREATE TABLE sheet_case (
  contest_id integer NOT NULL,
  village_id integer NOT NULL,
  station smallint NOT NULL CHECK (station BETWEEN 1 AND 9999),
  -- Path of the village, so that work is handed out and counted by region.
  scheme text NOT NULL,
  path text COLLATE "C" NOT NULL,
  event_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('photographed', 'entered', 'different', 'asked_again', 'accepted')),
  round smallint NOT NULL DEFAULT 1,
  -- Number of entries so far.
  entries smallint NOT NULL DEFAULT 0,
  -- Positions on which people differ.
  differing smallint[] NOT NULL DEFAULT '{}',
  -- Whom a difference was given back to: 'first' or 'second'; NULL = a third person is asked.
  returned_to text CHECK (returned_to IN ('first', 'second')),
  -- Why it is asked again: unreadable, wrong page, wrong station …
  asked text,
  note text,
  -- Why the present round was opened; NULL in the first.
  reopened_for text,
  -- The version that is counted (sheet_version, channel 'main').
  accepted_version smallint,
  since timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Handed out to somebody until then.
  task text COLLATE "C",
  task_kind text CHECK (task_kind IN ('second', 'third')),
  task_person text COLLATE "C",
  task_until timestamptz,
  PRIMARY KEY (contest_id, village_id, station)
);
CREATE INDEX sheet_case_work ON sheet_case (event_id, since) WHERE state IN ('entered', 'different');
CREATE INDEX sheet_case_place ON sheet_case (event_id, scheme, path, state);
-- Few sheets are handed out at a time; the others cost these indexes nothing.
CREATE UNIQUE INDEX sheet_case_task ON sheet_case (task) WHERE task IS NOT NULL;
CREATE INDEX sheet_case_task_person ON sheet_case (task_person) WHERE task IS NOT NULL;
CREATE TRIGGER sheet_case_stays BEFORE DELETE OR TRUNCATE ON sheet_case FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who answers for what has not come through, by kelurahan; where nobody is named, the subdistrict's PPK and the city answer.
CREATE TABLE queue_owner (
  event_id integer NOT NULL REFERENCES event,
  scheme text NOT NULL,
  path text COLLATE "C" NOT NULL,
  person_id text COLLATE "C" NOT NULL REFERENCES person,
  named_by text NOT NULL,
  named_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (event_id, scheme, path)
);
