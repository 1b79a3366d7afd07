import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '~/shared/date';
import { dong, formatDong } from '~/shared/dong';

import { elapsed, isTap, moneyState, nextStep, TAP_MOVES, type NextStep } from './next-step';
import { canMove } from './order';
import { orderPath, useMoveOrder } from './order-actions';
import type { OrderView } from './order-view';

/** Where a step is taken that needs more than a tap; null: nowhere, somebody else is to act. */
function stepPath(step: NextStep, order: OrderView): string | null {
  const here = orderPath(order.id);
  const openClaim = order.claims.find(({ state }) => state === 'open');
  switch (step) {
    case 'answer-claim':
      return openClaim ? `${here}/claims/${openClaim.id}` : null;
    case 'offer-fee':
      return `${here}/fee`;
    case 'hand-over':
    case 'let-fetch':
      return `${here}/handover`;
    default:
      return null;
  }
}

/** The one thing to do next, as one big button; where the grower can only wait, what for. */
export function NextCard({ order, now }: { order: OrderView; now: Date }) {
  const { t } = useTranslation('orders');
  const { move, busy } = useMoveOrder();
  const isOpen = order.claims.some(({ state }) => state === 'open');
  const step = nextStep({ ...order, shippingKind: order.shipping.kind, isGranted: !isOpen });
  const path = stepPath(step, order);
  const money = moneyState(order);
  const amount = formatDong(dong(money.amount));
  const late = elapsed(order.answerBy, now);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingLg">
          {t(`desk.next.${step}`, { amount })}
        </Text>
        <Text as="p">{t(`desk.nextHelp.${step}`, { amount })}</Text>
        {step === 'accept' && (
          <Text as="p" tone={order.isLate ? 'critical' : undefined} fontWeight={order.isLate ? 'semibold' : undefined}>
            {order.isLate
              ? t('desk.answerLate', { time: t(`desk.long.${late.unit}`, { count: late.count }) })
              : t('desk.answerBy', { time: formatDateTime(order.answerBy) })}
          </Text>
        )}
        {isTap(step) && (
          <Button
            variant="primary"
            size="large"
            fullWidth
            loading={busy !== null}
            onClick={() => move(order, TAP_MOVES[step])}
          >
            {t(`desk.press.${step}`)}
          </Button>
        )}
        {path && (
          <Button variant="primary" size="large" fullWidth url={path}>
            {t(`desk.press.${step}`)}
          </Button>
        )}
        {(step === 'wait-for-money' || step === 'collect-money' || step === 'give-back') && (
          <Button variant="primary" size="large" fullWidth url="#money">
            {t('desk.toMoney')}
          </Button>
        )}
        {step === 'wait-for-money' && order.state === 'accepted' && (
          <Button size="large" fullWidth loading={busy !== null} onClick={() => move(order, 'packed')}>
            {t('desk.packFirst')}
          </Button>
        )}
        {step === 'wait-for-yes' && (
          <Button size="large" fullWidth url={`${orderPath(order.id)}/fee`}>
            {t('desk.fee.change')}
          </Button>
        )}
        {(step === 'wait-for-end' || (step === 'collect-money' && order.state === 'delivered')) && (
          <Button size="large" fullWidth loading={busy !== null} onClick={() => move(order, 'done')}>
            {t('desk.finish')}
          </Button>
        )}
      </BlockStack>
    </Card>
  );
}

/** What else can be done with an order; the printed papers, and the ways out. */
export function MoreActions({ order }: { order: OrderView }) {
  const { t } = useTranslation('orders');
  const { move, busy } = useMoveOrder();
  const here = orderPath(order.id);
  const isEnded = order.endedAt !== null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('desk.more')}
        </Text>
        <Button size="large" fullWidth url={`${here}/label`} target="_blank">
          {t('desk.printLabel')}
        </Button>
        <Button size="large" fullWidth url={`${here}/tag`} target="_blank">
          {t('desk.printTags')}
        </Button>
        {order.state === 'handed_over' && (
          <Button size="large" fullWidth url={`${here}/handover`}>
            {t('desk.changeConsignment')}
          </Button>
        )}
        {canMove(order.state, 'returned', 'seller') && (
          <Button size="large" fullWidth url={`${here}/cancellation`}>
            {t('desk.cancel.returned')}
          </Button>
        )}
        {order.state === 'packed' && (
          <Button size="large" fullWidth loading={busy !== null} onClick={() => move(order, 'accepted')}>
            {t('desk.unpack')}
          </Button>
        )}
        {!isEnded && canMove(order.state, 'cancelled', 'seller') && (
          <Button size="large" fullWidth tone="critical" url={`${here}/cancellation`}>
            {t('desk.cancel.title')}
          </Button>
        )}
      </BlockStack>
    </Card>
  );
}
