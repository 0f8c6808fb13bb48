-- The worst that was found on each of the last days, for the strip on the health screen. `findings` names the components
-- that were not well, each with its gravest finding: {"disk":"low"}.
CREATE TABLE health_days (
  day TEXT NOT NULL PRIMARY KEY CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  findings TEXT NOT NULL CHECK (json_valid(findings))
) STRICT;
