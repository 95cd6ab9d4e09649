//! Business time at its edges, over random policies and over every input of the public functions.
