-- An invitation to enrol one phone: known by a short code or QR, valid once and briefly.
CREATE TABLE device_invite (
  id text COLLATE "C" PRIMARY KEY CHECK (length(id) = 26),
  code_hash bytea NOT NULL UNIQUE,
  assignment_id bigint NOT NULL REFERENCES assignment,
  issued_by text NOT NULL,
  issued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  cancelled_at timestamptz
);
CREATE INDEX device_invite_assignment ON device_invite (assignment_id);

-- A phone that signs what it sends. Its duty is the assignment: when that ends, the phone's rights end with it.
CREATE TABLE device (
  id text COLLATE "C" PRIMARY KEY CHECK (length(id) = 26),
  person_id text COLLATE "C" NOT NULL REFERENCES person,
  assignment_id bigint NOT NULL REFERENCES assignment,
  -- One invitation makes one phone, whatever races for it.
  invite_id text COLLATE "C" NOT NULL UNIQUE REFERENCES device_invite,
  -- P-256, SubjectPublicKeyInfo; the private half never leaves the phone.
  public_key bytea NOT NULL UNIQUE,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  user_agent text NOT NULL,
  enrolled_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  seen_at timestamptz,
  -- The phone's clock minus ours when it last asked something; shown, never trusted.
  skew_ms bigint,
  revoked_at timestamptz,
  revoked_by text,
  revoke_reason text,
  CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
CREATE INDEX device_person ON device (person_id);
CREATE INDEX device_assignment ON device (assignment_id);

-- "Siap bertugas": what a phone reports of itself before the day; the first thing it signs.
CREATE TABLE device_report (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  device_id text COLLATE "C" NOT NULL REFERENCES device,
  said_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  note text NOT NULL CHECK (length(note) <= 500),
  -- What the phone signed and its signature, so that anybody with the public key can check the report again.
  message text NOT NULL,
  signature bytea NOT NULL
);
CREATE INDEX device_report_device ON device_report (device_id, id);
