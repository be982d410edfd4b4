-- People, businesses and their clients.
--
-- Style: lower case, singular tables, named constraints (the store maps them to meanings), text + check
-- instead of enums, `*_at` for instants, `*_on` for dates.

create table person (
    person_id       bigint generated always as identity primary key,
    telegram_id     bigint not null constraint person_telegram_id_key unique,
    first_name      text not null,
    last_name       text,
    username        text,
    language        text not null constraint person_language_check check (language in ('ru', 'en')),
    zone            text,
    phone           text,
    -- Set while Telegram refuses to deliver to this person (blocked, deactivated).
    unreachable_at  timestamptz,
    -- The latest message of the private chat, ours or theirs: a card is edited in place only while it is that one.
    last_message_id bigint,
    -- When the person was told once what is stored and how to stop it.
    informed_at     timestamptz,
    created_at      timestamptz not null
);
comment on table person is 'Somebody who has written to the bot. One person can be owner and debtor at once.';
comment on column person.telegram_id is 'Also the id of the private chat.';
comment on column person.zone is 'IANA time zone; null until known, then the contact rules take the narrowest window.';

create table business (
    business_id      bigint generated always as identity primary key,
    name             text not null,
    currency         text not null,
    zone             text not null,
    country          text not null,
    payment_details  text,
    contact_name     text,
    contact_phone    text,
    ladder           text not null default 'standard'
                     constraint business_ladder_check check (ladder in ('gentle', 'standard', 'firm')),
    -- Whether reminders go out by themselves, after the owner agreed the evening before, or are only shown.
    reminding        text not null default 'send' constraint business_reminding_check check (reminding in ('send', 'ask', 'show')),
    -- Debts with less left than this are not reminded; null: all are.
    minimum_sum      numeric constraint business_minimum_sum_check check (minimum_sum > 0),
    -- The day, by the clock of the business, on which the letters of the next day were last listed for the owner.
    reviewed_on      date,
    -- The ladder as its owner edited it; null: the ready-made one.
    own_ladder       jsonb,
    -- Steps of earlier days are not made up for: a change of the ladder brings no burst.
    ladder_since     timestamptz,
    legal_form       text not null default 'company'
                     constraint business_legal_form_check check (legal_form in ('person', 'sole_trader', 'company')),
    -- The last year of which the owner was told that its holidays are not known.
    calendar_told    integer,
    next_debt_number integer not null default 1,
    version          integer not null default 1,
    created_at       timestamptz not null
);
comment on table business is 'Who is owed: the creditor in whose name the bot speaks.';

create table member (
    business_id bigint not null references business,
    person_id   bigint not null references person,
    role        text not null constraint member_role_check check (role in ('owner', 'staff')),
    joined_at   timestamptz not null,
    left_at     timestamptz,
    primary key (business_id, person_id)
);
comment on table member is 'Who acts for a business. A person acts for one business at a time.';
create unique index member_one_business_per_person on member (person_id) where left_at is null;

create table client (
    client_id   bigint generated always as identity primary key,
    business_id bigint not null references business,
    name        text not null,
    -- The name as it is looked for: folded by the program, since not every database folds letters beyond ASCII.
    search_name text not null,
    phone       text,
    -- Who the client is in law: with the country it decides which contact rules hold.
    legal_form  text not null default 'person'
                constraint client_legal_form_check check (legal_form in ('person', 'sole_trader', 'company')),
    -- An exception for this client.
    reminding   text not null default 'as_business'
                constraint client_reminding_check check (reminding in ('as_business', 'ask', 'off')),
    person_id   bigint references person,
    bound_at    timestamptz,
    -- Set when the client asked this business not to be reminded.
    stopped_at  timestamptz,
    -- Set while the one side takes no messages of the other through the bot.
    muted_by_owner_at  timestamptz,
    muted_by_debtor_at timestamptz,
    created_at  timestamptz not null,
    constraint client_bound_check check ((person_id is null) = (bound_at is null))
);
comment on table client is 'A debtor as one business knows them. Bound to a person once an invitation was accepted.';
create unique index client_one_per_person on client (business_id, person_id) where person_id is not null;
create index client_of_person on client (person_id) where person_id is not null;
create index client_of_business on client (business_id, created_at desc);
create index client_by_name on client (business_id, search_name);
create index client_asked on client (business_id) where reminding = 'ask';
