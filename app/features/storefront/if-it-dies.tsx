import { useTranslation } from 'react-i18next';

import { isLiving } from '~/features/catalogue/vocabulary';

import type { ListingView } from './pages';

/** What the shop does when it comes dead, and when it dies after that, before anybody buys. */
export function IfItDies({ listing: { group, details, promises } }: { listing: ListingView }) {
  const { t } = useTranslation(['plant', 'catalogue']);
  const living = isLiving(group);
  const { takeDays, trueMonths, remedy } = details;
  const does = typeof remedy === 'string' ? t(`catalogue:remedy.${remedy as 'replace'}`) : '';
  return (
    <section>
      <h2>{t(living ? 'dies.heading' : 'dies.headingGoods')}</h2>
      {promises.claimHours > 0 ? (
        <ol className="steps">
          <li>{t('dies.photos')}</li>
          <li>{t('dies.tell', { hours: promises.claimHours })}</li>
          <li>{t('dies.answer')}</li>
        </ol>
      ) : (
        <p>{t('dies.none')}</p>
      )}
      {typeof takeDays === 'number' && takeDays > 0 && <p>{t('dies.take', { days: takeDays })}</p>}
      {typeof trueMonths === 'number' && trueMonths > 0 && <p>{t('dies.true', { months: trueMonths })}</p>}
      {does && <p>{t('dies.remedy', { remedy: does })}</p>}
    </section>
  );
}
