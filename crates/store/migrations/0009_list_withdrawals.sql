-- Whoever put a change to the list of signals forward can take it back, as long as nobody answered it.
ALTER TABLE signal_amendment
  ADD COLUMN withdrawn_at BIGINT CHECK (withdrawn_at IS NULL OR answered_at IS NULL);
