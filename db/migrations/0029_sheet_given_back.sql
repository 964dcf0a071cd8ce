-- Who said why a sheet cannot be read is not asked for it again; who gave one back is given that very sheet first.
ALTER TABLE sheet_look DROP CONSTRAINT sheet_look_why_check;
ALTER TABLE sheet_look ADD CONSTRAINT sheet_look_why_check CHECK (why IN ('looked', 'released', 'faulted'));
CREATE INDEX sheet_look_released ON sheet_look (person_id, last_at) WHERE why = 'released';
