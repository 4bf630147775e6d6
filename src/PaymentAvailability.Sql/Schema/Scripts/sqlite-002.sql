-- Tries to verify. Payers are keyed hashes; moments are ticks of 100 ns of UTC since year 1.
CREATE TABLE {prefix}_verification_counts (
    payer TEXT NOT NULL,
    kind INTEGER NOT NULL,
    method INTEGER NOT NULL,
    used INTEGER NOT NULL,
    window_ends_at INTEGER NOT NULL,
    blocked_until INTEGER,
    PRIMARY KEY (payer, kind, method)
);
CREATE INDEX {prefix}_verification_counts_by_end ON {prefix}_verification_counts (window_ends_at);

CREATE TABLE {prefix}_challenges (
    id TEXT PRIMARY KEY,
    payer TEXT NOT NULL,
    method INTEGER NOT NULL,
    provider_id TEXT NOT NULL,
    expires_at INTEGER NOT NULL
);
CREATE INDEX {prefix}_challenges_by_expiry ON {prefix}_challenges (expires_at);
