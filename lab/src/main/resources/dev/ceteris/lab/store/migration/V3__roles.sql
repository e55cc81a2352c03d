-- What a trial is for: the study itself, or the choice of a value that is tuned.

ALTER TABLE trial ADD COLUMN role TEXT NOT NULL DEFAULT 'study' CHECK (role IN ('study', 'tuning'));
