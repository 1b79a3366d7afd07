import { BlockStack } from '@shopify/polaris';
import type { ReactNode } from 'react';

import { ClaimCard } from './claim-views';
import { BuyerCard, TellCard } from './order-buyer';
import { MoreActions, NextCard } from './order-next';
import { PackingCard } from './order-packing';
import { ThingsCard } from './order-things';
import { TimelineCard } from './order-timeline';
import type { OrderView } from './order-view';
import { WayCard } from './order-way';
import type { PackingList } from './packing-tips';

/** Until it has left, how to pack it is what matters. */
const NOT_GONE = ['placed', 'accepted', 'packed'];

/** One order as the grower works on it: what to do next first, what has happened last. */
export function OrderPage({
  order,
  now,
  packing,
  message,
  money,
  answerLink,
}: {
  order: OrderView;
  now: Date;
  packing: PackingList;
  /** What to tell the buyer, in the buyer's language. */
  message: string;
  /** What can be done with its money. */
  money: ReactNode;
  /** How somebody answers it who cannot open this page. */
  answerLink: ReactNode;
}) {
  return (
    <BlockStack gap="400">
      <NextCard order={order} now={now} />
      {order.claims.map((claim) => (
        <ClaimCard key={claim.id} order={order} claim={claim} />
      ))}
      <BuyerCard order={order} message={message} />
      <ThingsCard order={order} />
      <div id="money">{money}</div>
      {NOT_GONE.includes(order.state) && <PackingCard packing={packing} now={now} />}
      <WayCard order={order} />
      <TellCard order={order} message={message} />
      {answerLink}
      <TimelineCard events={order.events} />
      <MoreActions order={order} />
    </BlockStack>
  );
}
