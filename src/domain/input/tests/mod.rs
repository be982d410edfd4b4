mod amounts;
mod dates;
mod lines;
mod texts;
