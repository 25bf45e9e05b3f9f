-- The sector of an organisation: which form of the meldcode its new signals follow. What was noted
-- before keeps the form it was noted under.
ALTER TABLE organisation ADD COLUMN sector TEXT NOT NULL DEFAULT 'general';
