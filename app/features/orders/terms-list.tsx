import { useTranslation } from 'react-i18next';

import { dayText } from '~/features/storefront/papers';
import { formatPhone, telHref } from '~/shared/phone';

import { useDayText } from './day-text';
import type { OrderTerms } from './terms';

/**
 * What the law wants a buyer to read before the button (consumer law 19/2023, article 37; Decree 248/2026, articles 4,
 * 8, 13, 14), and the rules of both sides. The grower's own words stay as they were written.
 */
export function TermsList({
  terms,
  policies,
}: {
  terms: OrderTerms;
  /** Where the seller's policies are read, as the terms name them. */
  policies: string;
}) {
  const { t } = useTranslation('checkout');
  const day = useDayText();
  const { seller } = terms;
  const own = (name: string, text: string | undefined) => (text ? [{ name, text, own: true }] : []);
  const rows: { name: string; text: string; own?: boolean }[] = [
    { name: t('terms.price'), text: t('terms.priceText') },
    ...(terms.days
      ? [{ name: t('terms.days'), text: t('terms.daysText', { from: terms.days[0], to: terms.days[1] }) }]
      : []),
    ...(terms.preorderOn ? [{ name: t('terms.ready'), text: day(terms.preorderOn) }] : []),
    ...own(t('terms.pickupWindow'), terms.pickupWindow),
    ...own(t('terms.bloomPromise'), terms.bloomPromise),
    ...own(t('terms.earlyBloom'), terms.earlyBloomRule),
    ...own(t('terms.noShow'), terms.noShowRule),
    ...own(t('terms.storm'), terms.stormRule),
    ...own(t('terms.cancel'), terms.cancelRule),
    {
      name: t('terms.claim'),
      text: terms.claimHours > 0 ? t('terms.claimText', { hours: terms.claimHours }) : t('terms.noClaim'),
    },
    ...own(t('terms.returns'), terms.returnPolicy),
    { name: t('terms.answer'), text: t('terms.answerText', { hours: terms.answerHours }) },
    { name: t('terms.rights'), text: t('terms.rightsText') },
  ];
  const papers = [
    seller.registrationNo && t('terms.registration', { number: seller.registrationNo }),
    seller.taxCode && t('terms.taxCode', { number: seller.taxCode }),
  ].filter(Boolean);
  return (
    <dl className="law">
      <div>
        <dt>{t('terms.seller')}</dt>
        <dd>
          <b lang="vi">{seller.legalName || seller.name}</b>
          {'\n'}
          {seller.address}
          {papers.length > 0 && `\n${papers.join(' · ')}`}
          {seller.phone && (
            <>
              {'\n'}
              <a href={telHref(seller.phone)}>{formatPhone(seller.phone)}</a>
            </>
          )}
          {seller.email && `\n${seller.email}`}
        </dd>
      </div>
      {rows.map(({ name, text, own: isOwn }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd lang={isOwn ? 'vi' : undefined}>{text}</dd>
        </div>
      ))}
      {terms.policies && (
        <div>
          <dt>{t('terms.policies')}</dt>
          <dd>
            <a href={policies}>{t('terms.policiesText', { day: dayText(terms.policies.since) })}</a>
          </dd>
        </div>
      )}
    </dl>
  );
}
