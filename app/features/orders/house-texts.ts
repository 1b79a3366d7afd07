import type { PolicyBlock, PolicySection } from '~/features/shops/policy';
import type { Operator } from '~/shared/operator';

import type { PolicyWords } from './policy-texts';

/** The pages about the house itself, in which many sell (an intermediary platform in the words of the law). */
export const HOUSE_PAGES = ['about', 'rules', 'privacy'] as const;
export type HousePage = (typeof HOUSE_PAGES)[number];

/** What the house's own pages say. `keepMonths`: how long an order keeps its buyer's name. */
export function houseSections(
  page: HousePage,
  { operator, keepMonths }: { operator: Operator; keepMonths: number },
  t: PolicyWords,
): PolicySection[] {
  const reach = [operator.phone, operator.email].filter(Boolean).join(', ');
  const contact = reach && t('house.contactBy', { contact: reach });
  const section = (id: string, title: string, article: number | null, ...blocks: PolicyBlock[]): PolicySection => ({
    ...{ id, title, article, blocks },
  });
  switch (page) {
    case 'about':
      return [
        section('operator', t('house.operator'), 4, ...operatorBlocks(operator, t)),
        section('sellers', t('house.sellers'), 4, { text: t('house.sellersText') }),
      ];
    case 'rules':
      return [
        section(
          'duties',
          t('sections.duties'),
          6,
          { label: t('house.houseMust'), text: t('house.houseMustText') },
          { label: t('house.houseMay'), text: t('house.houseMayText') },
          { label: t('house.sellerMust'), text: t('house.sellerMustText') },
          { label: t('house.buyerMust'), text: t('house.buyerMustText') },
          { label: t('house.banned'), text: t('house.bannedText') },
        ),
        section('complaints', t('house.complaints'), 7, { text: t('house.complaintsText', { contact }) }),
        section('ranking', t('house.ranking'), 11, { text: t('house.rankingText') }),
        section('changes', t('house.changes'), null, { text: t('house.changesText') }),
      ];
    case 'privacy':
      return [
        section(
          'privacy',
          t('sections.privacy'),
          5,
          { label: t('privacy.a'), text: t('house.pA') },
          { label: t('privacy.b'), text: t('house.pB') },
          { label: t('privacy.c'), text: t('house.pC') },
          { label: t('privacy.d'), text: t('house.pD', { months: keepMonths }) },
          { label: t('privacy.e'), text: t('house.pE') },
          { label: t('privacy.g'), text: t('house.pG') },
          { label: t('privacy.h'), text: t('house.pH', { contact }) },
          { label: t('privacy.i'), text: t('house.pI', { contact }) },
        ),
      ];
  }
}

/** What was told; a line that was not is left out, and without a name the page says so. */
function operatorBlocks(operator: Operator, t: PolicyWords): PolicyBlock[] {
  if (operator.name === '') return [{ text: t('house.untold') }];
  const lines = [
    [t('owner.name'), operator.name],
    [t('owner.representative'), operator.representative],
    [t('owner.address'), operator.address],
    [t('owner.registration'), operator.registration],
    [t('owner.taxCode'), operator.taxCode],
    [t('owner.phone'), operator.phone],
    [t('owner.email'), operator.email],
  ] as const;
  return lines.flatMap(([label, text]) => (text === '' ? [] : [{ label, text }]));
}
