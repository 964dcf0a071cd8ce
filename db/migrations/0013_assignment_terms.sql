-- The same role at the same place may be held again after it ended, so what must not stand twice is one term of it.
-- That terms do not overlap is made sure of under a lock on the person (modules/people/roles/store.ts, lockPeople).
DROP INDEX assignment_once;
CREATE UNIQUE INDEX assignment_once ON assignment (person_id, role, scheme, path, COALESCE(within, ''), valid_from) WHERE revoked_at IS NULL;

-- The list of a region reads ended assignments too.
DROP INDEX assignment_place;
CREATE INDEX assignment_place ON assignment (scheme, path, role, id);
CREATE INDEX assignment_history ON assignment (person_id, id);
