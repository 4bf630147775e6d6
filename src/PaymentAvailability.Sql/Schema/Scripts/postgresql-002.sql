-- Tries to verify. Payers are keyed hashes; moments are ticks of 100 ns of UTC since year 1.
CREATE TABLE {prefix}_verification_counts (
    payer text NOT NULL,
    kind smallint NOT NULL,
    method integer NOT NULL,
    used integer NOT NULL,
    window_ends_at bigint NOT NULL,
    blocked_until bigint,
    PRIMARY KEY (payer, kind, method)
);
CREATE INDEX {prefix}_verification_counts_by_end ON {prefix}_verification_counts (window_ends_at);

CREATE TABLE {prefix}_challenges (
    id text PRIMARY KEY,
    payer text NOT NULL,
    method integer NOT NULL,
    provider_id text NOT NULL,
    expires_at bigint NOT NULL
);
CREATE INDEX {prefix}_challenges_by_expiry ON {prefix}_challenges (expires_at);
