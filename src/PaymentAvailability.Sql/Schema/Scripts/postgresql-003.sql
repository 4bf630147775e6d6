-- What was counted for a subject in a segment of a window or in a calendar period. Keys are keyed hashes of counter and subject; moments are ticks of 100 ns
-- of UTC since year 1. Rows are changed more often than made, so some of each page is left free for it.
CREATE TABLE {prefix}_counters (
    key uuid NOT NULL,
    segment bigint NOT NULL,
    count bigint NOT NULL,
    amount bigint NOT NULL,
    ends_at bigint NOT NULL,
    PRIMARY KEY (key, segment)
) WITH (fillfactor = 80);
CREATE INDEX {prefix}_counters_by_end ON {prefix}_counters (ends_at);

-- Who was seen last for a subject, the latest few; members are keyed hashes as well.
CREATE TABLE {prefix}_counter_members (
    key uuid NOT NULL,
    member uuid NOT NULL,
    seen_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    PRIMARY KEY (key, member)
);
CREATE INDEX {prefix}_counter_members_by_end ON {prefix}_counter_members (ends_at);

-- Holds, by keyed hashes; changes are what a hold added: of each change its key, segment, count and amount, and whether a release leaves it, 41 bytes.
-- outcome is null while a hold has no end, and then 0 for kept, 1 for released, 2 for undone.
CREATE TABLE {prefix}_counter_holds (
    id uuid PRIMARY KEY,
    changes bytea NOT NULL,
    outcome smallint,
    forgotten_at bigint NOT NULL
);
CREATE INDEX {prefix}_counter_holds_by_end ON {prefix}_counter_holds (forgotten_at);
