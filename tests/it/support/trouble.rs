//! An answer that the database refuses, and what people were told nevertheless.

use sqlx::PgPool;
use vovremya::demo::stage::Actor;

use super::seed;

/// From now on the database refuses the answer to an unknown word.
pub async fn break_outbox(pool: &PgPool) {
    seed::run(
        pool,
        "create function break() returns trigger language plpgsql as $$
         begin raise exception 'the disk is full'; end $$;
         create trigger broken before insert on outbox for each row
         when (new.errand::text like '%Не понял вас%' or new.errand::text like '%I did not get that%')
         execute function break();",
    )
    .await;
}

pub fn said_to(person: &Actor<'_>) -> Vec<String> {
    person.chat().into_iter().filter(|message| message.from_bot).map(|message| message.text).collect()
}
