-- The language that the house speaks to a person: of every message, and of the screens until another is chosen there.
ALTER TABLE person ADD COLUMN lang text NOT NULL DEFAULT 'id' CHECK (lang IN ('id', 'en'));
