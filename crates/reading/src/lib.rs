//! Files and messages become documents, and documents the facts of a request or a response.
