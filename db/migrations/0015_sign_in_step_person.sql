-- Steps of a person are ended when their password or factors change.
CREATE INDEX sign_in_step_person ON sign_in_step (person_id) WHERE person_id IS NOT NULL;
