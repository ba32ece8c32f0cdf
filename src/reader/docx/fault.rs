//! What ends the reading of a part.

/// Why a part was not read to its end.
#[derive(Debug)]
pub(super) enum Fault {
    /// It does not inflate or is no well-formed XML; in words for a person.
    Damaged(String),
    /// It asks for more of the named limit than so many.
    Limit(&'static str, u64),
}
