-- How far the time of this store has come: what expires by it does not live again when the clock is set back, however
-- often Drillroom is started.
CREATE TABLE steady_clock (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  -- In milliseconds. It began as the time of the wall clock, and is ahead of it by as much as that was ever set back.
  steady_ms INTEGER NOT NULL,
  -- What the wall clock showed then.
  wall_ms INTEGER NOT NULL
) STRICT;
-- What this store has seen so far. A time that cannot be read tells nothing.
INSERT INTO steady_clock (id, steady_ms, wall_ms)
SELECT 1, seen, seen FROM (
  SELECT max(CAST(strftime('%s', at) AS INTEGER)) * 1000 AS seen FROM audit WHERE strftime('%s', at) IS NOT NULL
) WHERE seen IS NOT NULL;

CREATE TRIGGER steady_clock_never_goes_back BEFORE UPDATE ON steady_clock
WHEN (NEW.steady_ms >= OLD.steady_ms) IS NOT TRUE
BEGIN SELECT RAISE(ABORT, 'the time of a store never goes back'); END;
CREATE TRIGGER steady_clock_stays BEFORE DELETE ON steady_clock
BEGIN SELECT RAISE(ABORT, 'the time of a store stays'); END;

-- When they end by the time of the store; expires_at is what their slip says. Without an end they have ended.
ALTER TABLE one_time_codes ADD COLUMN ends_ms INTEGER NOT NULL DEFAULT 0;
UPDATE one_time_codes SET ends_ms = ifnull(CAST(strftime('%s', expires_at) AS INTEGER) * 1000, 0);
ALTER TABLE kept_sign_ins ADD COLUMN ends_ms INTEGER NOT NULL DEFAULT 0;
UPDATE kept_sign_ins SET ends_ms = ifnull(CAST(strftime('%s', expires_at) AS INTEGER) * 1000, 0);
