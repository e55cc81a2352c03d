-- Plain SQL that SQLite and PostgreSQL read alike. What the columns mean, with queries to try: docs/store.md.

CREATE TABLE run (
    id         TEXT NOT NULL PRIMARY KEY,
    study      TEXT NOT NULL,
    question   TEXT NOT NULL,
    digest     TEXT NOT NULL UNIQUE,
    text       TEXT NOT NULL, -- the study as it is run, YAML
    overrides  TEXT NOT NULL, -- JSON list
    provenance TEXT NOT NULL, -- JSON object
    created    TEXT NOT NULL  -- UTC, always with three digits after the second, so that it sorts as text
);

CREATE TABLE trial (
    id                BIGINT NOT NULL PRIMARY KEY,
    run               TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    number            INTEGER NOT NULL,
    condition         TEXT NOT NULL, -- JSON object, factor to level
    seed              BIGINT NOT NULL,
    state             TEXT NOT NULL
        CHECK (state IN ('planned', 'running', 'interrupted', 'done', 'diverged', 'failed')),
    weights_sha256    TEXT,    -- when done
    diverged_at_epoch INTEGER, -- when diverged
    failure           TEXT,    -- when failed
    UNIQUE (run, number)
);

CREATE TABLE epoch_metric (
    trial  BIGINT NOT NULL REFERENCES trial (id) ON DELETE CASCADE,
    epoch  INTEGER NOT NULL,
    metric TEXT NOT NULL,
    value  DOUBLE PRECISION, -- NULL is NaN: SQLite knows no NaN; what was not measured has no row
    PRIMARY KEY (trial, epoch, metric)
);
