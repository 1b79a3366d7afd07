import { useTranslation } from 'react-i18next';

import type { PolicySection } from '~/features/shops/policy';
import { cartOf, Frame } from '~/features/storefront/frame';
import type { Seller } from '~/features/storefront/pages';
import { PolicyList } from '~/features/storefront/policy-list';

/** Everything a buyer has the right to read of a shop before ordering, on one page. */
export function PoliciesPage({
  seller,
  policies: { sections, since },
}: {
  seller: Seller;
  policies: { sections: PolicySection[]; since: string };
}) {
  const { t } = useTranslation('policies');
  return (
    <Frame seller={seller} cart={cartOf(seller)}>
      <p className="crumbs">
        <a href={seller.path} lang="vi">
          {seller.name}
        </a>
      </p>
      <PolicyList title={t('title')} lead={t('lead')} since={since} sections={sections} />
    </Frame>
  );
}
