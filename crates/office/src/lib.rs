//! One function for each thing an officer, a contributor or the public can do.
