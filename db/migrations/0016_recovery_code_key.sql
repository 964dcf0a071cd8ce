-- Which house key a recovery code was hashed with. A code is kept as a hash alone and cannot be hashed anew: it ends with
-- its key, and then no longer counts among those that are left. NULL: the key of before this column.
ALTER TABLE recovery_code ADD COLUMN key_id text COLLATE "C" CHECK (key_id ~ '^[0-9a-f]{8}$');
