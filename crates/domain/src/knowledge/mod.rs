//! What the field knows: signals, factors, help lines, programmes, barriers.
