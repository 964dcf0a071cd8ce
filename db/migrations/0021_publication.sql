-- When a figure counts and may be shown: as the office recorded it (old elections, imports), when two people agree on it,
-- or when one person and the machine reading agree and every hard rule holds.
ALTER TABLE event ADD COLUMN publication text NOT NULL DEFAULT 'as_recorded'
  CHECK (publication IN ('as_recorded', 'two_people', 'person_and_machine'));
