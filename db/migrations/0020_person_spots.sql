-- Where people are found: each home, and each post that is not revoked, with the name it is looked for by. Lists of a region, of a role and
-- searches are read from here alone, already in the order of names, instead of putting names and places together for every question.
--
-- Filling it and building its indexes reads people and posts once and writes no row of theirs: half a minute and one gigabyte for a million
-- people with a post each; the posts are closed to writers meanwhile, as for any index.
CREATE TABLE person_spot (
  person_id text COLLATE "C" NOT NULL,
  -- The post's assignment; 0 = home.
  assignment_id bigint NOT NULL,
  search text COLLATE "C" NOT NULL,
  -- '' = home.
  role text COLLATE "C" NOT NULL,
  scheme text NOT NULL,
  path text COLLATE "C" NOT NULL,
  -- The election and the term of a post; a home has none.
  within text,
  valid_from timestamptz,
  valid_until timestamptz
);

-- The province and the regency of a path, or what stands first and second in a tree of another kind.
CREATE FUNCTION spot_areas(path text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY[split_part(translate(path, '/', '.'), '.', 1), split_part(translate(path, '/', '.'), '.', 1) || '.' || split_part(translate(path, '/', '.'), '.', 2)];

-- The spots of some people as they are now, merged ones having none. A name and a post of the same person never change at the same
-- time: whoever writes either holds the person's row.
CREATE FUNCTION home_spots_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO person_spot SELECT id, 0, search, '', scheme, path, NULL, NULL, NULL FROM fresh WHERE merged_into IS NULL;
  RETURN NULL;
END $$;

-- EXECUTE plans anew each time: a plan that was kept from when the house was nearly empty would read everybody for each row of a large file.
CREATE FUNCTION home_spots_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moved text[];
BEGIN
  EXECUTE 'SELECT ARRAY(SELECT COALESCE(n.id, o.id) FROM fresh n FULL JOIN stale o USING (id)
    WHERE (n.id, n.search, n.scheme, n.path, n.merged_into IS NULL) IS DISTINCT FROM (o.id, o.search, o.scheme, o.path, o.merged_into IS NULL))' INTO moved;
  IF cardinality(moved) = 0 THEN RETURN NULL; END IF;
  EXECUTE 'DELETE FROM person_spot WHERE person_id = ANY($1)' USING moved;
  INSERT INTO person_spot SELECT id, 0, search, '', scheme, path, NULL, NULL, NULL FROM fresh WHERE id = ANY(moved) AND merged_into IS NULL;
  EXECUTE 'INSERT INTO person_spot SELECT a.person_id, a.id, p.search, a.role, a.scheme, a.path, a.within, a.valid_from, a.valid_until
    FROM person p JOIN assignment a ON a.person_id = p.id WHERE p.id = ANY($1) AND p.merged_into IS NULL AND a.revoked_at IS NULL' USING moved;
  RETURN NULL;
END $$;

CREATE FUNCTION home_spots_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE 'DELETE FROM person_spot s USING stale o WHERE s.person_id = o.id';
  RETURN NULL;
END $$;

CREATE FUNCTION post_spots_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    EXECUTE 'DELETE FROM person_spot s USING stale o WHERE s.person_id = o.person_id AND s.assignment_id = o.id';
  END IF;
  EXECUTE 'INSERT INTO person_spot SELECT a.person_id, a.id, p.search, a.role, a.scheme, a.path, a.within, a.valid_from, a.valid_until
    FROM fresh a JOIN person p ON p.id = a.person_id WHERE a.revoked_at IS NULL AND p.merged_into IS NULL';
  RETURN NULL;
END $$;

CREATE TRIGGER person_spots_new AFTER INSERT ON person REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION home_spots_new();
CREATE TRIGGER person_spots_changed AFTER UPDATE ON person REFERENCING NEW TABLE AS fresh OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION home_spots_changed();
CREATE TRIGGER person_spots_gone AFTER DELETE ON person REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION home_spots_gone();
CREATE TRIGGER assignment_spots_new AFTER INSERT ON assignment REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION post_spots_kept();
CREATE TRIGGER assignment_spots_changed AFTER UPDATE ON assignment REFERENCING NEW TABLE AS fresh OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION post_spots_kept();

INSERT INTO person_spot
SELECT id, 0, search, '', scheme, path, NULL, NULL, NULL FROM person WHERE merged_into IS NULL
UNION ALL
SELECT a.person_id, a.id, p.search, a.role, a.scheme, a.path, a.within, a.valid_from, a.valid_until
FROM assignment a JOIN person p ON p.id = a.person_id WHERE a.revoked_at IS NULL AND p.merged_into IS NULL;

ALTER TABLE person_spot ADD PRIMARY KEY (person_id, assignment_id);
-- Read without the table: by name through everybody or through one role, and by place.
CREATE INDEX person_spot_name ON person_spot (search, person_id) INCLUDE (role, scheme, path, within, valid_from, valid_until);
CREATE INDEX person_spot_role ON person_spot (role, search, person_id) INCLUDE (scheme, path, within, valid_from, valid_until) WHERE role <> '';
CREATE INDEX person_spot_place ON person_spot (scheme, path) INCLUDE (role, search, person_id, within, valid_from, valid_until);
CREATE INDEX person_spot_post ON person_spot (role, scheme, path) INCLUDE (search, person_id, within, valid_from, valid_until) WHERE role <> '';
-- Parts of names, whole words of names, and where: each narrows what the others find.
CREATE INDEX person_spot_parts ON person_spot USING gin (search gin_trgm_ops, string_to_array(search, ' '), spot_areas(path));

-- What the same questions were read from before.
DROP INDEX person_named;
DROP INDEX assignment_role;
ANALYZE person_spot;
