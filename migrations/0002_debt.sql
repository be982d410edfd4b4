-- Debts, their ledger, holds and papers.

create table debt (
    debt_id         bigint generated always as identity primary key,
    business_id     bigint not null references business,
    client_id       bigint not null references client,
    number          integer not null,
    what            text not null,
    service_on      date,
    currency        text not null,
    due_on          date not null,
    kind            text not null default 'invoice' constraint debt_kind_check check (kind in ('invoice', 'prepayment')),
    state           text not null constraint debt_state_check
                    check (state in ('draft', 'offered', 'open', 'settled', 'cancelled', 'written_off', 'handed_over')),
    -- Counts every change; a button carries the version it was drawn from.
    version         integer not null default 1,
    -- When the scheduler has to look at this debt again; null when nothing is to come.
    next_contact_at timestamptz,
    -- When the client accepted the invitation and first saw the debt.
    opened_at       timestamptz,
    -- Silence until then after an answer of the debtor; once past, the ladder began anew there, softly.
    resume_from     timestamptz,
    -- What that silence is for.
    paused_for      text constraint debt_paused_for_check check (paused_for in
                    ('forgot', 'no_money', 'unhappy', 'information', 'talk', 'answered', 'resumed', 'old_debt')),
    -- Overdue when it was registered, and reminded as if it had been known from the beginning.
    by_age          boolean not null default false,
    registered_by   bigint not null references person,
    created_at      timestamptz not null,
    closed_at       timestamptz,
    constraint debt_number_key unique (business_id, number),
    constraint debt_paused_check check (paused_for is null or resume_from is not null),
    constraint debt_opened_check check (state <> 'open' or opened_at is not null),
    constraint debt_silent_unless_alive check (next_contact_at is null or state in ('offered', 'open')),
    constraint debt_closed_check check ((closed_at is not null) = (state in ('settled', 'cancelled', 'written_off', 'handed_over')))
);
comment on table debt is 'One thing owed: numbered per business. What is left to pay is the sum of its ledger entries, never a column.';
-- The scheduler reads only this index: a tick costs what is due, not what is registered.
create index debt_due_for_contact on debt (next_contact_at) where next_contact_at is not null;
create index debt_of_business on debt (business_id, state, due_on);
create index debt_of_client on debt (client_id, next_contact_at);

create table entry (
    entry_id    bigint generated always as identity primary key,
    debt_id     bigint not null references debt,
    kind        text not null constraint entry_kind_check
                check (kind in ('charge', 'payment', 'payment_reversal', 'discount', 'fee', 'write_off', 'correction')),
    -- Signed: charges and fees add to what is owed, payments and discounts take from it.
    amount      numeric not null constraint entry_amount_check check (amount <> 0),
    reason      text,
    recorded_by bigint references person,
    recorded_at timestamptz not null,
    constraint entry_sign_check check (
        kind = 'correction'
        or (kind in ('charge', 'fee', 'payment_reversal') and amount > 0)
        or (kind in ('payment', 'discount', 'write_off') and amount < 0))
);
comment on table entry is 'The ledger. Entries are never changed: a mistake is corrected by another entry with a reason.';
create index entry_of_debt on entry (debt_id, entry_id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation';
end;
$$;
create trigger entry_is_immutable before update or delete on entry for each row execute function refuse_change();

create table hold (
    hold_id  bigint generated always as identity primary key,
    debt_id  bigint not null references debt,
    reason   text not null constraint hold_reason_check check (reason in
             ('dispute', 'payment_claim', 'promise', 'plan', 'opt_out', 'unreachable', 'owner_pause', 'request_pending', 'not_me', 'inquiry')),
    -- Null holds the whole debt.
    amount   numeric constraint hold_amount_check check (amount > 0),
    since_at timestamptz not null,
    until_at timestamptz,
    ended_at timestamptz
);
comment on table hold is 'Why a debt, or a part of it, is not asked for at present.';
create unique index hold_one_live_per_reason on hold (debt_id, reason) where ended_at is null;

create table invitation (
    invitation_id bigint generated always as identity primary key,
    debt_id       bigint not null references debt,
    -- SHA-256 of the secret in the link; the secret itself is never stored.
    secret_hash   bytea not null constraint invitation_secret_key unique,
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    used_at       timestamptz,
    used_by       bigint references person,
    revoked_at    timestamptz,
    -- When the business was told that a second account tried the link. It is told once.
    contested_at  timestamptz,
    constraint invitation_used_check check ((used_at is null) = (used_by is null))
);
comment on table invitation is 'A one-use link that binds a client to the first person who confirms it.';
create unique index invitation_one_live_per_debt on invitation (debt_id) where used_at is null and revoked_at is null;

create table invitation_opening (
    invitation_id bigint not null references invitation,
    person_id     bigint not null references person,
    opened_at     timestamptz not null,
    primary key (invitation_id, person_id)
);
comment on table invitation_opening is 'Who came with the secret of a link. Only they may answer the invitation: its number in a button proves nothing.';
