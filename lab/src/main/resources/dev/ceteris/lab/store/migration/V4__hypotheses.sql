-- Which trials a run shares with other runs, and which of its hypotheses were there before the results (their digests, as JSON).

ALTER TABLE run ADD COLUMN experiment TEXT;
ALTER TABLE run ADD COLUMN registered TEXT NOT NULL DEFAULT '[]';
