//! What every page shares: words in two languages, the page shell, form state, assets and headers.
//!
//! A page is a struct that derives `askama::Template`, extends a layout from `templates/layout/` and
//! holds at least `t: Text` and `shell: PublicShell` or `shell: StaffShell`. `docs/how-to/page.md`
//! shows one from start to end.

mod assets;
mod cards;
mod form;
mod headers;
mod shell;
mod text;
mod theme;
mod when;

#[cfg(test)]
mod keys;

pub use assets::{asset_router, asset_url};
pub use cards::{Choice, DutyCard, Paging, TimelineCard};
pub use form::{Form, FormFault};
pub use headers::{Headers, may_hear, secure};
pub use shell::{NavItem, Notice, NoticeKind, PublicShell, StaffShell, html};
pub use text::{Argument, Text};
pub use theme::{Theme, ThemeFault};
pub use when::{Due, Urgency};
