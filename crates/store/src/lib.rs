//! Events, read models and documents, kept in SQLite or PostgreSQL and in a folder or S3.
