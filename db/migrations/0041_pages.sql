-- C.HASIL of a long ballot is printed on more pages than twenty.
ALTER TABLE sheet_photo DROP CONSTRAINT sheet_photo_page_check, ADD CONSTRAINT sheet_photo_page_check CHECK (page BETWEEN 1 AND 40);
