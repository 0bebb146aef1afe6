-- Version 2: edits are grouped into changes, which can be undone and redone.

-- The edits of version 1 as they are now; a reader of such a file uses it, too.
-- Each was a change of its own, but labels that were given one tick after another belong together.
CREATE TEMP VIEW IF NOT EXISTS old_edit AS
WITH sorted AS (
    SELECT *,
        kind <> 'relabel' OR ifnull(
            lag(kind) OVER everything <> 'relabel' OR lag(episode) OVER everything <> episode
                OR lag(tick) OVER everything >= tick, 1) AS begins
    FROM main.edit WINDOW everything AS (ORDER BY number)
)
SELECT number, max(iif(begins, number, 0)) OVER (ORDER BY number) AS change, episode, kind,
    iif(kind = 'judge',              -- the last tick that was kept then
        min((SELECT max(tick) FROM main.step WHERE step.episode = sorted.episode),
            ifnull((SELECT min(end_tick) - 1 FROM main.edit AS earlier
                WHERE earlier.episode = sorted.episode AND earlier.number < sorted.number
                    AND earlier.kind = 'trim'), 9223372036854775807)),
        tick) AS tick,
    end_tick, taught, NULL AS labels, ending, title
FROM sorted;

-- What was done, in order: the fold of these rows tells which edits count.
CREATE TABLE change (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')), -- the last change that counts, or the first undone
    made TEXT,                          -- ISO 8601, UTC; NULL where it is not known
    label TEXT NOT NULL                 -- for the user; may be empty
) STRICT;

CREATE TABLE new_edit (
    number INTEGER PRIMARY KEY,
    change INTEGER NOT NULL REFERENCES change (number),
    episode INTEGER NOT NULL REFERENCES episode (id),
    kind TEXT NOT NULL CHECK (kind IN
        ('discard', 'restore', 'trim', 'cut', 'split', 'relabel', 'judge', 'retitle')),
    tick INTEGER,                       -- the first tick kept, cut or relabelled; the first of a new part; a tick of the part judged
    end_tick INTEGER,                   -- trim, cut: the tick behind the last one
    taught ANY,                         -- relabel: of one tick, as in a step
    labels BLOB,                        -- relabel: of several ticks, as what an episode replays
    ending INTEGER CHECK (ending BETWEEN 0 AND 3), -- judge
    title TEXT                          -- retitle
) STRICT;

INSERT INTO change SELECT DISTINCT change, 'edit', NULL, '' FROM old_edit;

INSERT INTO new_edit SELECT number, change, episode, kind, tick, end_tick, taught, labels, ending, title FROM old_edit;

DROP VIEW old_edit;

DROP TABLE edit;

ALTER TABLE new_edit RENAME TO edit;
