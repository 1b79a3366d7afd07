import { publishProblems } from '~/features/listings/listing';
import { RULE_PARTS, toListing } from '~/features/listings/listing-row.server';
import type { Platform } from '~/platform/platform.server';
import { Prisma } from '~/platform/prisma-client/client';
import { fold } from '~/shared/fold';
import type { Problem } from '~/shared/result';

import { STEPS, type Facts, type Step, type Waiting } from './readiness';

/** More members than a cooperative has; beyond it a page would say less than all, so it says so. */
export const MEMBERS_MAX = 2_000;

/** A member with everything that is known of it. Phone in E.164; the last call, if any. */
export type MemberFacts = Facts & {
  id: string;
  slug: string;
  name: string;
  communeCode: string | null;
  owner: string;
  phone: string | null;
  call: { id: string; at: Date; about: string; note: string; caller: string } | null;
};

/** Which members to look at. `query` is looked for in the shop's name without tone marks. */
export type MemberFilter = {
  cooperativeId: string;
  groupId?: string | null;
  query?: string;
  shopId?: string | null;
  now: Date;
};

type Row = {
  id: string;
  slug: string;
  name: string;
  communeCode: string | null;
  shopState: Facts['shopState'];
  setupStep: string | null;
  begunAt: Date;
  seenAt: Date | null;
  owner: string | null;
  phone: string | null;
  photos: number | null;
  offered: number | null;
  onSale: number | null;
  isCurrent: boolean;
  problem: Problem | null;
  unanswered: number | null;
  unansweredSince: Date | null;
  late: number | null;
  lateSince: Date | null;
  toSend: number | null;
  toSendSince: Date | null;
  unpaid: number | null;
  unpaidSince: Date | null;
  answeredLate: number | null;
  callId: string | null;
  callAt: Date | null;
  callAbout: string | null;
  callNote: string | null;
  caller: string | null;
} & Record<Step, Date | null>;

/** Of the row of an order `o`: what has to be paid before its goods leave is there (`orders/order-money.ts`). */
const PAID_AHEAD = Prisma.sql`
  o.paid - o.refunded >= CASE
    WHEN o.deposit_due > 0 THEN least(o.deposit_due, o.total - o.reduced)
    WHEN o.payment_method = 'cod' THEN 0
    ELSE o.total - o.reduced END`;

/** A household said yes or no: it accepted, or it (or the cooperative for it) turned a new order down. */
const ANSWER = Prisma.sql`
  (e.kind = 'accepted' OR e.kind = 'cancelled' AND e.from_state = 'placed' AND e.actor IN ('seller', 'cooperative'))`;

/**
 * Everything the board knows of a cooperative's members, in one question for all of them: each part groups one table by
 * shop, and the log of the orders is walked once.
 */
async function readMembers(db: Platform['db'], filter: MemberFilter): Promise<Row[]> {
  const { cooperativeId, groupId = null, query = '', shopId = null } = filter;
  const words = fold(query)
    .trim()
    .replace(/[\\%_]/g, '\\$&');
  return db.$queryRaw<Row[]>`
    WITH member AS MATERIALIZED (
      SELECT s.* FROM shops AS s
      WHERE s.cooperative_id = ${cooperativeId}::uuid
        ${shopId ? Prisma.sql`AND s.id = ${shopId}::uuid` : Prisma.empty}
        ${words ? Prisma.sql`AND s.name_folded LIKE ${`%${words}%`}` : Prisma.empty}
        ${
          groupId
            ? Prisma.sql`AND EXISTS (SELECT FROM group_members AS gm JOIN member_groups AS g ON g.id = gm.group_id
                WHERE gm.shop_id = s.id AND gm.group_id = ${groupId}::uuid AND g.cooperative_id = s.cooperative_id)`
            : Prisma.empty
        }
      ORDER BY s.name_folded, s.id LIMIT ${MEMBERS_MAX + 1}
    ), person AS (
      SELECT m.shop_id, min(p.first_signed_in_at) AS signed_in, max(p.last_seen_at) AS seen,
        (array_agg(p.name ORDER BY m.role, m.created_at, p.id))[1] AS owner,
        (array_agg(p.phone ORDER BY m.role, m.created_at, p.id))[1] AS phone
      FROM shop_members AS m JOIN people AS p ON p.id = m.person_id
      WHERE m.shop_id IN (SELECT id FROM member) GROUP BY m.shop_id
    ), photo AS (
      SELECT shop_id, min(created_at) FILTER (WHERE state <> 'refused') AS first, max(created_at) AS last,
        count(*) FILTER (WHERE state <> 'refused' AND removed_at IS NULL)::int AS photos
      FROM photos WHERE shop_id IN (SELECT id FROM member) GROUP BY shop_id
    ), listing AS (
      SELECT shop_id, min(published_at) AS first, max(updated_at) AS last,
        count(*) FILTER (WHERE state = 'published')::int AS offered,
        count(*) FILTER (WHERE state = 'published' AND stock_total > 0)::int AS on_sale
      FROM listings WHERE shop_id IN (SELECT id FROM member) GROUP BY shop_id
    ), sold AS (
      SELECT o.shop_id, min(o.placed_at) AS first,
        count(*) FILTER (WHERE unanswered)::int AS unanswered, min(placed_at) FILTER (WHERE unanswered) AS unanswered_since,
        count(*) FILTER (WHERE unanswered AND late)::int AS late, min(placed_at) FILTER (WHERE unanswered AND late) AS late_since,
        count(*) FILTER (WHERE to_send)::int AS to_send, min(accepted_at) FILTER (WHERE to_send) AS to_send_since,
        count(*) FILTER (WHERE unpaid)::int AS unpaid, min(handed_over_at) FILTER (WHERE unpaid) AS unpaid_since
      FROM (
        SELECT o.*, o.state = 'placed' AND o.quote <> 'offered' AS unanswered, o.answer_by < ${filter.now}::timestamptz AS late,
          o.state IN ('accepted', 'packed') AND ${PAID_AHEAD} AS to_send,
          o.state IN ('handed_over', 'delivered', 'done') AND o.paid - o.refunded < o.total - o.reduced AS unpaid
        FROM orders AS o WHERE o.shop_id IN (SELECT id FROM member)
      ) AS o GROUP BY o.shop_id
    ), told AS (
      SELECT shop_id, min(answered_at) FILTER (WHERE answered_at <= answer_by) AS answered,
        count(*) FILTER (WHERE answered_at > answer_by)::int AS answered_late,
        min(packed_at) AS packed, min(paid_at) AS paid, max(last_at) AS last
      FROM (
        SELECT o.shop_id, o.answer_by, min(e.at) FILTER (WHERE ${ANSWER}) AS answered_at,
          min(e.at) FILTER (WHERE e.kind IN ('packed', 'handed-over')) AS packed_at,
          min(e.at) FILTER (WHERE e.kind = 'paid' OR e.kind = 'overpaid' AND o.state <> 'cancelled') AS paid_at,
          max(e.at) FILTER (WHERE e.actor = 'seller') AS last_at
        FROM orders AS o JOIN order_events AS e ON e.order_id = o.id
        WHERE o.shop_id IN (SELECT id FROM member) GROUP BY o.id
      ) AS order_by_order GROUP BY shop_id
    )
    SELECT s.id, s.slug, s.name, s.commune_code AS "communeCode", s.state::text AS "shopState", s.setup_step AS "setupStep",
      s.created_at AS "begunAt", greatest(person.seen, photo.last, listing.last, told.last) AS "seenAt",
      person.owner, coalesce(person.phone, s.phone) AS phone, photo.photos, listing.offered, listing.on_sale AS "onSale",
      coalesce(c.revision = s.revision, false) AS "isCurrent", c.problem,
      sold.unanswered, sold.unanswered_since AS "unansweredSince", sold.late, sold.late_since AS "lateSince",
      sold.to_send AS "toSend", sold.to_send_since AS "toSendSince",
      sold.unpaid, sold.unpaid_since AS "unpaidSince", told.answered_late AS "answeredLate",
      person.signed_in AS "signed-in", set_up.at AS "set-up", photo.first AS photo, c.passed_at AS preflight,
      CASE WHEN s.published_at IS NOT NULL AND listing.first IS NOT NULL
        THEN greatest(s.published_at, listing.first) END AS published,
      sold.first AS ordered, told.answered, told.packed, told.paid, opened.at AS book,
      call.id AS "callId", call.at AS "callAt", call.about AS "callAbout", call.note AS "callNote", caller.name AS caller
    FROM member AS s
    LEFT JOIN person ON person.shop_id = s.id
    LEFT JOIN photo ON photo.shop_id = s.id
    LEFT JOIN listing ON listing.shop_id = s.id
    LEFT JOIN sold ON sold.shop_id = s.id
    LEFT JOIN told ON told.shop_id = s.id
    LEFT JOIN preflight_checks AS c ON c.shop_id = s.id
    LEFT JOIN shop_acts AS set_up ON set_up.shop_id = s.id AND set_up.kind = 'set_up'
    LEFT JOIN shop_acts AS opened ON opened.shop_id = s.id AND opened.kind = 'book_opened'
    LEFT JOIN LATERAL (
      SELECT mc.* FROM member_calls AS mc WHERE mc.cooperative_id = ${cooperativeId}::uuid AND mc.shop_id = s.id
      ORDER BY mc.at DESC, mc.id DESC LIMIT 1
    ) AS call ON true
    LEFT JOIN people AS caller ON caller.id = call.person_id
    ORDER BY s.name_folded, s.id`;
}

/** What the newest listing of each of these shops lacks by the rules of publishing; shops without one are missing. */
async function findNewest(
  db: Platform['db'],
  shopIds: readonly string[],
): Promise<Map<string, NonNullable<Facts['newest']>>> {
  if (shopIds.length === 0) return new Map();
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT ON (shop_id) id FROM listings
    WHERE shop_id = ANY (${shopIds}::uuid[]) AND state <> 'archived' ORDER BY shop_id, id DESC`;
  const rows = await db.listing.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    select: { ...RULE_PARTS, shopId: true },
  });
  return new Map(
    rows.map((row) => [
      row.shopId,
      {
        name: row.name,
        photos: row._count.photos,
        problems: publishProblems(toListing(row)).map(({ code }) => code),
      },
    ]),
  );
}

const waiting = (count: number | null, since: Date | null): Waiting | null =>
  count && since ? { count, since } : null;

/**
 * The facts of a cooperative's members, by name: at most `MEMBERS_MAX`, `isCut` when there are more. Two questions for
 * all of them together, three more where somebody's first listing is still being written.
 */
export async function findFacts(
  db: Platform['db'],
  filter: MemberFilter,
): Promise<{ members: MemberFacts[]; isCut: boolean }> {
  const rows = await readMembers(db, filter);
  const shown = rows.slice(0, MEMBERS_MAX);
  const writing = shown.filter((row) => row.preflight === null || row.published === null).map(({ id }) => id);
  const newest = await findNewest(db, writing);
  return { members: shown.map((row) => toFacts(row, newest.get(row.id) ?? null)), isCut: rows.length > MEMBERS_MAX };
}

function toFacts(row: Row, newest: Facts['newest']): MemberFacts {
  const times = Object.fromEntries(STEPS.flatMap((step) => (row[step] ? [[step, row[step]]] : [])));
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    communeCode: row.communeCode,
    owner: row.owner ?? '',
    phone: row.phone,
    begunAt: row.begunAt,
    lastSeenAt: row.seenAt,
    shopState: row.shopState,
    setupStep: row.setupStep,
    times,
    photos: row.photos ?? 0,
    offered: row.offered ?? 0,
    onSale: row.onSale ?? 0,
    newest,
    preflight: { isCurrent: row.isCurrent, problem: row.problem },
    unanswered: waiting(row.unanswered, row.unansweredSince),
    late: waiting(row.late, row.lateSince),
    toSend: waiting(row.toSend, row.toSendSince),
    unpaid: waiting(row.unpaid, row.unpaidSince),
    answeredLate: row.answeredLate ?? 0,
    call: row.callId
      ? { id: row.callId, at: row.callAt!, about: row.callAbout!, note: row.callNote ?? '', caller: row.caller ?? '' }
      : null,
  };
}
