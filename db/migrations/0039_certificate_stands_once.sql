-- Of the versions of one D.HASIL at most one stands. Drawing up a version always set the one before it aside, so where two stand, the older one was brought back by what did not know of the newer.
UPDATE certificate c SET state = 'superseded' WHERE c.state IN ('signed', 'sent', 'accepted')
  AND EXISTS (SELECT FROM certificate n WHERE n.contest_id = c.contest_id AND n.region_id = c.region_id AND n.version > c.version AND n.state IN ('signed', 'sent', 'accepted'));
CREATE UNIQUE INDEX certificate_stands_once ON certificate (contest_id, region_id) WHERE state IN ('signed', 'sent', 'accepted');
