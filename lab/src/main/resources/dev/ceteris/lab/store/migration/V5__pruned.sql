-- A trial that is pruned ends before its last epoch and has no weights. Its state is 'done' with this epoch set: the
-- constraint of the column state cannot be widened in SQLite without making the table anew.

ALTER TABLE trial ADD COLUMN pruned_at_epoch INTEGER; -- when pruned: the epoch after which the trial was stopped
