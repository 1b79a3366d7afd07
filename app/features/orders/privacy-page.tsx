import { useTranslation } from 'react-i18next';

import { formatDate } from '~/shared/date';

import type { ConsentView } from './consent-view';
import { TrackingFrame } from './tracking-frame';
import type { OrderView } from './order-view';
import { orderPath } from './order-path';

/** What the garden knows of a buyer: to be taken away, taken back, or erased. */
export function PrivacyPage({ order, consents }: { order: OrderView; consents: ConsentView[] }) {
  const { t } = useTranslation('checkout');
  return (
    <TrackingFrame order={order} title={t('privacy.title')}>
      <p>{t('privacy.lead')}</p>
      <section className="sheet">
        <p>
          <a className="button soft" href={orderPath(order, '/data')}>
            {t('privacy.download')}
          </a>
        </p>
        <p className="note">{t('privacy.downloadHint')}</p>
      </section>
      {consents.length > 0 && (
        <section>
          <h2>{t('privacy.consents')}</h2>
          {consents.map(({ purpose, text, givenAt, withdrawnAt, isFree }) => (
            <div key={purpose} className="sheet">
              <p>{text}</p>
              <p className="note">
                {t('privacy.given', { day: formatDate(givenAt) })}
                {withdrawnAt && `, ${t('privacy.withdrawn', { day: formatDate(withdrawnAt) })}`}
              </p>
              {isFree && !withdrawnAt && (
                <form method="post" action={orderPath(order, '/withdrawal')}>
                  <button className="button soft" name="purpose" value={purpose}>
                    {t('privacy.withdraw')}
                  </button>
                </form>
              )}
            </div>
          ))}
        </section>
      )}
      <section>
        <h2>{t('privacy.erase')}</h2>
        {order.anonymisedAt ? (
          <p>{t('track.anonymised', { day: formatDate(order.anonymisedAt) })}</p>
        ) : order.eraseAskedAt ? (
          <div className="fine" role="status">
            <p>{t('privacy.eraseAsked', { day: formatDate(order.eraseAskedAt) })}</p>
          </div>
        ) : (
          <form method="post" action={orderPath(order, '/erasure')} className="sheet">
            <p>{t('privacy.eraseHint')}</p>
            <p>
              <button className="button soft">{t('privacy.erase')}</button>
            </p>
          </form>
        )}
      </section>
    </TrackingFrame>
  );
}
