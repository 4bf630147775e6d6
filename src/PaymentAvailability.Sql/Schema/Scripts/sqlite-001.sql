-- Attempts to pay. Moments are ticks of 100 ns of UTC since year 1. settled_at is null while an attempt has no result.
CREATE TABLE {prefix}_attempts (
    order_id TEXT NOT NULL,
    attempt_id TEXT NOT NULL,
    status INTEGER NOT NULL,
    settled_at INTEGER,
    PRIMARY KEY (order_id, attempt_id)
) WITHOUT ROWID;
CREATE INDEX {prefix}_attempts_by_id ON {prefix}_attempts (attempt_id);
CREATE INDEX {prefix}_attempts_by_settlement ON {prefix}_attempts (settled_at) WHERE settled_at IS NOT NULL;

-- What each instance tells the others of the health of channels; names no payer.
CREATE TABLE {prefix}_channel_health (
    instance TEXT PRIMARY KEY,
    told_at INTEGER NOT NULL,
    share TEXT NOT NULL
);

-- Resolutions, for auditors and back-tests; they name no payer and no order.
CREATE TABLE {prefix}_decisions (
    id TEXT PRIMARY KEY,
    registration TEXT,
    decided_at INTEGER NOT NULL,
    is_available INTEGER NOT NULL,
    primary_reason TEXT,
    result BLOB NOT NULL
);
CREATE INDEX {prefix}_decisions_by_time ON {prefix}_decisions (decided_at);
