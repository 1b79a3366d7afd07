import { useTranslation } from 'react-i18next';

import type { Lang } from '~/shared/lang';
import { formatLunar } from '~/shared/lunar';

import type { ShopView } from './pages';
import { dayText } from './papers';
import { Heading } from './section-heading';
import type { SectionView } from './section-view';

/** The days until Tết while it is ahead, and what the grower says of the season. Changes at midnight, not in between. */
export function SeasonSection({
  section: { heading, text, tet, today },
  shop,
}: {
  section: Extract<SectionView, { kind: 'season' }>;
  shop: ShopView;
}) {
  const { t, i18n } = useTranslation(['look', 'storefront']);
  const kind = (['mai', 'seasonal-flower'] as const).find((one) => shop.kinds.includes(one));
  return (
    <section className="s s-season">
      <Heading own={heading}>{t('season.heading')}</Heading>
      <div className="season">
        {tet && (
          <p className="countdown">
            <b>{tet.days}</b> {t('season.days', { count: tet.days })}{' '}
            <span>{t('season.left', { name: t(`storefront:tet.names.${tet.year}`) })}</span>
          </p>
        )}
        <div>
          {text && (
            <p className="said" lang="vi">
              {text}
            </p>
          )}
          {tet && (
            <>
              <p>
                {t('season.until', { day: dayText(tet.firstDay), lunar: formatLunar(today, i18n.language as Lang) })}
              </p>
              {!text && <p>{t('storefront:tet.text')}</p>}
              {kind && (
                <a className="button soft" href={`${shop.path}?kind=${kind}`}>
                  {t('season.see')}
                </a>
              )}
            </>
          )}
        </div>
      </div>
    </section>
  );
}
