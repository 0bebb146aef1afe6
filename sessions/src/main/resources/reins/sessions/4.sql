-- Version 4: what went over a robot's link, and pictures that did not change as references.

-- seconds; 0 where none is known
ALTER TABLE step ADD COLUMN round_trip REAL NOT NULL DEFAULT 0;

-- sent since the tick before
ALTER TABLE step ADD COLUMN commands INTEGER NOT NULL DEFAULT 0;

-- 8 bytes for the state and for each picture: float32 seconds, int32 how many came since the tick before
ALTER TABLE step ADD COLUMN freshness BLOB NOT NULL DEFAULT x'';

-- a tick of the same episode whose picture of this number it is; then the pixels are empty
ALTER TABLE frame ADD COLUMN as_tick INTEGER;
