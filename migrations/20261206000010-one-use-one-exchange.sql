-- What one use writes, in one exchange with the server: the limits and the ledger it moves stand together here. Whether the
-- pass and the offer hold is judged before, by the one function that server and till share (src/redemptions/verdict.ts).

-- One unit of what there is of an offer for all together: a conditional update is the guard, a check constraint the wall.
-- What is left; nothing when there was none.
create function take_of_quota(p_offer uuid) returns int language sql as $$
  update offer set quota_used = quota_used + 1 where id = p_offer and quota_used < quota returning quota - quota_used
$$;

-- The guard of every limit. Whoever comes second waits for the row, then sees what the first one left. Whoever comes when
-- nothing is left waits for nobody: without the `not exists`, the upsert would lock the row to refuse, and a crowd at one
-- pass would queue for its connection; and an exhausted quota is no reason to queue for a use that would be given back.
-- `p_period` and `p_limit` are null without a limit for each pass, `p_quota_left` without one for all.
create function count_use(p_offer uuid, p_pass uuid, p_period date, p_limit int, p_quota_left int, out verdict text, out remaining int)
  language plpgsql as $$
declare
  v_left int;
begin
  if p_quota_left <= 0 then
    verdict := case when exists (
        select from offer_use where offer_id = p_offer and pass_id = p_pass and period_start = p_period and used >= p_limit)
      then 'limit_reached' else 'quota_exhausted' end;
    return;
  end if;
  if p_period is not null then
    insert into offer_use (offer_id, pass_id, period_start, used, limit_uses)
      select p_offer, p_pass, p_period, 1, p_limit
      where not exists (
        select from offer_use u where u.offer_id = p_offer and u.pass_id = p_pass and u.period_start = p_period and u.used >= p_limit)
      on conflict (ccas_id, offer_id, pass_id, period_start)
      do update set used = offer_use.used + 1, limit_uses = excluded.limit_uses where offer_use.used < excluded.limit_uses
      returning p_limit - used into remaining;
    if not found then
      verdict := 'limit_reached';
      return;
    end if;
  end if;
  if p_quota_left is not null then
    v_left := take_of_quota(p_offer);
    if v_left is null then
      update offer_use set used = used - 1 where offer_id = p_offer and pass_id = p_pass and period_start = p_period;
      verdict := 'quota_exhausted';
      remaining := null;
      return;
    end if;
    remaining := least(remaining, v_left);
  end if;
  verdict := 'accepted';
end $$;

-- Moves one unit a till holds on lease to a use: it was counted when it was lent. A unit of one period is none of another.
-- `p_lease`: the one the till took it from; any of its own when null.
create function take_leased_unit(
    p_holder uuid, p_offer uuid, p_pass uuid, p_period date, p_lease uuid,
    out lease_id uuid, out period_start date, out counted_in_quota boolean)
  language sql as $$
  update lease l set used = used + 1
    where l.holder_id = p_holder and l.offer_id = p_offer and (l.pass_id is null or l.pass_id = p_pass)
      and (l.period_start is null or l.period_start = p_period) and l.used < l.units and l.closed_at is null
      and l.id = coalesce(p_lease, (
        select f.id from lease f
        where f.holder_id = p_holder and f.offer_id = p_offer and (f.pass_id is null or f.pass_id = p_pass)
          and (f.period_start is null or f.period_start = p_period) and f.used < f.units and f.closed_at is null
        order by f.id limit 1))
    returning l.id, l.period_start, l.counted_in_quota
$$;

-- One use, judged already: its key claimed, its limits counted, itself or its refusal written, its answer kept, the journal
-- last, whose chain is held until the commit. A key that served before moves nothing and gives the first answer: whoever
-- brings it a second time waits for the first to commit. Enters its CCAS by itself, as `find_access` does.
-- `p_use`: see `src/redemptions/record-use.ts`; a version that says more there needs no other function.
create function record_use(
    p_ccas uuid, p_actor_kind text, p_actor_id uuid, p_key uuid, p_request_hash bytea, p_now timestamptz, p_use jsonb)
  returns table (request_hash bytea, outcome jsonb, is_first boolean) language plpgsql as $$
#variable_conflict use_column
declare
  u record;
  v_verdict text;
  v_remaining int;
  v_lease uuid;
  v_period date;
  v_in_quota boolean;
  v_outcome jsonb;
begin
  perform set_config('app.ccas', p_ccas::text, true), set_config('app.actor', concat_ws(' ', p_actor_kind, p_actor_id), true);
  insert into idempotent_answer (client_id, key, request_hash, at) values (p_actor_id, p_key, p_request_hash, p_now)
    on conflict do nothing;
  if not found then
    return query select a.request_hash, a.outcome, false from idempotent_answer a where a.client_id = p_actor_id and a.key = p_key;
    return;
  end if;

  select * into strict u from jsonb_to_record(p_use) as r (
    id uuid, verdict text, "offerId" uuid, "partnerId" uuid, "passId" uuid, "credentialId" uuid,
    "jti" text, "iat" bigint, "nonce" text, "periodStart" date, "limitUses" int, "limitPeriod" text, "quotaLeft" int,
    "leaseId" uuid, "amountCents" int, "savedCents" int, "at" text, "syncedAt" timestamptz);
  v_verdict := u.verdict;
  v_period := u."periodStart";
  v_in_quota := u."quotaLeft" is not null;

  -- Two tills may have read the same code of a phone: one of them takes it, once for each offer. Codes are told apart by
  -- what was signed, never by their signature.
  if v_verdict = 'accepted' and u.jti is not null then
    insert into used_code (jti, iat, nonce, client_id, offer_ids, used_at)
      values (u.jti, u.iat, u.nonce, p_actor_id, array[u."offerId"], p_now)
      on conflict (ccas_id, jti, iat, nonce) do update set offer_ids = used_code.offer_ids || excluded.offer_ids
        where used_code.client_id = excluded.client_id and not used_code.offer_ids @> excluded.offer_ids;
    if not found then v_verdict := 'replayed'; end if;
  end if;

  if v_verdict = 'accepted' then
    if u."leaseId" is not null then
      select t.lease_id, t.period_start, t.counted_in_quota into v_lease, v_period, v_in_quota
        from take_leased_unit(p_actor_id, u."offerId", u."passId", u."periodStart", u."leaseId") t where t.lease_id is not null;
    end if;
    if v_lease is null then
      v_period := u."periodStart";
      v_in_quota := u."quotaLeft" is not null;
      select c.verdict, c.remaining into v_verdict, v_remaining
        from count_use(u."offerId", u."passId", u."periodStart", u."limitUses", u."quotaLeft") c;
      -- The last units may be the ones this very till holds.
      if v_verdict <> 'accepted' and p_actor_kind = 'till' then
        select t.lease_id, t.period_start, t.counted_in_quota into v_lease, v_period, v_in_quota
          from take_leased_unit(p_actor_id, u."offerId", u."passId", u."periodStart", null) t where t.lease_id is not null;
        if v_lease is not null then v_verdict := 'accepted'; end if;
      end if;
    end if;
  end if;

  if v_verdict = 'accepted' then
    insert into redemption (id, offer_id, partner_id, pass_id, credential_id, actor_kind, actor_id, period_start, counted_in_quota,
        amount_cents, saved_cents, redeemed_at, synced_at, lease_id)
      values (u.id, u."offerId", u."partnerId", u."passId", u."credentialId", p_actor_kind, p_actor_id, v_period, v_in_quota,
        u."amountCents", u."savedCents", u.at::timestamptz, u."syncedAt", v_lease);
    v_outcome := jsonb_build_object('id', u.id, 'verdict', v_verdict, 'remaining', v_remaining, 'savedCents', u."savedCents",
      'redeemedAt', u.at) || case when v_lease is null then '{}' else jsonb_build_object('leaseId', v_lease) end;
  else
    insert into refusal (id, verdict, offer_id, partner_id, pass_id, credential_id, actor_kind, actor_id, refused_at, synced_at)
      values (u.id, v_verdict, u."offerId", u."partnerId", u."passId", u."credentialId", p_actor_kind, p_actor_id,
        u.at::timestamptz, u."syncedAt");
    v_outcome := jsonb_build_object('verdict', v_verdict) || case
      when v_verdict = 'limit_reached' and u."limitPeriod" is not null then jsonb_build_object('period', u."limitPeriod")
      else '{}' end;
  end if;
  update idempotent_answer a set outcome = v_outcome where a.client_id = p_actor_id and a.key = p_key;
  if v_verdict = 'accepted' then
    perform append_audit(p_now, p_actor_kind, p_actor_id, 'redemption.accepted', 'redemption', u.id,
      jsonb_build_object('offerId', u."offerId"));
  end if;
  return query select p_request_hash, v_outcome, true;
end $$;

-- It finds one token or none: thought to find a thousand, whatever is asked with it was planned anew at each scan, which took
-- twice as long as answering.
alter function find_access(uuid, bytea) rows 1;
