import type { Database } from '~/platform/database.server';

/**
 * Everything that must never be, looked for in the whole database with questions of its own, none of them the house's.
 * A fault is told by the order and what is wrong with it.
 */
export async function findFaults(db: Database): Promise<string[]> {
  const faults = await db.$queryRaw<{ fault: string }[]>`
    WITH booked AS (
      SELECT order_id,
        coalesce(sum(amount) FILTER (WHERE kind = 'received'), 0) AS came,
        coalesce(sum(amount) FILTER (WHERE kind = 'refunded'), 0) AS went
      FROM ledger GROUP BY order_id
    ), sold AS (
      SELECT order_id, sum(amount) AS turnover FROM revenue_lines GROUP BY order_id
    )
    SELECT o.code || ': ' || f.what AS fault
    FROM orders AS o
    LEFT JOIN booked AS b ON b.order_id = o.id
    LEFT JOIN sold AS s ON s.order_id = o.id,
    LATERAL (VALUES
      ('the ledger says other money came in', o.paid <> coalesce(b.came, 0)),
      ('the ledger says other money went back', o.refunded <> coalesce(b.went, 0)),
      ('more went back than came in', o.refunded > o.paid),
      ('cancelled, and still holds pots', o.state = 'cancelled' AND o.holds_stock),
      ('on its way, and holds no pots', o.state NOT IN ('cancelled', 'returned') AND NOT o.holds_stock),
      ('handed over, and not in the book',
        o.state IN ('handed_over', 'delivered', 'done') AND coalesce(s.turnover, 0) <> o.total - o.reduced),
      ('in the book, though it never left', o.state IN ('placed', 'accepted', 'packed', 'cancelled') AND s.turnover IS NOT NULL),
      ('came back, and still counts', o.state = 'returned' AND coalesce(s.turnover, 0) <> 0),
      ('has no lines', NOT EXISTS (SELECT FROM order_lines AS l WHERE l.order_id = o.id)),
      -- it came into its state once more than it left it; in what order does not matter, clocks may stand still
      ('nobody knows how it got where it is', 1 <> (
        SELECT count(*) FILTER (WHERE e.to_state = o.state) - count(*) FILTER (WHERE e.from_state = o.state)
        FROM order_events AS e WHERE e.order_id = o.id AND e.to_state IS NOT NULL)),
      ('left the garden before what was due ahead was ever there', o.handed_over_at IS NOT NULL AND (
        SELECT coalesce(sum(amount), 0) FROM ledger AS g WHERE g.order_id = o.id AND g.kind = 'received')
        < CASE WHEN o.deposit_due > 0 THEN o.deposit_due WHEN o.payment_method = 'cod' THEN 0 ELSE o.total END)
    ) AS f (what, holds)
    WHERE f.holds
    UNION ALL
    SELECT v.sku || ': fewer than none' FROM variants AS v WHERE v.stock < 0`;
  return faults.map(({ fault }) => fault);
}
