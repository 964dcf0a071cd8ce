-- What a plenary is told to be before it begins: the order of the day, beside its place and its time.
ALTER TABLE plenary ADD COLUMN agenda text CHECK (length(agenda) BETWEEN 3 AND 2000);

-- Who presents on a group's projector since when, and how many lines: the trail tells of a sitting once it begins and once it ends.
ALTER TABLE plenary_group ADD COLUMN shown_by text COLLATE "C", ADD COLUMN shown_since timestamptz, ADD COLUMN shown_lines integer NOT NULL DEFAULT 0;

-- By which mandate a witness came (no reference: the laptop of a hall holds few of them), or why they came without one.
ALTER TABLE plenary_attendance ADD COLUMN mandate_id bigint, ADD COLUMN without_mandate text CHECK (length(without_mandate) BETWEEN 3 AND 300),
  ADD CHECK (mandate_id IS NULL OR without_mandate IS NULL);
