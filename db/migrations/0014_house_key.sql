-- A word sealed by the key of this house: a server that cannot open it has the wrong key, and must not seal anything here.
CREATE TABLE house_key (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  witness bytea NOT NULL,
  since timestamptz NOT NULL DEFAULT clock_timestamp()
);
