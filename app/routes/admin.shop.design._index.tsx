import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { requireShop } from '~/features/accounts/guard.server';
import { BuilderPage } from '~/features/storefront/builder-page';
import { kindsToAdd } from '~/features/storefront/change-design';
import { findDesign } from '~/features/storefront/drafts.server';
import { lettersOf } from '~/features/storefront/monogram';
import { findPreviewLinks, ownPreviewToken } from '~/features/storefront/preview.server';
import { platform } from '~/platform/platform.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const [{ design, version, hasChanges }, links] = await Promise.all([
    findDesign(platform.db, shop.id),
    findPreviewLinks(platform, { shopId: shop.id }),
  ]);
  const { theme, accent, logo, sections } = design;
  return {
    shop: { id: shop.id, name: shop.name, isOpen: shop.state === 'published' },
    ...{ theme, accent, logo, version, hasChanges, links },
    letters: lettersOf((logo.of === 'monogram' && logo.letters) || shop.name),
    sections: sections.map(({ id, kind, hidden }) => ({ id, kind, hidden })),
    kindsToAdd: kindsToAdd(design),
    preview: `/shop/${shop.slug}?preview=${ownPreviewToken(platform, shop.id)}`,
  };
}

// also after a refusal, which says that somebody else has changed the draft
export const shouldRevalidate = () => true;

export default function DressShop() {
  return <BuilderPage view={useLoaderData<typeof loader>()} />;
}
