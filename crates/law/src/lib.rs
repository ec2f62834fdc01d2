//! FOIA, EIR, FOISA and EISRs as code: duties, time limits, provisions, each with its citation.
