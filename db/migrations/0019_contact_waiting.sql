-- Whoever adds a contact to somebody else's record must not sign in as them: until this moment a contact that nobody has
-- proved opens nothing. NULL = recorded together with the person, so that there is nothing yet to be taken.
ALTER TABLE contact ADD COLUMN waits_until timestamptz;
-- Which contacts were added later is not known of those that stand already.
UPDATE contact SET waits_until = created_at + interval '7 days' WHERE verified_at IS NULL;
