import { useTranslation } from 'react-i18next';

import { formatDong } from '~/shared/dong';
import { formatPhone, telHref } from '~/shared/phone';

import { CANCEL_REASONS } from './cancel-reason';
import { Picks, ProblemSummary } from './form-parts';
import { canMove } from './order';
import { TrackingFrame } from './tracking-frame';
import type { OrderView } from './order-view';
import { kept } from './order-money';
import { orderPath } from './order-path';

/** Asks once more, and why, before an order is cancelled. */
export function CancelPage({ order }: { order: OrderView }) {
  const { t } = useTranslation(['checkout', 'orders']);
  const { shop } = order;
  const money = kept(order);
  return (
    <TrackingFrame order={order} title={t('cancel.title')}>
      {canMove(order.state, 'cancelled', 'buyer') ? (
        <form method="post" action={orderPath(order, '/cancellation')} noValidate>
          <ProblemSummary />
          {money > 0 && (
            <div className="tip">
              <p>{t(order.preorderOn ? 'cancel.deposit' : 'cancel.money', { amount: formatDong(money) })}</p>
              {order.terms.cancelRule && <p lang="vi">{order.terms.cancelRule}</p>}
            </div>
          )}
          <Picks
            name="reason"
            legend={t('cancel.why')}
            picks={CANCEL_REASONS.buyer.map((reason) => ({ value: reason, title: t(`orders:reasons.${reason}`) }))}
          />
          <p className="acts">
            <button className="button">{t('cancel.submit')}</button>
            <a className="button soft" href={orderPath(order)}>
              {t('cancel.keep')}
            </a>
          </p>
        </form>
      ) : (
        <div className="tip">
          <p>{t('cancel.tooLate')}</p>
          {shop.phone && (
            <p>
              <a href={telHref(shop.phone)}>{t('claim.call', { phone: formatPhone(shop.phone) })}</a>
            </p>
          )}
        </div>
      )}
    </TrackingFrame>
  );
}
