-- Version 3: what the policy said of itself, who taught, how well a robot was reached, and pictures as they came.

ALTER TABLE step RENAME COLUMN thought TO teacher_thought;

-- nobody, person, program
ALTER TABLE step ADD COLUMN hand INTEGER NOT NULL DEFAULT 0 CHECK (hand BETWEEN 0 AND 2);

ALTER TABLE step ADD COLUMN policy_thought TEXT NOT NULL DEFAULT '';

-- infinite at most
ALTER TABLE step ADD COLUMN doubt REAL NOT NULL DEFAULT 0;

ALTER TABLE step ADD COLUMN risk REAL NOT NULL DEFAULT 0 CHECK (risk BETWEEN 0 AND 1);

ALTER TABLE step ADD COLUMN asked INTEGER NOT NULL DEFAULT 0 CHECK (asked BETWEEN 0 AND 1);

-- seconds
ALTER TABLE step ADD COLUMN link_age REAL NOT NULL DEFAULT 0;

ALTER TABLE step ADD COLUMN trouble TEXT NOT NULL DEFAULT '';

-- RGB, JPEG as it came
ALTER TABLE frame ADD COLUMN coding INTEGER NOT NULL DEFAULT 0 CHECK (coding BETWEEN 0 AND 1);

-- of the teacher's
ALTER TABLE episode ADD COLUMN person_ticks INTEGER NOT NULL DEFAULT 0;

ALTER TABLE snapshot RENAME COLUMN onnx TO body;

-- ONNX, plan
ALTER TABLE snapshot ADD COLUMN form INTEGER NOT NULL DEFAULT 0 CHECK (form BETWEEN 0 AND 1);

-- note, warning, alarm
ALTER TABLE finding ADD COLUMN weight INTEGER NOT NULL DEFAULT 2 CHECK (weight BETWEEN 0 AND 2);

-- Before, a person's ticks said so in the thought; what other programs recorded counts as a person's.
UPDATE step SET
    hand = iif(teacher_thought = 'a person drives'
        OR (SELECT json_extract(run, '$."imported from"') IS NOT NULL FROM session), 1, 2),
    teacher_thought = iif(teacher_thought = 'a person drives', '', teacher_thought)
WHERE decision <> 0 OR teacher_thought <> '';

UPDATE episode SET person_ticks = (SELECT count(*) FROM step
    WHERE step.episode = episode.id AND decision >= 2 AND hand = 1)
WHERE teacher_ticks > 0;
