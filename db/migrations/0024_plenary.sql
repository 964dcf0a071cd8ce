-- Recapitulation plenaries: one per election and region, all its contests together. The legal way, beside the quick one.
CREATE TABLE plenary (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id integer NOT NULL REFERENCES event,
  region_id integer NOT NULL REFERENCES region,
  scheme text NOT NULL,
  path text COLLATE "C" NOT NULL,
  -- What is added up here: stations (subdistrict, overseas) or certificates of the level below.
  level text NOT NULL CHECK (level IN ('subdistrict', 'regency', 'province', 'national', 'overseas')),
  state text NOT NULL CHECK (state IN ('planned', 'open', 'paused', 'closed')),
  place text NOT NULL CHECK (length(place) BETWEEN 1 AND 200),
  -- Until when a recess lasts, and why it was called.
  resumes_at timestamptz,
  planned_for timestamptz,
  opened_at timestamptz,
  closed_at timestamptz,
  -- Grows with every act; who acts on an older one is told what changed.
  acts integer NOT NULL DEFAULT 0,
  UNIQUE (event_id, region_id)
);
CREATE INDEX plenary_place ON plenary (event_id, scheme, path);
CREATE TRIGGER plenary_stays BEFORE DELETE OR TRUNCATE ON plenary FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was done in it, one after the other: the minutes. Everything else of the plenary follows from these.
CREATE TABLE plenary_act (
  plenary_id bigint NOT NULL REFERENCES plenary,
  number integer NOT NULL CHECK (number >= 1),
  act text COLLATE "C" NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  details jsonb NOT NULL,
  PRIMARY KEY (plenary_id, number)
);
CREATE TRIGGER plenary_act_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON plenary_act FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Groups that read side by side, each its own kelurahan (or children).
CREATE TABLE plenary_group (
  plenary_id bigint NOT NULL REFERENCES plenary,
  number smallint NOT NULL CHECK (number BETWEEN 1 AND 20),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  regions integer[] NOT NULL,
  -- What stands on its projector: {"contest", "region", "station"}.
  showing jsonb,
  PRIMARY KEY (plenary_id, number)
);

CREATE TABLE plenary_attendance (
  plenary_id bigint NOT NULL REFERENCES plenary,
  id integer NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  capacity text NOT NULL CHECK (capacity IN ('chair', 'member', 'witness', 'supervisor', 'pps', 'observer', 'guest')),
  -- The contestant of a witness: which ballot, which number; and the mandate shown.
  contest_type text,
  contestant smallint,
  letter text,
  person_id text COLLATE "C",
  came_at timestamptz NOT NULL,
  left_at timestamptz,
  PRIMARY KEY (plenary_id, id)
);

-- One line of a recapitulation: a station, or a region of the level below. Figures are those read aloud and confirmed.
CREATE TABLE plenary_line (
  plenary_id bigint NOT NULL REFERENCES plenary,
  contest_id integer NOT NULL,
  region_id integer NOT NULL,
  -- 0 = the region itself (above the subdistrict)
  station smallint NOT NULL CHECK (station BETWEEN 0 AND 9999),
  state text NOT NULL CHECK (state IN ('waiting', 'confirmed', 'corrected')),
  -- What the paper below says (C.HASIL, or the certificate that was sent up); NULL = not known beforehand.
  written bigint[],
  -- Where that was known from: agreed on the quick way, typed by the station's people, sent up, or typed in the plenary itself.
  written_from text CHECK (written_from IN ('accepted', 'entry', 'certificate', 'typed')),
  -- A line that is to be read again keeps those it had.
  figures bigint[],
  -- Positions that were corrected, why, on what evidence, who asked, who agreed.
  corrected smallint[] NOT NULL DEFAULT '{}',
  reason text,
  evidence text,
  asked_by text,
  agreed_by text[] NOT NULL DEFAULT '{}',
  -- Figures that two people had agreed on and that the paper did not bear out when it was first read, and why: told on D.HASIL for good.
  misread bigint[],
  misread_why text,
  -- The certificate (of the level below) whose figures these are.
  certificate_id bigint,
  changed_at timestamptz,
  changed_by text,
  -- How often: whoever acts on what an older state showed is told what is there now.
  changes integer NOT NULL DEFAULT 0,
  PRIMARY KEY (plenary_id, contest_id, region_id, station),
  CHECK (state = 'waiting' OR (figures IS NOT NULL AND written_from IS NOT NULL)),
  CHECK (misread IS NULL OR misread_why IS NOT NULL)
);
CREATE INDEX plenary_line_state ON plenary_line (plenary_id, contest_id, state);

CREATE TABLE plenary_objection (
  plenary_id bigint NOT NULL REFERENCES plenary,
  number integer NOT NULL CHECK (number >= 1),
  contest_id integer,
  region_id integer,
  station smallint,
  raised_by integer NOT NULL,
  matter text NOT NULL CHECK (length(matter) BETWEEN 3 AND 2000),
  kind text NOT NULL CHECK (kind IN ('objection', 'special_event')),
  outcome text NOT NULL DEFAULT 'open' CHECK (outcome IN ('open', 'accepted', 'rejected', 'recommended')),
  answer text,
  PRIMARY KEY (plenary_id, number),
  CHECK (outcome = 'open' OR length(answer) >= 3)
);

-- D.HASIL: every version of every one. Sent up, accepted or returned by the parent, opened again only from above.
CREATE TABLE certificate (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  plenary_id bigint NOT NULL REFERENCES plenary,
  contest_id integer NOT NULL,
  region_id integer NOT NULL,
  version smallint NOT NULL CHECK (version >= 1),
  state text NOT NULL CHECK (state IN ('draft', 'read_back', 'signed', 'sent', 'accepted', 'returned', 'reopened', 'superseded')),
  figures bigint[] NOT NULL,
  broken text[] NOT NULL DEFAULT '{}',
  -- SHA-256 of the canonical text of what it says: printed on every page.
  hash text COLLATE "C" NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  drawn_up_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  drawn_up_by text NOT NULL,
  -- Why it was returned or opened again.
  note text,
  UNIQUE (contest_id, region_id, version)
);
CREATE INDEX certificate_plenary ON certificate (plenary_id, contest_id);
CREATE TRIGGER certificate_stays BEFORE DELETE OR TRUNCATE ON certificate FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The canonical text that was hashed, whole: what a version says never follows from what lines say later. Apart, so that lists stay light.
CREATE TABLE certificate_document (
  certificate_id bigint PRIMARY KEY REFERENCES certificate,
  body text NOT NULL
);
CREATE TRIGGER certificate_document_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON certificate_document FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE certificate_signature (
  certificate_id bigint NOT NULL REFERENCES certificate,
  attendance_id integer NOT NULL,
  signed boolean NOT NULL,
  reason text,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (certificate_id, attendance_id),
  CHECK (signed OR length(reason) >= 3)
);
CREATE TRIGGER certificate_signature_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON certificate_signature FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Something below changed after it was accepted above: seen and answered by a person, never a silent change.
CREATE TABLE recap_alarm (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id integer NOT NULL REFERENCES event,
  scheme text NOT NULL,
  path text COLLATE "C" NOT NULL,
  contest_id integer NOT NULL,
  what text NOT NULL,
  details jsonb NOT NULL,
  raised_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  answered_by text,
  answer text,
  answered_at timestamptz,
  CHECK ((answered_at IS NULL) = (answered_by IS NULL))
);
CREATE INDEX recap_alarm_open ON recap_alarm (event_id, scheme, path) WHERE answered_at IS NULL;
