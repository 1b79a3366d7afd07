import { useTranslation } from 'react-i18next';

import type { Notice, PolicySection } from '~/features/shops/policy';
import { Frame, NoticeIcon } from '~/features/storefront/frame';
import { PolicyList } from '~/features/storefront/policy-list';

import type { HousePage } from './house-texts';

/** A page about the house itself: who runs it, its rules, what it does with data. */
export function HousePoliciesPage({
  page,
  sections,
  since,
  notice = null,
}: {
  page: HousePage;
  sections: PolicySection[];
  since: string;
  notice?: Notice | null;
}) {
  const { t } = useTranslation(['policies', 'storefront']);
  const site = t('storefront:site');
  return (
    <Frame>
      <PolicyList
        title={t(`house.${page}`, { site })}
        lead={page === 'about' ? t('house.aboutLead', { site }) : t(`house.${page}Description`, { site })}
        {...{ sections, since }}
      />
      {notice && <NoticeIcon notice={notice} alt={t('house.noticeAlt')} />}
    </Frame>
  );
}
