-- A session file, version 1. Vectors are float32 and token lists int32, both little-endian, without a length.
-- An action is a BLOB of controls, or the INTEGER id of a token.

PRAGMA application_id = 0x5265696e;

CREATE TABLE session (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    world TEXT NOT NULL,
    spec TEXT NOT NULL,                 -- JSON
    title TEXT NOT NULL,
    created TEXT NOT NULL,              -- ISO 8601, UTC
    version TEXT NOT NULL,              -- of the program
    run TEXT NOT NULL                   -- JSON: teacher, arbiter, learner, seed
) STRICT;

-- Written with its first segment, brought up to date with each further one.
CREATE TABLE episode (
    id INTEGER PRIMARY KEY,
    seed INTEGER NOT NULL,
    of_episode INTEGER,                 -- where it is a rewind; 0 where its beginning is not known
    replayed BLOB,                      -- where it is a rewind: the actions before its first tick
    ticks INTEGER NOT NULL,
    teacher_ticks INTEGER NOT NULL,
    episode_return REAL,                -- NULL where it is not a number
    policy_version INTEGER NOT NULL,
    ending INTEGER NOT NULL CHECK (ending BETWEEN 0 AND 3), -- none, success, failure, cut
    last_state BLOB NOT NULL,           -- the observation after the last tick
    last_tokens BLOB NOT NULL,
    CHECK ((of_episode IS NULL) = (replayed IS NULL))
) STRICT;

-- What a tick led to is the next tick's observation, or the episode's last one.
CREATE TABLE step (
    episode INTEGER NOT NULL REFERENCES episode (id),
    tick INTEGER NOT NULL,
    state BLOB NOT NULL,
    tokens BLOB NOT NULL,
    decision INTEGER NOT NULL CHECK (decision BETWEEN 0 AND 3), -- autonomous, labelled, taken over, shared
    executed ANY NOT NULL,
    proposed ANY,                       -- taken over, shared
    taught ANY,                         -- labelled, shared
    policy_version INTEGER NOT NULL,
    thought TEXT NOT NULL,
    reward BLOB NOT NULL,
    PRIMARY KEY (episode, tick)
) STRICT, WITHOUT ROWID;

-- The pictures of an observation, 8-bit RGB, deflated (RFC 1951) unless they are of width * height * 3 bytes,
-- those after the last tick have the tick behind it.
CREATE TABLE frame (
    episode INTEGER NOT NULL REFERENCES episode (id),
    tick INTEGER NOT NULL,
    number INTEGER NOT NULL,
    camera TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    pixels BLOB NOT NULL,
    UNIQUE (episode, tick, number)
) STRICT;

CREATE TABLE edit (
    number INTEGER PRIMARY KEY,
    episode INTEGER NOT NULL REFERENCES episode (id),
    kind TEXT NOT NULL CHECK (kind IN ('discard', 'trim', 'relabel', 'judge', 'retitle')),
    tick INTEGER,                       -- trim: the first tick kept; relabel
    end_tick INTEGER,                   -- trim: the tick behind the last one kept
    taught ANY,                         -- relabel
    ending INTEGER CHECK (ending BETWEEN 0 AND 3), -- judge
    title TEXT                          -- retitle
) STRICT;

-- The newest of each segment.
CREATE TABLE metric (
    number INTEGER PRIMARY KEY,
    ticks INTEGER NOT NULL,             -- recorded in this session by then
    updates INTEGER NOT NULL,
    numbers TEXT NOT NULL               -- JSON, in the order to show them
) STRICT;

CREATE TABLE snapshot (
    version INTEGER PRIMARY KEY,
    ticks INTEGER NOT NULL,             -- recorded in this session by then
    episode INTEGER,                    -- the last tick recorded by then; NULL where there was none
    tick INTEGER,
    provenance TEXT NOT NULL,           -- JSON: learner, settings, seed, code version, updates
    onnx BLOB NOT NULL,
    checkpoint BLOB NOT NULL            -- empty for all but the newest
) STRICT;

CREATE TABLE finding (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL,               -- a monitor, or the worker that stopped
    episode INTEGER,
    tick INTEGER NOT NULL,
    sentence TEXT NOT NULL
) STRICT;
