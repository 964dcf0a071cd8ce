-- Specific data (UU 27/2022 art. 4(2)): one sealed column per kind, each with its own right. Nobody reads any of it here.
CREATE TABLE specific_data (
  person_id text COLLATE "C" PRIMARY KEY REFERENCES person,
  health_sealed bytea,
  health_purpose text,
  health_at timestamptz,
  health_by text,
  finance_sealed bytea,
  finance_purpose text,
  finance_at timestamptz,
  finance_by text,
  record_sealed bytea,
  record_purpose text,
  record_at timestamptz,
  record_by text,
  CHECK (num_nulls(health_sealed, health_purpose, health_at, health_by) IN (0, 4)),
  CHECK (num_nulls(finance_sealed, finance_purpose, finance_at, finance_by) IN (0, 4)),
  CHECK (num_nulls(record_sealed, record_purpose, record_at, record_by) IN (0, 4))
);

-- A consent to one purpose in one wording. It is withdrawn or replaced, never removed: it is the proof.
CREATE TABLE consent (
  id text COLLATE "C" PRIMARY KEY CHECK (length(id) = 26),
  person_id text COLLATE "C" NOT NULL REFERENCES person,
  purpose text COLLATE "C" NOT NULL CHECK (purpose ~ '^[a-z_]{2,40}$'),
  wording integer NOT NULL CHECK (wording >= 1),
  given_at timestamptz NOT NULL,
  -- Name and contact of the parent or guardian of a child, sealed.
  guardian_sealed bytea,
  by_self boolean NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recorded_by text NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by text,
  -- A newer consent to the same purpose stands in its place.
  replaced_by text COLLATE "C",
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE UNIQUE INDEX consent_once ON consent (person_id, purpose) WHERE withdrawn_at IS NULL AND replaced_by IS NULL;
CREATE INDEX consent_person ON consent (person_id, recorded_at);
CREATE TRIGGER consent_stays BEFORE DELETE OR TRUNCATE ON consent FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Data that a case at law still needs: no clock touches them while a hold lasts.
CREATE TABLE legal_hold (
  id text COLLATE "C" PRIMARY KEY CHECK (length(id) = 26),
  person_id text COLLATE "C" NOT NULL REFERENCES person,
  reason text NOT NULL CHECK (length(reason) BETWEEN 3 AND 300),
  placed_by text NOT NULL,
  placed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  lifted_by text,
  lifted_at timestamptz,
  lift_reason text,
  CHECK (num_nulls(lifted_by, lifted_at, lift_reason) IN (0, 3))
);
CREATE INDEX legal_hold_person ON legal_hold (person_id) WHERE lifted_at IS NULL;

-- One run of the retention clocks over a region, and what it did to whom. Ids only: the names are gone by then.
CREATE TABLE retention_run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scheme text NOT NULL,
  path text COLLATE "C" NOT NULL,
  on_date date NOT NULL,
  expected integer NOT NULL CHECK (expected >= 0),
  rules text NOT NULL,
  started_by text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz
);
CREATE INDEX retention_run_open ON retention_run (id) WHERE finished_at IS NULL;
CREATE TABLE retention_done (
  run_id bigint NOT NULL REFERENCES retention_run,
  person_id text COLLATE "C" NOT NULL REFERENCES person,
  item text NOT NULL CHECK (item IN ('health', 'finance', 'record', 'contacts', 'account', 'consent_details', 'identity')),
  purpose text NOT NULL,
  due date NOT NULL,
  scheme text NOT NULL,
  path text COLLATE "C" NOT NULL,
  done_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (run_id, person_id, item)
);
CREATE TRIGGER retention_done_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON retention_done
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER retention_run_stays BEFORE DELETE OR TRUNCATE ON retention_run FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What people ask about their own data (UU 27/2022 art. 5-13). Question and answer hold their data, so both are sealed.
CREATE TABLE subject_request (
  id text COLLATE "C" PRIMARY KEY CHECK (length(id) = 26),
  person_id text COLLATE "C" NOT NULL REFERENCES person,
  kind text NOT NULL CHECK (kind IN ('access', 'correction', 'erasure', 'restriction', 'objection')),
  details_sealed bytea,
  by_self boolean NOT NULL,
  filed_by text NOT NULL,
  filed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  due_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'refused')),
  decided_by text,
  decided_at timestamptz,
  answer_sealed bytea,
  CHECK ((state = 'open') = (decided_at IS NULL)),
  CHECK ((decided_at IS NULL) = (decided_by IS NULL))
);
CREATE INDEX subject_request_person ON subject_request (person_id);
CREATE INDEX subject_request_open ON subject_request (due_at) WHERE state = 'open';
CREATE TRIGGER subject_request_stays BEFORE DELETE OR TRUNCATE ON subject_request FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Breaches of data protection (UU 27/2022 art. 46). What was written stays; what follows is an event.
CREATE TABLE breach (
  id text COLLATE "C" PRIMARY KEY CHECK (length(id) = 26),
  scheme text NOT NULL,
  path text COLLATE "C" NOT NULL,
  happened text NOT NULL CHECK (length(happened) BETWEEN 3 AND 4000),
  happened_at text NOT NULL CHECK (length(happened_at) BETWEEN 1 AND 200),
  discovered_at timestamptz NOT NULL,
  data_kinds text[] NOT NULL CHECK (cardinality(data_kinds) > 0),
  people integer CHECK (people >= 0),
  measures text NOT NULL CHECK (length(measures) BETWEEN 3 AND 4000),
  notify_by timestamptz NOT NULL,
  rules text NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX breach_place ON breach (path, discovered_at);
CREATE TABLE breach_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  breach_id text COLLATE "C" NOT NULL REFERENCES breach,
  kind text NOT NULL CHECK (kind IN ('notified_persons', 'notified_authority', 'notified_public', 'measure', 'note', 'closed')),
  at timestamptz NOT NULL,
  note text NOT NULL CHECK (length(note) <= 4000),
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX breach_event_breach ON breach_event (breach_id, id);
CREATE TRIGGER breach_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON breach FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER breach_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON breach_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
