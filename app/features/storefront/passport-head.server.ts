import type { MetaDescriptor } from '@remix-run/node';

import { translator } from '~/platform/i18n.server';

import type { HeadMaker } from './heads.server';
import { breadcrumbLd } from './json-ld';
import { addressIn, pageMeta } from './page-meta';
import type { ListingView } from './pages';

/** The head of a passport. To machines it is a part of its listing, so that nothing is found twice. */
export function passportHead(maker: HeadMaker, { name, path, shop }: ListingView): MetaDescriptor[] {
  const { origin, lang, t } = maker;
  const tPlant = translator(lang, 'plant');
  const at = (path: string) => addressIn(lang, { origin, path, lang });
  return pageMeta(
    {
      origin,
      lang,
      path,
      title: `${tPlant('passport.title')}: ${name.text}`,
      description: tPlant('passport.description', { name: name.text, shop: shop.name }),
      jsonLd: [
        breadcrumbLd([
          { name: t('site'), url: at('/') },
          { name: shop.name, url: at(shop.path) },
          { name: name.text, url: at(path) },
          { name: tPlant('passport.title'), url: at(maker.path) },
        ]),
      ],
    },
    t('site'),
  );
}
