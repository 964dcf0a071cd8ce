-- The way in for one person. A login is found by its keyed hash only.
CREATE TABLE account (
  person_id text COLLATE "C" PRIMARY KEY REFERENCES person,
  login_hash bytea NOT NULL UNIQUE,
  login_sealed bytea NOT NULL,
  password_hash text,
  password_set_at timestamptz,
  -- Set by somebody else (a first password, a reset): to be replaced at the next sign-in.
  password_temporary boolean NOT NULL DEFAULT false,
  totp_sealed bytea,
  totp_confirmed_at timestamptz,
  -- Time step of the last code that was taken: a code works once.
  totp_last_step bigint,
  disabled_at timestamptz,
  disabled_reason text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  created_by text NOT NULL
);

CREATE TABLE passkey (
  credential_id text COLLATE "C" PRIMARY KEY CHECK (length(credential_id) BETWEEN 8 AND 1400),
  person_id text COLLATE "C" NOT NULL REFERENCES person,
  public_key bytea NOT NULL,
  counter bigint NOT NULL CHECK (counter >= 0),
  transports text[] NOT NULL DEFAULT '{}',
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  used_at timestamptz
);
CREATE INDEX passkey_person ON passkey (person_id);

CREATE TABLE recovery_code (
  person_id text COLLATE "C" NOT NULL REFERENCES person,
  code_hash bytea NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (person_id, code_hash)
);

-- A sign-in that lasts. The token is known to the browser only.
CREATE TABLE session (
  id text COLLATE "C" PRIMARY KEY CHECK (length(id) = 26),
  token_hash bytea NOT NULL UNIQUE,
  person_id text COLLATE "C" NOT NULL REFERENCES person,
  -- staff: password and second factor, or passkey · code: one-time code · demo: chosen in the demo city
  kind text NOT NULL CHECK (kind IN ('staff', 'code', 'demo')),
  user_agent text NOT NULL,
  address_sealed bytea,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Idle sessions end at idle_until (moved on by use), all of them at expires_at.
  idle_seconds integer NOT NULL CHECK (idle_seconds > 0),
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  end_reason text
);
CREATE INDEX session_person ON session (person_id, created_at);
CREATE INDEX session_open ON session (expires_at) WHERE ended_at IS NULL;

-- One unfinished exchange: a password that was right and waits for its second factor, a passkey challenge, a one-time code.
CREATE TABLE sign_in_step (
  token_hash bytea PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('factor', 'passkey', 'passkey_new', 'code', 'reset', 'setup')),
  -- NULL where nobody is known by that name: the exchange goes on all the same, and ends in the same refusal.
  person_id text COLLATE "C" REFERENCES person,
  secret bytea,
  detail jsonb NOT NULL DEFAULT '{}',
  tries integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX sign_in_step_old ON sign_in_step (expires_at);
