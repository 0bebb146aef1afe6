-- The tables of versions 1 and 2 as they are now, for a reader, which never changes a file.

CREATE TEMP VIEW step AS
SELECT episode, tick, state, tokens, decision, executed, proposed, taught, policy_version,
    iif(thought = 'a person drives', '', thought) AS teacher_thought, reward,
    CASE WHEN decision = 0 AND thought = '' THEN 0
        WHEN thought = 'a person drives' OR (SELECT json_extract(run, '$."imported from"') IS NOT NULL FROM main.session) THEN 1
        ELSE 2 END AS hand,
    '' AS policy_thought, 0.0 AS doubt, 0.0 AS risk, 0 AS asked, 0.0 AS link_age, '' AS trouble,
    0.0 AS round_trip, 0 AS commands, x'' AS freshness
FROM main.step;

CREATE TEMP VIEW frame AS SELECT *, 0 AS coding, NULL AS as_tick FROM main.frame;

CREATE TEMP VIEW episode AS
SELECT *, iif(teacher_ticks = 0, 0, (SELECT count(*) FROM main.step WHERE step.episode = episode.id AND decision >= 2
    AND (thought = 'a person drives' OR (SELECT json_extract(run, '$."imported from"') IS NOT NULL FROM main.session)))) AS person_ticks,
    (SELECT policy_version FROM main.step WHERE step.episode = episode.id
        GROUP BY policy_version ORDER BY count(*) DESC, policy_version DESC LIMIT 1) AS main_version,
    (SELECT count(*) FROM main.step WHERE step.episode = episode.id
        GROUP BY policy_version ORDER BY count(*) DESC, policy_version DESC LIMIT 1) AS main_ticks
FROM main.episode;

CREATE TEMP VIEW snapshot AS
SELECT version, ticks, episode, tick, provenance, onnx AS body, checkpoint, 0 AS form FROM main.snapshot;

CREATE TEMP VIEW finding AS SELECT *, 2 AS weight FROM main.finding;

CREATE TEMP VIEW evaluation AS
SELECT 0 AS number, 0 AS version, 0 AS seed, 0 AS episodes, 0 AS successes, 0.0 AS mean_return,
    0.0 AS standard_error, 0.0 AS mean_ticks
WHERE 0;

CREATE TEMP VIEW remark AS SELECT 0 AS number, 0 AS version, '' AS note, 0 AS pinned WHERE 0;
