//! Chain care, pure: what may happen to a signal, a report, a case, and whose move it is.
