//! A count of people as it is: never shown.

/// An exact count of people. It has no text form, and doesn't show when a program prints what it
/// holds:
///
/// ```compile_fail
/// let count = vangnet_privacy::Exact::none();
/// println!("{count}");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Exact(u64);

impl Exact {
    /// Nobody.
    pub const fn none() -> Self {
        Self(0)
    }

    /// This many people, as the store counted them.
    pub const fn of(people: u64) -> Self {
        Self(people)
    }

    /// One more.
    #[must_use]
    pub const fn and_one(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    pub(crate) const fn people(self) -> u64 {
        self.0
    }
}

impl std::fmt::Debug for Exact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Exact(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exact_count_does_not_print() {
        assert_eq!(format!("{:?}", Exact::of(3)), "Exact(…)");
        assert_eq!(format!("{:?}", Exact::of(3)), format!("{:?}", Exact::none().and_one()));
    }
}
