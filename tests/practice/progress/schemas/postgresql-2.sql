CREATE TABLE IF NOT EXISTS pmkit_schema (version INTEGER PRIMARY KEY, taken_at TEXT NOT NULL);
CREATE TABLE attempts (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    attempt_id TEXT NOT NULL,
    learner TEXT NOT NULL,
    item TEXT NOT NULL,
    version INTEGER NOT NULL,
    event TEXT NOT NULL,
    answer TEXT NOT NULL,
    verdict TEXT NOT NULL,
    detail TEXT NOT NULL,
    at TEXT NOT NULL,
    clock BIGINT NOT NULL,
    UNIQUE (learner, attempt_id)
);
CREATE INDEX attempts_in_order ON attempts (learner, clock);
CREATE INDEX attempts_by_item ON attempts (learner, item, clock);
ALTER TABLE attempts ADD COLUMN checksum BIGINT;
INSERT INTO pmkit_schema (version, taken_at) VALUES (1, '2026-11-23 00:00:00');
INSERT INTO pmkit_schema (version, taken_at) VALUES (2, '2026-11-30 00:00:00');
INSERT INTO attempts (attempt_id, learner, item, version, event, answer, verdict, detail, at, clock)
VALUES ('old-1', 'ada', 'roles.who-1', 1, 'checked', '{"a": 1}', 'right', '{}',
    '2026-11-23T00:58:11.743925+00:00', 1795395491743925);
INSERT INTO attempts (attempt_id, learner, item, version, event, answer, verdict, detail, at, clock, checksum)
VALUES ('old-2', 'ada', 'roles.who-1', 1, 'checked', '"Gr\u00fc\u00dfe"', 'right', '{}',
    '2026-11-23T00:58:11.743926+00:00', 1795395491743926, 4175586349);
