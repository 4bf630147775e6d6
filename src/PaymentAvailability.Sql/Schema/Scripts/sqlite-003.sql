-- What was counted for a subject in a segment of a window or in a calendar period. Keys are keyed hashes of counter and subject; moments are ticks of 100 ns
-- of UTC since year 1.
CREATE TABLE {prefix}_counters (
    key BLOB NOT NULL,
    segment INTEGER NOT NULL,
    count INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    PRIMARY KEY (key, segment)
) WITHOUT ROWID;
CREATE INDEX {prefix}_counters_by_end ON {prefix}_counters (ends_at);

-- Who was seen last for a subject, the latest few; members are keyed hashes as well.
CREATE TABLE {prefix}_counter_members (
    key BLOB NOT NULL,
    member BLOB NOT NULL,
    seen_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    PRIMARY KEY (key, member)
) WITHOUT ROWID;
CREATE INDEX {prefix}_counter_members_by_end ON {prefix}_counter_members (ends_at);

-- Holds, by keyed hashes; changes are what a hold added: of each change its key, segment, count and amount, and whether a release leaves it, 41 bytes.
-- outcome is null while a hold has no end, and then 0 for kept, 1 for released, 2 for undone.
CREATE TABLE {prefix}_counter_holds (
    id BLOB PRIMARY KEY NOT NULL,
    changes BLOB NOT NULL,
    outcome INTEGER,
    forgotten_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX {prefix}_counter_holds_by_end ON {prefix}_counter_holds (forgotten_at);
