import { useTranslation } from 'react-i18next';

import { formatDateTime } from '~/shared/date';
import { formatPhone, telHref } from '~/shared/phone';
import { useAskedAgain } from '~/ui/asked-again';

import { CLAIM_PHOTOS_MAX, CLAIM_TEXT_MAX } from './claim-form';
import { FirstButton, PhotosField, Picks, ProblemSummary, TextArea } from './form-parts';
import { CLAIM_KINDS, CLAIM_REMEDIES, type OrderView } from './order-view';
import { TrackingFrame } from './tracking-frame';
import { orderPath } from './order-path';

/** Tells the garden that something arrived dead, broken, wrong or not at all. */
export function ClaimPage({ order }: { order: OrderView }) {
  const { t } = useTranslation('checkout');
  const asked = useAskedAgain();
  const { shop, claimUntil, terms } = order;
  return (
    <TrackingFrame order={order} title={t('claim.title')}>
      {!claimUntil ? (
        <div className="tip">
          <p>{t('claim.notNow')}</p>
          {shop.phone && (
            <p>
              <a href={telHref(shop.phone)}>{t('claim.call', { phone: formatPhone(shop.phone) })}</a>
            </p>
          )}
        </div>
      ) : (
        <>
          <div className="fine">
            <p>{t('claim.conditions', { hours: terms.claimHours })}</p>
            <p>
              <b>{t('claim.until', { time: formatDateTime(claimUntil) })}</b>
            </p>
          </div>
          <ProblemSummary />
          <form method="post" encType="multipart/form-data" action={orderPath(order, '/claim')} noValidate>
            <FirstButton />
            <Picks
              name="kind"
              legend={t('claim.kind')}
              picks={CLAIM_KINDS.map((kind) => ({
                value: kind,
                title: t(`claim.kinds.${kind}`),
                note: t(`claim.kindHints.${kind}`),
              }))}
            />
            <PhotosField
              label={t('claim.photos', { count: CLAIM_PHOTOS_MAX })}
              hint={t(asked ? 'claim.photosAgain' : 'claim.photosHint')}
            />
            <TextArea
              name="text"
              label={t('claim.text')}
              hint={t('claim.textHint')}
              maxLength={CLAIM_TEXT_MAX}
              rows={4}
            />
            <Picks
              name="wish"
              legend={t('claim.wish')}
              picks={CLAIM_REMEDIES.map((remedy) => ({ value: remedy, title: t(`claim.wishes.${remedy}`) }))}
            />
            <div className="go">
              <button className="button">{t('claim.send')}</button>
            </div>
          </form>
        </>
      )}
    </TrackingFrame>
  );
}
