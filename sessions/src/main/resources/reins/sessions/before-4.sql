-- The tables of version 3 as they are now, for a reader, which never changes a file.

CREATE TEMP VIEW step AS SELECT *, 0.0 AS round_trip, 0 AS commands, x'' AS freshness FROM main.step;

CREATE TEMP VIEW frame AS SELECT *, NULL AS as_tick FROM main.frame;
