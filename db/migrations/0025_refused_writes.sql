-- A write that a phone signed and the house refused for good is refused again, whoever sends it, and however often: what was
-- wrong yesterday must not become a sheet tomorrow because somebody kept the bytes. Swept after some days.
CREATE TABLE refused_write (
  device text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  -- The problem as it was told: code and what filled its words.
  problem jsonb NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (device, key)
);
CREATE INDEX refused_write_old ON refused_write (at);

-- Given together with the record and not added to it afterwards: an invitation may go there even while it waits because
-- somebody else bore it first. Which ones those were is not known of the contacts that stand already.
ALTER TABLE contact ADD COLUMN with_record boolean NOT NULL DEFAULT false;
