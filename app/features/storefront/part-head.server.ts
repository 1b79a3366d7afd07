import type { MetaDescriptor } from '@remix-run/node';

import type { HeadMaker } from './heads.server';
import { breadcrumbLd } from './json-ld';
import { addressIn, pageMeta } from './page-meta';
import type { ListingView } from './pages';

/** The head of a page that is a part of its listing; machines take it for the listing, so that nothing is found twice. */
export function partHead(
  maker: HeadMaker,
  { name, path, shop }: ListingView,
  title: string,
  description = title,
): MetaDescriptor[] {
  const { origin, lang, t } = maker;
  const at = (path: string) => addressIn(lang, { origin, path, lang });
  const steps = [
    { name: t('site'), url: at('/') },
    { name: shop.name, url: at(shop.path) },
    { name: name.text, url: at(path) },
    { name: title, url: at(maker.path) },
  ];
  return pageMeta({ origin, lang, path, title, description, jsonLd: [breadcrumbLd(steps)] }, t('site'));
}
