//! «What is in the way?»: the question, and what owners see of the answers.
