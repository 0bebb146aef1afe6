-- The tables of version 3 as they are now, for a reader, which never changes a file.

CREATE TEMP VIEW step AS SELECT *, 0.0 AS round_trip, 0 AS commands, x'' AS freshness FROM main.step;

CREATE TEMP VIEW frame AS SELECT *, NULL AS as_tick FROM main.frame;

CREATE TEMP VIEW episode AS
SELECT *,
    (SELECT policy_version FROM main.step WHERE step.episode = episode.id
        GROUP BY policy_version ORDER BY count(*) DESC, policy_version DESC LIMIT 1) AS main_version,
    (SELECT count(*) FROM main.step WHERE step.episode = episode.id
        GROUP BY policy_version ORDER BY count(*) DESC, policy_version DESC LIMIT 1) AS main_ticks
FROM main.episode;

CREATE TEMP VIEW evaluation AS
SELECT 0 AS number, 0 AS version, 0 AS seed, 0 AS episodes, 0 AS successes, 0.0 AS mean_return,
    0.0 AS standard_error, 0.0 AS mean_ticks
WHERE 0;

CREATE TEMP VIEW remark AS SELECT 0 AS number, 0 AS version, '' AS note, 0 AS pinned WHERE 0;
