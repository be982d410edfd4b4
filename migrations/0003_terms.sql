-- Coming to terms: plans, agreements and promises, and what a business agrees to in advance.

create table plan (
    plan_id     bigint generated always as identity primary key,
    -- The debt whose number the agreement carries; `plan_debt` lists all.
    debt_id     bigint not null references debt,
    -- Counts the plans of one debt; an agreement is numbered «debt-plan».
    number      integer not null,
    state       text not null constraint plan_state_check check (state in
                ('proposed', 'countered', 'accepted', 'declined', 'withdrawn', 'expired', 'kept', 'broken', 'replaced')),
    reason      text,
    created_at  timestamptz not null,
    decided_at  timestamptz,
    -- The date of the part about whose delay both sides have been told.
    late_told_on date,
    constraint plan_number_key unique (debt_id, number),
    constraint plan_state_key unique (plan_id, state)
);
comment on table plan is 'A negotiation about when and how debts of one client are paid, and what came of it.';
create index plan_open on plan (plan_id) where state in ('proposed', 'countered');

create table plan_debt (
    plan_id  bigint not null,
    debt_id  bigint not null references debt,
    -- The parts are laid over the debts in this order.
    position integer not null constraint plan_debt_position_check check (position > 0),
    -- What this debt brings in: paid by its instalments, the rest is its share of the discount.
    amount   numeric not null constraint plan_debt_amount_check check (amount > 0),
    -- Always the state of the plan, repeated here so that the indexes below can guard each debt.
    state    text not null,
    primary key (plan_id, debt_id),
    constraint plan_debt_position_key unique (plan_id, position),
    constraint plan_debt_plan_fkey foreign key (plan_id, state) references plan (plan_id, state) on update cascade
);
comment on table plan_debt is 'Which debts a plan covers.';
create unique index plan_one_open_per_debt on plan_debt (debt_id) where state in ('proposed', 'countered');
create unique index plan_one_accepted_per_debt on plan_debt (debt_id) where state = 'accepted';
create index plan_debt_of_debt on plan_debt (debt_id);

create table offer (
    offer_id       bigint generated always as identity primary key,
    plan_id        bigint not null references plan,
    round          integer not null,
    side           text not null constraint offer_side_check check (side in ('owner', 'debtor')),
    made_by        bigint not null references person,
    made_at        timestamptz not null,
    expires_at     timestamptz not null,
    -- What is taken off, and whether at once or when the plan is kept to its end.
    discount       numeric constraint offer_discount_amount_check check (discount > 0),
    discount_given text constraint offer_discount_given_check check (discount_given in ('at_once', 'when_kept')),
    -- The update of Telegram and the message whose button was pressed.
    update_id      bigint,
    message_id     bigint,
    constraint offer_round_key unique (plan_id, round),
    constraint offer_discount_check check ((discount is null) = (discount_given is null))
);
comment on table offer is 'One round of a negotiation. Offers are kept; the latest is the one on the table.';
create trigger offer_is_immutable before update or delete on offer for each row execute function refuse_change();

create table instalment (
    offer_id bigint not null references offer,
    -- The part of the plan; one that falls on several debts has a row for each.
    number   integer not null constraint instalment_number_check check (number > 0),
    debt_id  bigint not null references debt,
    due_on   date not null,
    amount   numeric not null constraint instalment_amount_check check (amount > 0),
    primary key (offer_id, number, debt_id)
);
comment on table instalment is 'The parts of an offer, laid over its debts.';
create trigger instalment_is_immutable before update or delete on instalment for each row execute function refuse_change();

create table agreement (
    agreement_id  bigint generated always as identity primary key,
    plan_id       bigint not null constraint agreement_plan_key unique references plan,
    offer_id      bigint not null references offer,
    number        text not null,
    -- What anybody who holds the paper can check it by; unlike the number it is one of a kind.
    code          text not null constraint agreement_code_key unique,
    -- The agreement that this one takes the place of.
    replaces      bigint constraint agreement_replaces_key unique references agreement,
    -- Which wording of the text this is, and the language that counts where the two differ.
    terms_version smallint not null,
    prevails      text not null constraint agreement_prevails_check check (prevails in ('ru', 'en')),
    text_ru       text not null,
    text_en       text not null,
    text_hash     bytea not null,
    -- The hash of the debt's latest journal entry when the agreement was made.
    journal_head  bytea not null,
    made_at       timestamptz not null
);
comment on table agreement is 'What both sides said yes to, word for word. Never changed.';
create index agreement_by_number on agreement (number);
create trigger agreement_is_immutable before update or delete on agreement for each row execute function refuse_change();

create table agreement_paper (
    agreement_id bigint not null references agreement,
    language     text not null constraint agreement_paper_language_check check (language in ('ru', 'en')),
    file         bytea not null,
    file_hash    bytea not null constraint agreement_paper_hash_key unique,
    primary key (agreement_id, language)
);
comment on table agreement_paper is 'The agreement as PDF, byte for byte as both sides got it.';
create trigger agreement_paper_is_immutable before update or delete on agreement_paper for each row execute function refuse_change();

create table acceptance (
    agreement_id bigint not null references agreement,
    side         text not null constraint acceptance_side_check check (side in ('owner', 'debtor')),
    person_id    bigint not null references person,
    telegram_id  bigint not null,
    name         text not null,
    update_id    bigint,
    message_id   bigint,
    -- Whether the yes was given in advance, by the limits of the business.
    by_limits    boolean not null,
    accepted_at  timestamptz not null,
    primary key (agreement_id, side)
);
comment on table acceptance is 'Each side''s yes: which account, when, by which update and message of Telegram.';
create trigger acceptance_is_immutable before update or delete on acceptance for each row execute function refuse_change();
create index acceptance_by_person on acceptance (person_id);

create view agreement_party as
select agreement_id, person_id from acceptance where side = 'debtor'
union
select a.agreement_id, m.person_id
from agreement a
join plan p using (plan_id)
join debt d on d.debt_id = p.debt_id
join member m using (business_id)
where m.left_at is null;
comment on view agreement_party is
    'Who may see an agreement: the debtor who accepted it, and whoever acts for the business now.';

create table limits (
    business_id          bigint primary key references business,
    who                  text not null constraint limits_who_check check (who in ('nobody', 'reliable', 'everyone')),
    parts_max            integer not null constraint limits_parts_max_check check (parts_max between 1 and 24),
    -- From the day of the request to the last part.
    within_days          integer not null constraint limits_within_days_check check (within_days between 1 and 730),
    first_percent        integer not null constraint limits_first_percent_check check (first_percent between 0 and 90),
    -- In the currency of the business; zero: any.
    part_min             numeric not null constraint limits_part_min_check check (part_min >= 0),
    discount_percent_max integer not null constraint limits_discount_check check (discount_percent_max between 0 and 50),
    deferrals_max        integer not null constraint limits_deferrals_check check (deferrals_max between 1 and 9),
    set_by               bigint not null references person,
    set_at               timestamptz not null,
    update_id            bigint,
    message_id           bigint
);
comment on table limits is
    'What a business agrees to in advance. Who set it last, when, by which update and message is its side''s yes to what is accepted by it.';

create table promise (
    promise_id   bigint generated always as identity primary key,
    debt_id      bigint not null references debt,
    promised_on  date not null,
    -- When it is looked at: some working days after the promised one.
    ends_at      timestamptz not null,
    state        text not null constraint promise_state_check check (state in ('open', 'kept', 'broken', 'lapsed')),
    made_by      bigint not null references person,
    made_at      timestamptz not null,
    update_id    bigint,
    concluded_at timestamptz,
    constraint promise_concluded_check check ((state = 'open') = (concluded_at is null))
);
comment on table promise is 'A day on which the debtor says they will pay, and what came of it. There is no document.';
create unique index promise_one_open_per_debt on promise (debt_id) where state = 'open';
create index promise_open_by_end on promise (ends_at) where state = 'open';
create index promise_of_debt on promise (debt_id, promise_id);

create view debt_line as
select d.debt_id, d.business_id, d.client_id, d.number, d.state, d.currency, d.closed_at, c.name as client, c.search_name,
       case when d.closed_at is null then b.balance else b.paid end as amount,
       coalesce(next_part.due_on, d.due_on) as anchor_on
from debt d
join client c using (client_id)
cross join lateral (
    select coalesce(sum(amount), 0) as balance,
           coalesce(-sum(amount) filter (where kind in ('payment', 'payment_reversal')), 0) as paid
    from entry where entry.debt_id = d.debt_id) b
left join lateral (
    select min(part.due_on) as due_on
    from (select i.due_on, sum(i.amount) over (order by i.number desc) - i.amount as later,
                 -- What is forgiven once the plan is kept is not paid by any part.
                 case o.discount_given when 'when_kept' then pd.amount - sum(i.amount) over () else 0 end as forgiven
          from plan_debt pd
          join agreement a using (plan_id)
          join offer o using (offer_id)
          join instalment i on i.offer_id = a.offer_id and i.debt_id = pd.debt_id
          where pd.debt_id = d.debt_id and pd.state = 'accepted') part
    where b.balance - part.forgiven > part.later) next_part on true;
comment on view debt_line is 'A debt as lists show it: what is left (of a closed one, what was paid) and the date that counts.';
