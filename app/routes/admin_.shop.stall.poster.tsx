import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { findPoster } from '~/features/storefront/stall.server';
import stallStyles from '~/features/storefront/stall.css?url';
import { StallHow, StallPoster } from '~/features/storefront/stall-print';
import { viaQr } from '~/features/storefront/visit';
import { orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { qrSvg } from '~/platform/qr.server';
import { paperLinks } from '~/ui/paper';

export const links: LinksFunction = () => paperLinks(stallStyles);
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.poster.name },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const asked = { shopId: shop.id, lang: readLang(request), origin: siteOrigin(request, platform.config) };
  const poster = orNotFound(await findPoster(platform, asked));
  return { poster, qr: qrSvg(viaQr(poster.url)) };
}

/** A sheet for the garden's gate. */
export default function PosterRoute() {
  const { t } = useTranslation('share');
  return (
    <>
      <StallHow title={t('stall.poster')} />
      <StallPoster {...useLoaderData<typeof loader>()} />
    </>
  );
}
