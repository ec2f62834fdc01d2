//! A document becomes HTML, accessible PDF, DOCX or plain text.
