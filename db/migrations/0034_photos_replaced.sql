-- What was read of a photo says nothing once another one stands in its place; where the sheet counts already, the change is seen.

-- Since when a page of a sheet that counts shows another picture than the one it was accepted on; NULL again once it is looked at anew.
ALTER TABLE sheet_case ADD COLUMN photos_replaced_at timestamptz;

-- The queue and the overview count it from the index, as they do the others.
DROP INDEX sheet_case_place;
CREATE INDEX sheet_case_place ON sheet_case (event_id, scheme, path, state) INCLUDE (contest_id, since, readable, photos_replaced_at);
ALTER TABLE overview_count ADD COLUMN replaced integer NOT NULL DEFAULT 0;
DROP TRIGGER sheet_case_noted ON sheet_case;
CREATE TRIGGER sheet_case_noted AFTER UPDATE ON sheet_case FOR EACH ROW
  WHEN ((OLD.state, OLD.since, OLD.readable, OLD.accepted_version, OLD.photos_replaced_at) IS DISTINCT FROM (NEW.state, NEW.since, NEW.readable, NEW.accepted_version, NEW.photos_replaced_at))
  EXECUTE FUNCTION note_case_change();

-- Who agrees with a copy says nothing else. What was said before stays as it is: nothing of it is ever changed.
ALTER TABLE copy_statement ADD CONSTRAINT copy_statement_agreed_alone CHECK (statement <> 'agreed' OR (reason IS NULL AND figures = '{}')) NOT VALID;
