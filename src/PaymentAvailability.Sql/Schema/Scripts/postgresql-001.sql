-- Attempts to pay. Moments are ticks of 100 ns of UTC since year 1. settled_at is null while an attempt has no result.
CREATE TABLE {prefix}_attempts (
    order_id text NOT NULL,
    attempt_id text NOT NULL,
    status smallint NOT NULL,
    settled_at bigint,
    PRIMARY KEY (order_id, attempt_id)
);
CREATE INDEX {prefix}_attempts_by_id ON {prefix}_attempts (attempt_id);
CREATE INDEX {prefix}_attempts_by_settlement ON {prefix}_attempts (settled_at) WHERE settled_at IS NOT NULL;

-- What each instance tells the others of the health of channels; names no payer.
CREATE TABLE {prefix}_channel_health (
    instance text PRIMARY KEY,
    told_at bigint NOT NULL,
    share text NOT NULL
);

-- Resolutions, for auditors and back-tests; they name no payer and no order.
CREATE TABLE {prefix}_decisions (
    id text PRIMARY KEY,
    registration text,
    decided_at bigint NOT NULL,
    is_available boolean NOT NULL,
    primary_reason text,
    result bytea NOT NULL
);
CREATE INDEX {prefix}_decisions_by_time ON {prefix}_decisions (decided_at);
