import { useTranslation } from 'react-i18next';

import { Heading } from './section-heading';

/** What a buyer most wants to know of a shop's policies, in four lines, and the way to all of them. */
export function PoliciesSummary({
  heading = '',
  path,
  claimHours,
  answerHours,
}: {
  /** The grower's own words for it; empty: ours. */
  heading?: string;
  /** The shop's own: `/shop/vuon-ba-tu`. */
  path: string;
  /** Hours after arrival in which a dead or wrong plant may be reported; 0: on receipt only. */
  claimHours: number;
  /** Hours in which an order is answered. */
  answerHours: number;
}) {
  const { t } = useTranslation('policies');
  const lines = [
    claimHours > 0 ? t('summary.claim', { hours: claimHours }) : t('summary.door'),
    t('summary.answer', { count: answerHours }),
    t('summary.prices'),
  ];
  return (
    <section className="s s-policies half">
      <Heading own={heading}>{t('summary.title')}</Heading>
      <ul className="assured">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        <a className="button soft" href={`${path}/policies`}>
          {t('summary.all')}
        </a>
      </p>
    </section>
  );
}
