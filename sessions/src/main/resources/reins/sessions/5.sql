-- Version 5: how good each policy was, and what a person said of it.

-- the policy version that was asked at most ticks of the episode, whoever drove, and at how many
ALTER TABLE episode ADD COLUMN main_version INTEGER NOT NULL DEFAULT 0;

ALTER TABLE episode ADD COLUMN main_ticks INTEGER NOT NULL DEFAULT 0;

UPDATE episode SET (main_version, main_ticks) = (SELECT policy_version, count(*) FROM step
    WHERE step.episode = episode.id GROUP BY policy_version ORDER BY count(*) DESC, policy_version DESC LIMIT 1)
WHERE ticks > 0;

-- A version drove fresh episodes by itself; the newest of a version counts.
CREATE TABLE evaluation (
    number INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    seed INTEGER NOT NULL,              -- the one that the episodes were drawn from
    episodes INTEGER NOT NULL,
    successes INTEGER NOT NULL,
    mean_return REAL,                   -- NULL where it is not a number
    standard_error REAL,                -- of that mean; NULL where it is not a number
    mean_ticks REAL NOT NULL
) STRICT;

-- What a person said of a version; the newest of a version counts.
CREATE TABLE remark (
    number INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    note TEXT NOT NULL,                 -- may be empty
    pinned INTEGER NOT NULL CHECK (pinned BETWEEN 0 AND 1)
) STRICT;
