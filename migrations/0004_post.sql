-- The path of updates and messages: inbox, conversations, outbox, reminders, journal.

create table bot (
    bot_id         bigint primary key,
    -- The offset to ask Telegram for next. Moves in the transaction that stores the batch.
    next_update_id bigint not null default 0,
    -- Telegram asked the whole bot to wait (429).
    paused_until   timestamptz,
    -- When a message was last carried out, to the minute: whether the sender is stuck.
    delivered_at   timestamptz
);
comment on table bot is 'One row per bot token, known by the bot''s id.';

create table inbox (
    -- Whose row is there from the start of the program on: to look for it with each update would cost a good part of storing it.
    bot_id      bigint not null,
    update_id   bigint not null,
    -- The chat whose order the update keeps; null when it has none.
    chat_id     bigint,
    payload     jsonb not null,
    state       text not null default 'waiting' constraint inbox_state_check check (state in ('waiting', 'done', 'quarantined')),
    attempts    integer not null default 0,
    not_before  timestamptz,
    last_error  text,
    received_at timestamptz not null,
    closed_at   timestamptz,
    primary key (bot_id, update_id)
);
comment on table inbox is 'Raw updates, written before Telegram is told that they arrived.';
create index inbox_waiting on inbox (bot_id, update_id) where state = 'waiting';
create index inbox_quarantined on inbox (update_id) where state = 'quarantined';
create index inbox_done on inbox (closed_at) where state = 'done';
create index inbox_waiting_in_chat on inbox (chat_id, update_id) where state = 'waiting';

create table conversation (
    person_id     bigint primary key references person,
    -- The update that it began with, so that a button of an earlier form is told from one of this.
    form          integer not null,
    state         jsonb not null,
    state_version integer not null,
    begun_at      timestamptz not null,
    expires_at    timestamptz not null
);
comment on table conversation is 'The form a person is in the middle of. No row: no form.';
create index conversation_expiring on conversation (expires_at);

create table outbox (
    outbox_id   bigint generated always as identity primary key,
    person_id   bigint not null references person,
    -- What to do: show a screen, or tidy an earlier message.
    errand      jsonb not null,
    priority    smallint not null constraint outbox_priority_check check (priority in (0, 1, 2)),
    -- Whether an errand of unknown outcome is repeated: never for a reminder, always for a confirmation.
    repeatable  boolean not null,
    not_before  timestamptz not null,
    valid_until timestamptz,
    dedupe_key  text,
    -- What is said of the files of one album has the same: while it waits, it is said once for all of them.
    album       text,
    state       text not null default 'waiting' constraint outbox_state_check
                check (state in ('waiting', 'sending', 'sent', 'expired', 'withdrawn', 'unreachable', 'failed', 'unknown')),
    attempts    integer not null default 0,
    lease_until timestamptz,
    last_error  text,
    -- The message that carries the buttons.
    message_id  bigint,
    -- How many messages of a long screen have arrived: the next attempt goes on from there.
    parts_sent  integer not null default 0,
    -- Since then the message shows the answer to a tap,
    replaced_at timestamptz,
    -- or is folded to one line.
    folded_at   timestamptz,
    created_at  timestamptz not null,
    closed_at   timestamptz,
    constraint outbox_lease_check check ((state = 'sending') = (lease_until is not null))
);
comment on table outbox is 'Everything the bot is about to say, and what became of it.';
-- Each message is written three times, so that an index that it does not need is left out of its way.
create unique index outbox_dedupe_key on outbox (dedupe_key) where dedupe_key is not null;
create index outbox_waiting on outbox (priority, outbox_id) where state = 'waiting';
create index outbox_to_forget on outbox (closed_at) where priority < 2 and state in ('sent', 'expired', 'withdrawn');
create index outbox_of_album on outbox (person_id, album) where album is not null and state = 'waiting';
create index outbox_said on outbox (person_id, message_id) where message_id is not null;
create index outbox_dead on outbox (outbox_id) where state in ('failed', 'unknown');
create index outbox_expiring on outbox (valid_until) where state = 'waiting' and valid_until is not null;
create index outbox_in_hand on outbox (person_id, outbox_id) where state in ('waiting', 'sending');

create table contact (
    contact_id  bigint generated always as identity primary key,
    business_id bigint not null references business,
    person_id   bigint not null references person,
    outbox_id   bigint references outbox,
    -- Whether it asked for overdue money; only such messages count by week and month.
    overdue     boolean not null,
    made_at     timestamptz not null
);
comment on table contact is 'Messages that a business began: what the caps per day, week and month count.';
create index contact_of_person on contact (person_id, made_at);
create index contact_of_outbox on contact (outbox_id);

create view contact_counted as
    select c.business_id, c.person_id, c.outbox_id, c.overdue, coalesce(o.closed_at, c.made_at) as made_at,
           coalesce(o.state = 'waiting', false) as waiting
    from contact c left join outbox o using (outbox_id)
    where coalesce(o.state, '') not in ('failed', 'unreachable');
comment on view contact_counted is
    'What counts against the caps, at the moment of sending. A message whose outcome nobody knows counts, one that Telegram refused does not.';

create table approval (
    debt_id    bigint not null references debt,
    anchor_on  date not null,
    step       integer not null,
    -- The day for which the owner was shown the letter last, by the clock of the business.
    listed_for date not null,
    decision   text not null constraint approval_decision_check check (decision in ('waiting', 'send', 'skip')),
    decided_by bigint references person,
    decided_at timestamptz,
    primary key (debt_id, anchor_on, step),
    constraint approval_decided_check check ((decision = 'waiting') = (decided_at is null))
);
comment on table approval is 'Letters that go out only when the owner agrees, and what was decided.';

create table reminder (
    reminder_id bigint generated always as identity primary key,
    debt_id     bigint not null references debt,
    contact_id  bigint references contact,
    outbox_id   bigint references outbox,
    -- The date the step counts from: the due date, or that of an instalment.
    anchor_on   date not null,
    step        integer not null,
    -- Whether the message asked what is in the way: it is asked once.
    asks        boolean not null,
    reminded_at timestamptz not null
);
comment on table reminder is 'Which step of the ladder was taken for which debt, and with which message. A step without a message was taken by hand or for the owner.';
create index reminder_of_debt on reminder (debt_id, anchor_on, reminded_at);
create index reminder_of_outbox on reminder (outbox_id);
create index reminder_of_contact on reminder (contact_id);

create table journal (
    journal_id  bigint generated always as identity primary key,
    business_id bigint references business,
    debt_id     bigint references debt,
    number      integer,
    person_id   bigint references person,
    happened    text not null,
    facts       jsonb not null,
    at          timestamptz not null,
    previous    bytea,
    hash        bytea not null,
    constraint journal_number_key unique (debt_id, number)
);
comment on table journal is 'What happened, who did it and when. Entries of one debt form a SHA-256 chain.';
create index journal_of_debt on journal (debt_id, number);
create trigger journal_is_immutable before update or delete on journal for each row execute function refuse_change();
