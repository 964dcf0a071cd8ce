-- Two people that somebody looked at and found to be two: they are never proposed as one again.
CREATE TABLE person_distinct (
  one text COLLATE "C" NOT NULL REFERENCES person,
  other text COLLATE "C" NOT NULL REFERENCES person,
  reason text CHECK (length(reason) BETWEEN 1 AND 300),
  said_by text NOT NULL,
  said_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (one, other),
  CHECK (one < other)
);
CREATE INDEX person_distinct_other ON person_distinct (other);

-- Every word that stands in a name, once. A word with a typing error is looked up here, among thousands, instead of among millions of names.
CREATE TABLE person_word (word text COLLATE "C" PRIMARY KEY CHECK (length(word) BETWEEN 2 AND 40));
CREATE INDEX person_word_alike ON person_word USING gin (word gin_trgm_ops);

-- The words are taken in one order, so that two who write at once never wait for each other in a circle.
CREATE FUNCTION note_name_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO person_word
  SELECT DISTINCT word FROM (SELECT unnest(string_to_array(search, ' ')) AS word FROM fresh) found
  WHERE length(word) BETWEEN 2 AND 40 AND NOT EXISTS (SELECT 1 FROM person_word known WHERE known.word = found.word COLLATE "C")
  ORDER BY word ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER person_words_new AFTER INSERT ON person REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_name_words();
CREATE TRIGGER person_words_changed AFTER UPDATE ON person REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_name_words();
INSERT INTO person_word
SELECT DISTINCT word FROM (SELECT unnest(string_to_array(search, ' ')) AS word FROM person) found WHERE length(word) BETWEEN 2 AND 40 ON CONFLICT DO NOTHING;

-- Whole words of names: a word that was typed with a slip is replaced by a few that it may have been.
CREATE INDEX person_words ON person USING gin (string_to_array(search, ' ')) WHERE merged_into IS NULL;

-- Lists are read from the indexes alone: the names of a region's people, and who serves in it.
CREATE INDEX person_home ON person (scheme, path) INCLUDE (search, id) WHERE merged_into IS NULL;
CREATE INDEX person_named ON person (id) INCLUDE (search) WHERE merged_into IS NULL;
CREATE INDEX assignment_served ON assignment (scheme, path) INCLUDE (person_id, within, valid_from, valid_until) WHERE revoked_at IS NULL;
CREATE INDEX assignment_role ON assignment (role, scheme, path) INCLUDE (person_id, within, valid_from, valid_until) WHERE revoked_at IS NULL;
