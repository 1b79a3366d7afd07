import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { ChatIcon, PhoneIcon } from '~/features/storefront/icons';
import { shopPath } from '~/features/storefront/card';
import { formatDateTime } from '~/shared/date';
import { formatDong } from '~/shared/dong';
import { formatPhone, telHref, zaloHref } from '~/shared/phone';

import { isCancelReason } from './cancel-reason';
import type { CareGuide } from './care-guide';
import { ShortLines } from './line-parts';
import { useDayText } from './day-text';
import { canMove, hasEnded } from './order';
import { orderPath } from './order-path';
import type { OrderView } from './order-view';
import { SumList } from './sum-list';
import { policiesPath } from './terms';
import { TermsList } from './terms-list';
import { TillFrame } from './till-frame';
import { Claims, HandOver, Receiver, Way } from './tracking-parts';

/** Everything a buyer may know of and do with an order, without an account and without a script. */
export function TrackingPage({
  order,
  now,
  care,
  isNew,
  children,
}: {
  order: OrderView;
  now: Date;
  /** Empty until it has arrived. */
  care: CareGuide[];
  /** It was placed a moment ago. */
  isNew: boolean;
  /** How to pay, where something can be paid. */
  children?: ReactNode;
}) {
  const { t } = useTranslation('checkout');
  const { shop } = order;
  const canCancel = canMove(order.state, 'cancelled', 'buyer');
  const canClaim = order.claimUntil !== null && order.claimUntil > now && !order.hasOpenClaim;
  return (
    <TillFrame shop={{ path: shopPath(shop.slug), name: shop.name, address: shop.address, phone: shop.phone ?? '' }}>
      <div className="two">
        <div>
          <p className="by top-line">
            {t('track.code')} <span className="code">{order.code}</span> · {formatDateTime(order.placedAt)}
          </p>
          <Stand order={order} now={now} />
          {isNew && (
            <div className="fine" role="status">
              <p>{t('track.keepLink')}</p>
            </div>
          )}
          {order.quote === 'offered' && order.state === 'placed' && <FeeOffer order={order} />}
          {order.state === 'handed_over' && (
            <form method="post" action={orderPath(order, '/arrival')} className="acts">
              <button className="button wide">{t('track.arrived')}</button>
            </form>
          )}
          {children}
          {canClaim && (
            <div className="tip">
              <p>{t('claim.open', { until: formatDateTime(order.claimUntil!) })}</p>
              <p>
                <a href={orderPath(order, '/claim')}>{t('claim.link')}</a>
              </p>
            </div>
          )}
          <Claims order={order} />
          <section>
            <h2>{t('track.way')}</h2>
            <div className="sheet">
              <Way order={order} />
            </div>
          </section>
          <HandOver order={order} />
          {care.length > 0 && (
            <section>
              <h2>{t('track.care')}</h2>
              {care.map(({ name, care: { text, lang } }) => (
                <details key={name} className="sheet" open={care.length === 1}>
                  <summary>{name}</summary>
                  <p className="said" lang={lang}>
                    {text}
                  </p>
                </details>
              ))}
            </section>
          )}
        </div>
        <aside>
          <section className="sheet">
            <ShortLines lines={order.lines} />
            <SumList
              sum={{ ...order, fee: order.shipping.fee, freightByBuyer: order.shipping.freightByBuyer }}
              money={order}
            />
          </section>
          <p className="acts">
            {shop.phone && (
              <a className="button" href={telHref(shop.phone)}>
                <PhoneIcon />
                <span>
                  {t('track.call')} <span className="nowrap">{formatPhone(shop.phone)}</span>
                </span>
              </a>
            )}
            {shop.zalo && (
              <a className="button soft" href={zaloHref(shop.zalo)} rel="nofollow noreferrer">
                <ChatIcon />
                Zalo
              </a>
            )}
          </p>
        </aside>
      </div>
      <Receiver order={order} />
      <details className="sheet">
        <summary>{t('track.terms')}</summary>
        <TermsList terms={order.terms} policies={policiesPath(shopPath(shop.slug), order.terms.policies?.hash)} />
      </details>
      <p className="doors">
        {canCancel && <a href={orderPath(order, '/cancellation')}>{t('cancel.link')}</a>}{' '}
        <a href={orderPath(order, '/privacy')}>{t('privacy.link')}</a>
      </p>
    </TillFrame>
  );
}

const HOUR_MS = 3_600_000;

/** Where it stands, honestly: also that nobody has answered, and since when. */
function Stand({ order, now }: { order: OrderView; now: Date }) {
  const { t } = useTranslation(['checkout', 'orders']);
  const { state, quote } = order;
  const key =
    state === 'placed' && quote !== 'fixed' && quote !== 'agreed'
      ? (`quote-${quote}` as const)
      : state === 'packed' && order.shipping.kind === 'pickup'
        ? 'ready'
        : state === 'handed_over' && order.shipping.kind === 'pickup'
          ? 'fetched'
          : state;
  const waits = state === 'placed' && quote !== 'offered';
  const day = useDayText();
  const late = Math.floor((now.getTime() - order.answerBy.getTime()) / HOUR_MS);
  return (
    <>
      <h1 className="stand">{t(`track.stand.${key}`)}</h1>
      {waits && order.isLate && (
        <div className="told-off" role="status">
          <p>
            {t(late < 1 ? 'track.lateNow' : late < 48 ? 'track.late' : 'track.lateDays', {
              count: late < 48 ? late : Math.floor(late / 24),
            })}
          </p>
        </div>
      )}
      {waits && !order.isLate && <p>{t('track.answerBy', { time: formatDateTime(order.answerBy) })}</p>}
      {order.preorderOn && order.handedOverAt === null && !hasEnded(state) && (
        <p>{t('ahead.from', { day: day(order.preorderOn) })}</p>
      )}
      {order.canPay && order.payBy && (
        <p>{t('track.payBy', { amount: formatDong(order.dueAhead), time: formatDateTime(order.payBy) })}</p>
      )}
      {state === 'cancelled' && (
        <p>
          {t(
            `track.cancelledBy.${order.cancelledBy === 'buyer' ? 'buyer' : order.cancelledBy === 'system' ? 'system' : 'seller'}`,
          )}{' '}
          {isCancelReason(order.cancelReason) ? t(`orders:reasons.${order.cancelReason}`) : order.cancelReason}
        </p>
      )}
      {order.heldOver > 0 && (
        <div className="tip">
          <p>{t('track.heldOver', { amount: formatDong(order.heldOver) })}</p>
        </div>
      )}
    </>
  );
}

/** The grower has said what the way costs: the buyer agrees, or cancels. */
function FeeOffer({ order }: { order: OrderView }) {
  const { t } = useTranslation('checkout');
  const fee = order.shipping.fee;
  return (
    <div className="sheet">
      <p>
        {t('track.offer', {
          fee: fee === null ? '' : formatDong(fee),
          total: formatDong(order.total),
        })}
      </p>
      <form method="post" action={orderPath(order, '/fee')} className="acts">
        <input type="hidden" name="fee" value={fee ?? ''} />
        <button className="button">{t('track.agree')}</button>
        <a className="button soft" href={orderPath(order, '/cancellation')}>
          {t('track.disagree')}
        </a>
      </form>
    </div>
  );
}
