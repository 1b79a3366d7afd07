import type { Platform } from '~/platform/platform.server';

import {
  CLAIM_SILENCE_HOURS,
  PRACTISED_PREFIX,
  seenBoth,
  standingsOf,
  STORY_LEAST,
  TROUBLE_DAYS,
  type Act,
  type Doors,
  type Facts,
  type Standing,
  type TroubleKind,
} from './acts';

/** Somebody at work in a shop. */
export type Learner = { shopId: string; personId: string };

const HOUR_MS = 3_600_000;

/**
 * What each act looks like in the shop's own data: the learner's place, the act, when it was seen first and last.
 * One branch an act; every one finds its rows by the shop.
 */
const SEEN = `
  SELECT l.place, 'photo' AS act, min(p.created_at) AS first, max(p.created_at) AS last
    FROM learners AS l JOIN photos AS p ON p.shop_id = l.shop_id
    WHERE p.state = 'ready' AND p.removed_at IS NULL AND p.listing_id IS NOT NULL
      AND jsonb_array_length(p.advice) = 0
    GROUP BY l.place
  UNION ALL
  SELECT l.place, 'price', min(i.published_at), max(i.published_at)
    FROM learners AS l JOIN listings AS i ON i.shop_id = l.shop_id
    WHERE i.published_at IS NOT NULL AND EXISTS (
      SELECT FROM variants AS v WHERE v.listing_id = i.id AND v.retired_at IS NULL AND v.price IS NOT NULL
        AND (i.unit = 'chuc' OR (i.unit = 'chau' AND EXISTS (SELECT FROM wholesale_tiers AS w WHERE w.variant_id = v.id))))
    GROUP BY l.place
  UNION ALL
  SELECT l.place, 'answer', min(e.at), max(e.at)
    FROM learners AS l JOIN orders AS o ON o.shop_id = l.shop_id JOIN order_events AS e ON e.order_id = o.id
    WHERE e.actor = 'seller' AND e.from_state = 'placed' AND e.kind IN ('accepted', 'cancelled') AND e.at <= o.answer_by
    GROUP BY l.place
  UNION ALL
  SELECT l.place, 'pack', min(o.handed_over_at), max(o.handed_over_at)
    FROM learners AS l JOIN orders AS o ON o.shop_id = l.shop_id
    WHERE o.handed_over_at IS NOT NULL AND o.shipping_kind <> 'pickup'
    GROUP BY l.place
  UNION ALL
  SELECT l.place, 'transfer', min(m.at), max(m.at)
    FROM learners AS l JOIN shops AS s ON s.id = l.shop_id JOIN ledger AS m ON m.shop_id = l.shop_id
    WHERE m.kind = 'received' AND m.method = 'vietqr' AND EXISTS (
      SELECT FROM bank_accounts AS b WHERE b.shop_id = s.id OR b.cooperative_id = s.cooperative_id)
    GROUP BY l.place
  UNION ALL
  SELECT l.place, 'book', min(a.at), max(a.at)
    FROM learners AS l JOIN acts AS a ON a.shop_id = l.shop_id
    WHERE a.kind = 'book-taken'
      AND EXISTS (SELECT FROM revenue_lines AS r WHERE r.shop_id = l.shop_id AND r.created_at <= a.at)
    GROUP BY l.place
  UNION ALL
  SELECT l.place, 'story', NULL, NULL
    FROM learners AS l JOIN shops AS s ON s.id = l.shop_id WHERE char_length(s.story) >= $4
  UNION ALL
  SELECT l.place, 'tet', min(i.published_at), max(i.published_at)
    FROM learners AS l JOIN listings AS i ON i.shop_id = l.shop_id LEFT JOIN shop_selling AS s ON s.shop_id = l.shop_id
    WHERE i.published_at IS NOT NULL AND i.preorder_on IS NOT NULL
      AND coalesce(i.deposit_percent, s.deposit_percent, 30) > 0
    GROUP BY l.place
  UNION ALL
  SELECT l.place, CASE a.kind WHEN 'picture-taken' THEN 'share' ELSE 'sheet' END, min(a.at), max(a.at)
    FROM learners AS l JOIN acts AS a ON a.shop_id = l.shop_id
    WHERE a.kind IN ('picture-taken', 'sheet-filled')
    GROUP BY l.place, a.kind
  UNION ALL
  SELECT l.place, 'claim', min(c.answered_at), max(c.answered_at)
    FROM learners AS l JOIN orders AS o ON o.shop_id = l.shop_id JOIN claims AS c ON c.order_id = o.id
    WHERE c.answered_at IS NOT NULL
    GROUP BY l.place
  UNION ALL
  SELECT l.place, 'safe', min(a.at), max(a.at)
    FROM learners AS l JOIN acts AS a ON a.person_id = l.person_id
    WHERE a.kind = 'password-changed'
    GROUP BY l.place`;

/**
 * What was done with pretend buyers of the practice shop, as far as it counts there (`PRACTISED`). It has no last time:
 * what went wrong in a real order is made good in a real one.
 */
const PRACTISED_SEEN = `
  SELECT l.place, 'answer' AS act, min(e.at) AS first, NULL::timestamptz AS last
    FROM learners AS l JOIN shops AS s ON s.practice_of_id = l.shop_id JOIN orders AS o ON o.shop_id = s.id
      JOIN order_events AS e ON e.order_id = o.id
    WHERE e.actor = 'seller' AND e.from_state = 'placed' AND e.kind IN ('accepted', 'cancelled') AND e.at <= o.answer_by
    GROUP BY l.place
  UNION ALL
  SELECT l.place, 'pack', min(o.handed_over_at), NULL
    FROM learners AS l JOIN shops AS s ON s.practice_of_id = l.shop_id JOIN orders AS o ON o.shop_id = s.id
    WHERE o.handed_over_at IS NOT NULL AND o.shipping_kind <> 'pickup'
    GROUP BY l.place
  UNION ALL
  SELECT l.place, 'claim', min(c.answered_at), NULL
    FROM learners AS l JOIN shops AS s ON s.practice_of_id = l.shop_id JOIN orders AS o ON o.shop_id = s.id
      JOIN claims AS c ON c.order_id = o.id
    WHERE c.answered_at IS NOT NULL
    GROUP BY l.place`;

/** The same, of practice that has begun anew since: its orders are gone, and what was learnt is not. */
const PRACTISED_BEFORE = `
  SELECT l.place, substr(a.kind, ${PRACTISED_PREFIX.length + 1}), min(a.at), NULL::timestamptz
    FROM learners AS l JOIN acts AS a ON a.shop_id = l.shop_id WHERE a.kind LIKE '${PRACTISED_PREFIX}%'
    GROUP BY l.place, a.kind`;

/** What went wrong in the shop's real orders since $5, the newest of each kind. */
const WRONG = `
  SELECT l.place, 'no-answer' AS kind, e.at, o.id, o.code
    FROM learners AS l JOIN orders AS o ON o.shop_id = l.shop_id JOIN order_events AS e ON e.order_id = o.id
    WHERE e.at > $5 AND (e.kind = 'answer-late' OR (e.kind = 'cancelled' AND o.cancel_reason = 'no-answer'))
  UNION ALL
  SELECT l.place, CASE c.kind WHEN 'wrong' THEN 'wrong-plant' ELSE 'arrived-bad' END, c.answered_at, o.id, o.code
    FROM learners AS l JOIN orders AS o ON o.shop_id = l.shop_id JOIN claims AS c ON c.order_id = o.id
    WHERE c.answered_at > $5 AND c.kind IN ('dead', 'broken', 'wrong') AND c.state IN ('granted', 'settled')
  UNION ALL
  SELECT l.place, 'paid-less', e.at, o.id, o.code
    FROM learners AS l JOIN orders AS o ON o.shop_id = l.shop_id JOIN order_events AS e ON e.order_id = o.id
    WHERE e.at > $5 AND e.kind = 'part-paid' AND e.actor = 'seller' AND EXISTS (
      SELECT FROM ledger AS m WHERE m.order_id = o.id AND m.method = 'vietqr' AND m.actor = 'seller' AND m.at = e.at)
  UNION ALL
  SELECT l.place, 'claim-waits', c.filed_at + make_interval(hours => $6), o.id, o.code
    FROM learners AS l JOIN orders AS o ON o.shop_id = l.shop_id JOIN claims AS c ON c.order_id = o.id
    WHERE c.state = 'open' AND c.filed_at > $5 AND c.filed_at <= $3::timestamptz - make_interval(hours => $6)`;

const LEARNERS = `WITH learners AS (
  SELECT * FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS given (shop_id, person_id, place))`;

type SeenRow = { place: string; act: Act; first: Date | null; last: Date | null };
type WrongRow = { place: string; kind: TroubleKind; at: Date; id: string; code: string };

/**
 * What the product has seen of each of the learners, in their order: one question for all of them, be it one person or
 * all members of a cooperative. Acts belong to the shop, whoever in it did them; only the password is one's own.
 */
export async function findFacts(
  { pool, clock }: Pick<Platform, 'pool' | 'clock'>,
  learners: readonly Learner[],
): Promise<Facts[]> {
  const now = clock.now();
  const since = new Date(now.getTime() - TROUBLE_DAYS * 24 * HOUR_MS);
  const [shops, people] = [learners.map(({ shopId }) => shopId), learners.map(({ personId }) => personId)];
  const { rows } = await pool.query<{ seen: SeenRow[] | null; wrong: WrongRow[] | null }>(
    `${LEARNERS}, seen AS (${SEEN} UNION ALL ${PRACTISED_SEEN} UNION ALL ${PRACTISED_BEFORE}), wrong AS (SELECT DISTINCT ON (place, kind) * FROM (${WRONG}) AS w ORDER BY place, kind, at DESC)
     SELECT (SELECT json_agg(seen) FROM seen) AS seen, (SELECT json_agg(wrong) FROM wrong) AS wrong, $3::timestamptz AS now`,
    [shops, people, now, STORY_LEAST, since, CLAIM_SILENCE_HOURS],
  );
  const facts = learners.map(() => ({ seen: {} as Facts['seen'], troubles: [] as Facts['troubles'][number][] }));
  const day = (text: Date | string | null) => (text === null ? null : new Date(text));
  for (const { place, act, first, last } of rows[0]?.seen ?? []) {
    const { seen } = facts[Number(place) - 1]!;
    seen[act] = seenBoth(seen[act], { first: day(first), last: day(last) });
  }
  for (const { place, kind, at, id, code } of rows[0]?.wrong ?? [])
    facts[Number(place) - 1]!.troubles.push({ kind, at: new Date(at), orderId: id, orderCode: code });
  return facts;
}

/**
 * Writes down what was learnt with pretend buyers, before the orders it was seen in are deleted: for whoever deletes
 * them, on the day it was seen first.
 */
export async function notePractised(
  { pool, clock }: Pick<Platform, 'pool' | 'clock'>,
  { shopId, personId }: Learner,
): Promise<void> {
  await pool.query(
    `${LEARNERS}
     INSERT INTO acts (person_id, kind, day, shop_id, at)
     SELECT ($2::uuid[])[1], '${PRACTISED_PREFIX}' || p.act, (p.first AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, ($1::uuid[])[1], p.first
     FROM (${PRACTISED_SEEN}) AS p WHERE p.first <= $3
     ON CONFLICT DO NOTHING`,
    [[shopId], [personId], clock.now()],
  );
}

/** How every act stands for somebody at work in a shop. */
export async function findStandings(
  platform: Pick<Platform, 'pool' | 'clock'>,
  learner: Learner,
): Promise<Record<Act, Standing>> {
  const [facts] = await findFacts(platform, [learner]);
  return standingsOf(facts!);
}

/** Things of the shop that a lesson's button may lead to. */
export async function findDoors({ db }: Pick<Platform, 'db'>, shopId: string): Promise<Doors> {
  const [listing, order, shop] = await Promise.all([
    db.listing.findFirst({
      where: { shopId, state: 'published', photos: { some: { state: 'ready', removedAt: null } } },
      orderBy: { publishedAt: 'desc' },
      select: { id: true },
    }),
    db.order.findFirst({ where: { shopId, state: 'placed' }, orderBy: { answerBy: 'asc' }, select: { id: true } }),
    db.shop.findUnique({
      where: { id: shopId },
      select: {
        bankAccount: { select: { id: true } },
        cooperative: { select: { bankAccount: { select: { id: true } } } },
      },
    }),
  ]);
  return {
    listing: listing?.id ?? null,
    order: order?.id ?? null,
    hasAccount: Boolean(shop?.bankAccount ?? shop?.cooperative?.bankAccount),
  };
}
