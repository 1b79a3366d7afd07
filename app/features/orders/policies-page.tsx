import { useTranslation } from 'react-i18next';

import type { PolicySection } from '~/features/shops/policy';
import { cartOf, Frame } from '~/features/storefront/frame';
import type { Seller } from '~/features/storefront/pages';
import { PolicyList } from '~/features/storefront/policy-list';
import type { Lang } from '~/shared/lang';

import { policiesPath } from './terms';

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

/**
 * The policies of a shop as buyers agreed to them once. `seller` null: the shop rests, and its name is all that is told.
 * The text stays in the language in which it was read.
 */
export function KeptPoliciesPage({
  seller,
  name,
  policies: { sections, since, lang },
}: {
  seller: Seller | null;
  name: string;
  policies: { sections: PolicySection[]; since: string; lang: Lang };
}) {
  const { t, i18n } = useTranslation('policies');
  const list = (
    <PolicyList title={t('titleOf', { shop: name })} lead={t('kept.lead', { shop: name })} {...{ since, sections }} />
  );
  return (
    <Frame {...(seller && { seller, cart: cartOf(seller) })}>
      {seller && (
        <p className="crumbs">
          <a href={seller.path} lang="vi">
            {name}
          </a>
          <a href={policiesPath(seller.path)}>{t('kept.now', { shop: name })}</a>
        </p>
      )}
      {lang === i18n.language ? list : <div lang={lang}>{list}</div>}
    </Frame>
  );
}
