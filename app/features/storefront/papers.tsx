import { useTranslation } from 'react-i18next';

import { formatDate, readDay } from '~/shared/date';

import type { Certificate } from './pages';

/** Papers that count today: OCOP stars, VietGAP and the like. */
export function Papers({ papers }: { papers: Certificate[] }) {
  const { t } = useTranslation('storefront');
  if (papers.length === 0) return null;
  return (
    <ul className="papers" aria-label={t('shop.papers')}>
      {papers.map((paper) => (
        <li key={`${paper.kind} ${paper.certificateNo} ${paper.product}`}>
          <b>
            {paper.kind === 'ocop' ? t('papers.ocop', { stars: paper.stars }) : t(`papers.${paper.kind}`)}
            {paper.stars && <span aria-hidden="true"> {'★'.repeat(paper.stars)}</span>}
          </b>
          <span lang="vi">{paper.product}</span>
          <small>
            {[
              paper.certificateNo && t('papers.number', { number: paper.certificateNo }),
              paper.issuer,
              paper.expiresOn && t('papers.until', { day: dayText(paper.expiresOn) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </li>
      ))}
    </ul>
  );
}

/** 2027-01-15 as people write it: 15/01/2027. */
export function dayText(day: string): string {
  const date = readDay(day);
  return date ? formatDate(date) : day;
}
