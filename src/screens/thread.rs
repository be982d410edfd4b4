//! What was said between the two sides, and the words around it.
