import type { MetaDescriptor } from '@remix-run/node';

import { translator } from '~/platform/i18n.server';

import type { HeadMaker } from './heads.server';
import { breadcrumbLd } from './json-ld';
import { addressIn, pageMeta } from './page-meta';
import type { Seller } from './pages';

/** The head of a shop's policies; `unlisted`: of a text that was agreed to once, which search engines leave alone. */
export function policiesHead(maker: HeadMaker, shop: Seller, { unlisted = false } = {}): MetaDescriptor[] {
  const t = translator(maker.lang, 'policies');
  const [home, own] = ['/', shop.path].map((path) => addressIn(maker.lang, { ...maker, path }));
  return pageMeta(
    {
      origin: maker.origin,
      path: maker.path,
      lang: maker.lang,
      unlisted,
      title: t('titleOf', { shop: shop.name }),
      description: t('description', { shop: shop.name }),
      jsonLd: [
        breadcrumbLd([
          { name: maker.t('site'), url: home! },
          { name: shop.name, url: own! },
          { name: t('title'), url: addressIn(maker.lang, maker) },
        ]),
      ],
    },
    maker.t('site'),
  );
}

/** The head of a page about the house itself. */
export function houseHead(maker: HeadMaker, page: 'about' | 'rules' | 'privacy'): MetaDescriptor[] {
  const t = translator(maker.lang, 'policies');
  const site = maker.t('site');
  const { origin, path, lang } = maker;
  const title = t(`house.${page}`, { site });
  return pageMeta({ origin, path, lang, title, description: t(`house.${page}Description`, { site }) }, site);
}
