//! Pages for the public, the desk and contributors; over office.
