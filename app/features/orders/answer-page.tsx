import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { LeafIcon } from '~/features/storefront/icons';
import { dayText } from '~/features/storefront/papers';
import { formatDateTime } from '~/shared/date';
import { formatDong } from '~/shared/dong';

import type { AnswerView } from './answer-view';
import { CANCEL_REASONS } from './cancel-reason';
import { Picks, ProblemSummary } from './form-parts';
import { ShortLines } from './line-parts';
import { SumList } from './sum-list';
import { TillFrame } from './till-frame';
import { wayKey } from './words';

/** What can still be answered by the link. An order whose fee is asked wants a figure first, and that is the desk's. */
const canAnswer = ({ state, quote }: AnswerView): boolean =>
  state === 'placed' && (quote === 'fixed' || quote === 'agreed');

/** A grower answers an order from a message, without signing in: two big buttons. `path` is the link's own. */
export function AnswerPage({ order, path }: { order: AnswerView; path: string }) {
  const { t } = useTranslation('checkout');
  const waiting = canAnswer(order);
  return (
    <AnswerFrame order={order}>
      <h1>{t('answer.title')}</h1>
      {order.state === 'placed' ? (
        <p>{t('answer.lead', { shop: order.shop.name, code: order.code })}</p>
      ) : (
        <Answered order={order} />
      )}
      <ProblemSummary />
      {order.state === 'placed' && (
        <div className={order.isLate ? 'told-off' : 'fine'}>
          <p>{t(order.isLate ? 'answer.late' : 'answer.by', { time: formatDateTime(order.answerBy) })}</p>
        </div>
      )}
      <section className="sheet">
        <ShortLines lines={order.lines} />
        <SumList sum={order} />
      </section>
      <WhatIsAsked order={order} />
      {waiting && order.dueAhead > 0 && (
        <div className="tip">
          <p>{t('answer.unpaid', { amount: formatDong(order.dueAhead) })}</p>
        </div>
      )}
      {waiting && (
        <form method="post" className="go">
          <button className="button">{t('answer.accept')}</button>
          <a className="button soft" href={`${path}/refusal`}>
            {t('answer.decline')}
          </a>
        </form>
      )}
      {order.state === 'placed' && !waiting && (
        <div className="tip">
          <p>{t('answer.fee')}</p>
          <p>
            <a href="/admin/orders">{t('answer.toDesk')}</a>
          </p>
        </div>
      )}
    </AnswerFrame>
  );
}

function Answered({ order: { state } }: { order: AnswerView }) {
  const { t } = useTranslation('checkout');
  return (
    <div className={state === 'cancelled' ? 'told-off' : 'fine'} role="status">
      <p>{t(`answer.done.${state === 'accepted' || state === 'cancelled' ? state : 'other'}`)}</p>
      <p>
        <a href="/admin/orders">{t('answer.toDesk')}</a>
      </p>
    </div>
  );
}

function WhatIsAsked({ order }: { order: AnswerView }) {
  const { t } = useTranslation(['checkout', 'orders']);
  const { way } = order;
  return (
    <dl className="law sheet">
      <div>
        <dt>{t('answer.buyer')}</dt>
        <dd>
          {order.buyer} · {order.phone}
          {order.place && `\n${order.place}`}
        </dd>
      </div>
      <div>
        <dt>{t('confirm.how')}</dt>
        <dd>
          {[t(wayKey(way.kind)), way.name].filter(Boolean).join(': ')}
          {order.wishedOn && `\n${t('track.wished', { day: dayText(order.wishedOn) })}`}
          {`\n${t(`pay.methods.${order.paymentMethod}`)}`}
        </dd>
      </div>
      {order.note && (
        <div>
          <dt>{t('who.note')}</dt>
          <dd>{order.note}</dd>
        </div>
      )}
    </dl>
  );
}

/** Asks why, before an order is declined: the buyer reads it. */
export function RefusalPage({ order, path }: { order: AnswerView; path: string }) {
  const { t } = useTranslation(['checkout', 'orders']);
  return (
    <AnswerFrame order={order}>
      <h1>{t('answer.declineTitle')}</h1>
      {order.state === 'placed' ? (
        <form method="post" noValidate>
          <ProblemSummary />
          <Picks
            name="reason"
            legend={t('answer.why')}
            picks={CANCEL_REASONS.seller.map((reason) => ({ value: reason, title: t(`orders:reasons.${reason}`) }))}
          />
          <p className="acts">
            <button className="button">{t('answer.submitDecline')}</button>
            <a className="button soft" href={path}>
              {t('track.back', { code: order.code })}
            </a>
          </p>
        </form>
      ) : (
        <Answered order={order} />
      )}
    </AnswerFrame>
  );
}

/** A link that is too old: nothing of the order is shown any more. */
export function ExpiredAnswerPage() {
  const { t } = useTranslation('checkout');
  return (
    <TillFrame>
      <section className="empty">
        <LeafIcon />
        <h1>{t('answer.expired')}</h1>
        <p>{t('answer.expiredText')}</p>
        <p>
          <a className="button" href="/admin/orders">
            {t('answer.toDesk')}
          </a>
        </p>
      </section>
    </TillFrame>
  );
}

const AnswerFrame = ({ order, children }: { order: AnswerView; children: ReactNode }) => (
  <TillFrame shop={order.shop}>
    <div className="lone">{children}</div>
  </TillFrame>
);
