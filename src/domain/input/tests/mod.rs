mod amounts;
mod dates;
mod lines;
mod terms;
mod texts;
