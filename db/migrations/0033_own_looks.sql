-- For the copy of one's own data. Entries and photos are found through the trail, which has one line for each and knows who: an index
-- on the person would cost every sheet and every photo of the night a write. What readers looked at, and photos beside objections, are
-- written at the speed of people.
CREATE INDEX sheet_look_person ON sheet_look (person_id);
CREATE INDEX statement_photo_person ON statement_photo (person_id);
