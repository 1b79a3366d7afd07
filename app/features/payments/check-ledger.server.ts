import type { Queries } from '~/platform/database.server';

/**
 * Something that does not come to the same. `order`: what an order believes was paid or given back; `payment`: what
 * was paid by card; `refund`: what was given back; `transfer`: what arrived on an account and was booked.
 */
export type LedgerFault = {
  kind: 'order-paid' | 'order-refunded' | 'payment' | 'refund' | 'transfer';
  orderId: string;
  code: string;
  /** What the ledger says, đồng. */
  ledger: number;
  /** What the other side says, đồng. */
  other: number;
};

/** So many faults are told at most; one is enough to look. */
const MOST = 500;

/**
 * Adds the ledger up once more and compares it with everything that claims to know it. One question, so that all of it
 * is of one moment. Empty: the books agree.
 */
export async function checkLedger(db: Queries): Promise<LedgerFault[]> {
  const rows = await db.$queryRaw<
    { kind: LedgerFault['kind']; id: string; code: string; ledger: bigint; other: bigint }[]
  >`
    WITH booked AS (
      SELECT order_id,
        coalesce(sum(amount) FILTER (WHERE kind = 'received'), 0)::bigint AS received,
        coalesce(sum(amount) FILTER (WHERE kind = 'refunded'), 0)::bigint AS refunded,
        coalesce(sum(amount) FILTER (WHERE unique_key LIKE 'stripe-refund-back:%'), 0)::bigint AS returned,
        coalesce(sum(amount) FILTER (WHERE kind = 'received' AND payment_id IS NOT NULL
          AND unique_key NOT LIKE 'stripe-refund-back:%'), 0)::bigint AS by_card,
        coalesce(sum(amount) FILTER (WHERE unique_key ~ '^(sepay|casso|transfer):'), 0)::bigint AS by_transfer
      FROM ledger GROUP BY order_id
    ), asked AS (
      SELECT order_id, sum(amount)::bigint AS paid FROM payments WHERE state = 'paid' GROUP BY order_id
    ), back AS (
      SELECT order_id, sum(amount)::bigint AS done FROM refunds WHERE state = 'done' GROUP BY order_id
    ), arrived AS (
      SELECT order_id, sum(amount)::bigint AS amount FROM incoming_transfers
      WHERE state IN ('matched', 'applied') GROUP BY order_id
    )
    SELECT c.kind, o.id, o.code, c.ledger, c.other
    FROM orders AS o
    LEFT JOIN booked AS b ON b.order_id = o.id
    LEFT JOIN asked AS a ON a.order_id = o.id
    LEFT JOIN back AS r ON r.order_id = o.id
    LEFT JOIN arrived AS t ON t.order_id = o.id
    CROSS JOIN LATERAL (VALUES
      ('order-paid', coalesce(b.received, 0), o.paid),
      ('order-refunded', coalesce(b.refunded, 0), o.refunded),
      ('payment', coalesce(b.by_card, 0), coalesce(a.paid, 0)),
      ('refund', coalesce(b.refunded, 0) - coalesce(b.returned, 0), coalesce(r.done, 0)),
      ('transfer', coalesce(b.by_transfer, 0), coalesce(t.amount, 0))
    ) AS c (kind, ledger, other)
    WHERE c.ledger <> c.other ORDER BY o.id, c.kind LIMIT ${MOST}`;
  return rows.map(({ kind, id, code, ledger, other }) => ({
    kind,
    orderId: id,
    code,
    ledger: Number(ledger),
    other: Number(other),
  }));
}
