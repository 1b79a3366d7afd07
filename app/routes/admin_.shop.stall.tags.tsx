import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { findTags } from '~/features/storefront/stall.server';
import stallStyles from '~/features/storefront/stall.css?url';
import { StallHow, StallTags } from '~/features/storefront/stall-print';
import { siteOrigin } from '~/platform/front-door.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { viaQr } from '~/features/storefront/visit';
import { qrSvg } from '~/platform/qr.server';
import { paperLinks } from '~/ui/paper';

export const links: LinksFunction = () => paperLinks(stallStyles);
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.garden },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const asked = { shopId: shop.id, lang: readLang(request), origin: siteOrigin(request, platform.config) };
  const tags = await findTags(platform, asked);
  return { garden: shop.name, tags: tags.map((tag) => ({ ...tag, qr: qrSvg(viaQr(tag.url)) })) };
}

/** A price tag for everything on sale. */
export default function TagsRoute() {
  const { t } = useTranslation('share');
  return (
    <>
      <StallHow title={t('stall.tags')} />
      <StallTags {...useLoaderData<typeof loader>()} />
    </>
  );
}
