-- What stands between a debt and its payment: disputes, payment claims, inquiries, what is said about them, and
-- the files that go along.

create table dispute (
    dispute_id  bigint generated always as identity primary key,
    debt_id     bigint not null references debt,
    reason      text not null constraint dispute_reason_check check (reason in
                ('defect', 'not_delivered', 'incomplete', 'late', 'wrong_amount', 'other')),
    body        text,
    -- Null disputes the whole debt.
    amount      numeric constraint dispute_amount_check check (amount > 0),
    -- open, maintained: the owner's turn; answered, redoing: the debtor's.
    state       text not null constraint dispute_state_check check (state in ('open', 'answered', 'redoing', 'maintained', 'settled')),
    -- The owner's latest answer.
    resolution  text constraint dispute_resolution_check check (resolution in ('cancel', 'discount', 'redo', 'refuse', 'end')),
    discount    numeric,
    redo_on     date,
    answer      text,
    -- How it ended.
    outcome     text constraint dispute_outcome_check check (outcome in
                ('cancelled', 'agreed', 'redone', 'silence', 'ended', 'withdrawn', 'lapsed')),
    opened_by   bigint not null references person,
    opened_at   timestamptz not null,
    -- When the business has first looked at it.
    seen_at     timestamptz,
    -- When silence of whoever is waited for is acted upon, and how often it was.
    wait_until  timestamptz,
    nudges      integer not null default 0,
    settled_at  timestamptz,
    constraint dispute_answered_check check (state not in ('answered', 'redoing', 'maintained') or resolution is not null),
    constraint dispute_settled_check check ((state = 'settled') = (outcome is not null and settled_at is not null)),
    constraint dispute_wait_check check (state <> 'settled' or wait_until is null)
);
comment on table dispute is 'What the debtor is unhappy about, how the owner answered, and how it ended.';
create unique index dispute_one_open_per_debt on dispute (debt_id) where state <> 'settled';
create index dispute_waiting on dispute (wait_until) where wait_until is not null;

create table payment_claim (
    payment_claim_id bigint generated always as identity primary key,
    debt_id          bigint not null references debt,
    -- Null claims that all is paid.
    amount           numeric constraint payment_claim_amount_check check (amount > 0),
    -- The day on which the debtor says to have paid.
    paid_on          date not null,
    -- open: the owner's turn; receipt_asked: the debtor's.
    state            text not null constraint payment_claim_state_check check (state in
                     ('open', 'receipt_asked', 'confirmed', 'denied', 'lapsed')),
    claimed_by       bigint not null references person,
    claimed_at       timestamptz not null,
    wait_until       timestamptz,
    nudges           integer not null default 0,
    -- What the owner has received in fact.
    received         numeric constraint payment_claim_received_check check (received > 0),
    decided_at       timestamptz,
    constraint payment_claim_decided_check check ((state in ('open', 'receipt_asked')) = (decided_at is null)),
    constraint payment_claim_wait_check check (decided_at is null or wait_until is null)
);
comment on table payment_claim is '«Already paid»: waits for the owner to confirm or deny.';
create unique index payment_claim_one_open_per_debt on payment_claim (debt_id) where state in ('open', 'receipt_asked');
create index payment_claim_waiting on payment_claim (wait_until) where wait_until is not null;

create table inquiry (
    inquiry_id  bigint generated always as identity primary key,
    debt_id     bigint not null references debt,
    about       text not null constraint inquiry_about_check check (about in
                ('papers', 'amount', 'due_date', 'payer', 'chat', 'call', 'meeting')),
    -- The right amount and the right date, as the debtor says.
    amount      numeric constraint inquiry_amount_check check (amount > 0),
    due_on      date,
    -- Words: who is to be billed instead, when to call, where to meet, what else is to say.
    body        text,
    phone       text,
    state       text not null constraint inquiry_state_check check (state in ('open', 'done', 'withdrawn', 'lapsed')),
    -- What came of it, in the owner's words.
    outcome     text,
    side        text not null constraint inquiry_side_check check (side in ('owner', 'debtor')),
    opened_by   bigint not null references person,
    opened_at   timestamptz not null,
    -- The ladder waits until then at most.
    held_until  timestamptz not null,
    wait_until  timestamptz,
    nudges      integer not null default 0,
    closed_at   timestamptz,
    constraint inquiry_closed_check check ((state = 'open') = (closed_at is null)),
    constraint inquiry_wait_check check (state = 'open' or wait_until is null),
    constraint inquiry_amount_named_check check ((about = 'amount') = (amount is not null)),
    constraint inquiry_date_named_check check ((about = 'due_date') = (due_on is not null))
);
comment on table inquiry is 'Something the debtor wants to know, to have corrected or to talk about; a task for the owner until it is done.';
create unique index inquiry_one_open_of_a_kind on inquiry (debt_id, about) where state = 'open';
create index inquiry_waiting on inquiry (wait_until) where wait_until is not null;

create table message (
    message_id bigint generated always as identity primary key,
    debt_id    bigint not null references debt,
    dispute_id bigint references dispute,
    inquiry_id bigint references inquiry,
    side       text not null constraint message_side_check check (side in ('owner', 'debtor')),
    person_id  bigint not null references person,
    body       text,
    -- Messages of one album carry Telegram's name for it.
    album      text,
    update_id  bigint,
    said_at    timestamptz not null,
    constraint message_topic_check check (num_nonnulls(dispute_id, inquiry_id) = 1)
);
comment on table message is 'What the two sides say to each other through the bot about a dispute or an inquiry, in order.';
create index message_of_dispute on message (dispute_id, message_id) where dispute_id is not null;
create index message_of_inquiry on message (inquiry_id, message_id) where inquiry_id is not null;
create trigger message_is_immutable before update or delete on message for each row execute function refuse_change();

create table attachment (
    attachment_id    bigint generated always as identity primary key,
    debt_id          bigint not null references debt,
    dispute_id       bigint references dispute,
    payment_claim_id bigint references payment_claim,
    message_id       bigint references message,
    kind             text not null constraint attachment_kind_check check (kind in
                     ('photo', 'document', 'video', 'animation', 'audio', 'voice', 'video_note')),
    file_id          text not null,
    file_name        text,
    added_by         bigint not null references person,
    added_at         timestamptz not null,
    -- Set when a copy of the invoice was replaced or taken away.
    removed_at       timestamptz,
    constraint attachment_belongs_check check (num_nonnulls(dispute_id, payment_claim_id, message_id) <= 1)
);
comment on table attachment is 'Copies of the invoice (nothing else set), photos of a dispute, receipts of a claim, files of a message. The files stay with Telegram.';
create index attachment_of_debt on attachment (debt_id, attachment_id);
create index attachment_of_message on attachment (message_id) where message_id is not null;

create table obstacle (
    obstacle_id bigint generated always as identity primary key,
    debt_id     bigint not null references debt,
    person_id   bigint not null references person,
    obstacle    text not null constraint obstacle_check check (obstacle in
                ('forgot', 'no_money', 'unhappy', 'information', 'talk', 'not_me', 'silence')),
    named_at    timestamptz not null
);
comment on table obstacle is 'What a debtor says is in the way of paying. Counted per business.';
create index obstacle_of_debt on obstacle (debt_id, named_at);
