import { Link as RouteLink } from '@remix-run/react';
import { Badge, BlockStack, Button, Icon, InlineStack, Link, Text, TextField } from '@shopify/polaris';
import { ChatIcon, PhoneIcon, SearchIcon } from '@shopify/polaris-icons';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { calledName } from '~/features/accounts/person';
import { formatDong, dong } from '~/shared/dong';
import { formatDate, formatDateTime, isoDay, readDay } from '~/shared/date';
import { telHref, zaloHref } from '~/shared/phone';

import { elapsed, isTap, moneyState, nextStep, TAP_MOVES } from './next-step';
import { orderPath, type useMoveOrder } from './order-actions';
import styles from './order-desk.module.css';
import { MONEY_TONES, STATE_TONES } from './order-tones';
import { ORDER_FILTERS, type ListedOrder, type OrderFilter } from './order-view';

const WAIT_MS = 300;

/** The shelves of the inbox with how much lies on each. Links, so that a phone can open and keep them. */
export function OrderShelves({
  filter,
  counts,
  hrefOf,
}: {
  filter: OrderFilter;
  counts: Partial<Record<OrderFilter, number>>;
  hrefOf: (filter: OrderFilter) => string;
}) {
  const { t } = useTranslation('orders');
  const here = useRef<HTMLAnchorElement>(null);
  // on a phone the shelf that is open may lie beyond the edge
  useEffect(() => {
    // new browsers answer with a promise, which an effect must not hand to React
    void here.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [filter]);
  return (
    <nav className={styles.shelves} aria-label={t('desk.shelves')}>
      {ORDER_FILTERS.map((one) => (
        <RouteLink
          key={one}
          ref={one === filter ? here : undefined}
          to={hrefOf(one)}
          aria-current={one === filter ? 'page' : undefined}
          preventScrollReset
        >
          {t(`desk.tabs.${one}`)} {counts[one] !== undefined && <strong>{counts[one]}</strong>}
        </RouteLink>
      ))}
    </nav>
  );
}

/** Finds orders by name, telephone or code. A form, so that it also works before the scripts have come. */
export function OrderSearch({ text, onSearch }: { text: string; onSearch: (text: string) => void }) {
  const { t } = useTranslation('orders');
  const [typed, setTyped] = useState(text);
  const search = useRef(onSearch);
  search.current = onSearch;
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = window.setTimeout(() => search.current(typed.trim()), WAIT_MS);
    return () => window.clearTimeout(timer);
  }, [typed, text]);
  return (
    <form role="search" className={styles.search} onSubmit={(event) => event.preventDefault()}>
      <TextField
        label={t('desk.search')}
        labelHidden
        type="search"
        name="q"
        prefix={<Icon source={SearchIcon} />}
        placeholder={t('desk.search')}
        value={typed}
        onChange={setTyped}
        clearButton
        onClearButtonClick={() => setTyped('')}
        autoComplete="off"
      />
    </form>
  );
}

/**
 * The inbox: a card an order, with what to do next in one tap. `mover` belongs to the page, which is still there to say
 * what came of it when the last card has gone to another shelf.
 */
export function OrderList({
  orders,
  now,
  mover: { move, busy },
}: {
  orders: ListedOrder[];
  now: Date;
  mover: ReturnType<typeof useMoveOrder>;
}) {
  return (
    <ul className={styles.list}>
      {orders.map((order) => (
        <li key={order.id} className={styles.card}>
          <OrderCard order={order} now={now} />
          <CardActions order={order} busy={busy} onMove={move} />
        </li>
      ))}
    </ul>
  );
}

function OrderCard({ order, now }: { order: ListedOrder; now: Date }) {
  const { t } = useTranslation(['orders', 'catalogue']);
  const { unit, count } = elapsed(order.placedAt, now);
  const money = moneyState(order);
  const first = order.firstLine;
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
        <span className={styles.name}>
          <Link url={orderPath(order.id)} monochrome removeUnderline>
            {order.buyerName || t('desk.nobody')}
          </Link>
        </span>
        <Badge tone={STATE_TONES[order.state]}>{t(`desk.states.${order.state}`)}</Badge>
      </InlineStack>
      <Text as="p" tone="subdued">
        {order.code} · {t(`desk.ago.${unit}`, { count })}
        {order.placeName && ` · ${order.placeName}`}
      </Text>
      {first && (
        <Text as="p" fontWeight="medium">
          {t('desk.thing', {
            quantity: first.quantity,
            unit: t(`catalogue:units.${first.unit}`),
            name: [first.name, first.size].filter(Boolean).join(', '),
          })}
          {order.otherLines > 0 && ` ${t('desk.others', { count: order.otherLines })}`}
        </Text>
      )}
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" variant="headingMd">
          {formatDong(order.total)}
        </Text>
        {money.state !== 'none' && (
          <Badge tone={MONEY_TONES[money.state]}>
            {t(`desk.moneyStates.${money.state}`, { amount: formatDong(dong(money.amount)) })}
          </Badge>
        )}
      </InlineStack>
      <Deadline order={order} now={now} />
    </BlockStack>
  );
}

/** By when something was promised, in red once it is past. */
function Deadline({ order, now }: { order: ListedOrder; now: Date }) {
  const { t } = useTranslation('orders');
  if (order.state === 'placed') {
    const isLate = order.answerBy < now;
    const late = elapsed(order.answerBy, now);
    return (
      <Text as="p" tone={isLate ? 'critical' : undefined} fontWeight={isLate ? 'semibold' : undefined}>
        {isLate
          ? t('desk.answerLate', { time: t(`desk.long.${late.unit}`, { count: late.count }) })
          : t('desk.answerBy', { time: shortMoment(order.answerBy, now) })}
      </Text>
    );
  }
  const day = order.preorderOn ?? order.wishedOn;
  const date = day ? readDay(day) : null;
  if (!date || order.state === 'done' || order.state === 'cancelled' || order.state === 'returned') return null;
  return <Text as="p">{t(order.preorderOn ? 'desk.readyOn' : 'desk.wishedOn', { date: formatDate(date) })}</Text>;
}

/** 15:30 today, else the day with it. */
const shortMoment = (moment: Date, now: Date): string =>
  isoDay(moment) === isoDay(now) ? formatDateTime(moment).slice(11) : formatDateTime(moment);

function CardActions({
  order,
  busy,
  onMove,
}: {
  order: ListedOrder;
  busy: string | null;
  onMove: ReturnType<typeof useMoveOrder>['move'];
}) {
  const { t } = useTranslation('orders');
  const step = nextStep(order);
  const called = calledName(order.buyerName);
  return (
    <div className={styles.actions}>
      {isTap(step) ? (
        <Button
          variant="primary"
          size="large"
          loading={busy === order.id}
          disabled={busy !== null && busy !== order.id}
          accessibilityLabel={t('desk.pressFor', { action: t(`desk.press.${step}`), code: order.code })}
          onClick={() => onMove(order, TAP_MOVES[step])}
        >
          {t(`desk.press.${step}`)}
        </Button>
      ) : (
        <Button
          size="large"
          url={orderPath(order.id)}
          accessibilityLabel={t('desk.pressFor', { action: t(`desk.press.${step}`), code: order.code })}
        >
          {t(`desk.press.${step}`)}
        </Button>
      )}
      {order.buyerPhone !== '' && (
        <>
          <Button
            size="large"
            icon={PhoneIcon}
            url={telHref(order.buyerPhone)}
            accessibilityLabel={t('desk.call', { name: called })}
          />
          <Button
            size="large"
            icon={ChatIcon}
            url={zaloHref(order.buyerPhone)}
            target="_blank"
            accessibilityLabel={t('desk.zaloTo', { name: called })}
          />
        </>
      )}
    </div>
  );
}
