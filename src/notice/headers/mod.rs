//! What stands over a plan's columns: the `header` in a grid, the `leaves` of its levels, the `role`
//! that a wording gives, and the `columns` that follow, with what their own cells say of them
//! (`column_roles`); `transposed` tells a plan on its side.

pub(crate) mod column_roles;
pub(crate) mod columns;
pub(crate) mod header;
pub(crate) mod leaves;
pub(crate) mod role;
pub(crate) mod transposed;
