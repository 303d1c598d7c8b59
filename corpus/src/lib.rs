//! A corpus of invented notices with what is hidden in them, to measure the guard by.
