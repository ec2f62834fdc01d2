//! The memory: earlier answers and registers, searched per question.
