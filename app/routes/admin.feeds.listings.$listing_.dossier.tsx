import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { findDossier } from '~/features/feeds/dossier.server';
import { DossierPage } from '~/features/feeds/dossier-page';
import { orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

/** What a grower copies into Postmart, Voso, Zalo or a provincial floor. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const listingId = params.listing!;
  const origin = siteOrigin(request, platform.config);
  const { name, fields, photoKeys } = orNotFound(await findDossier(platform, { shopId: shop.id, listingId, origin }));
  return { id: listingId, name, fields, photos: photoKeys.length };
}

export default function DossierRoute() {
  const { t } = useTranslation('feeds');
  const { name, ...dossier } = useLoaderData<typeof loader>();
  return (
    <AdminPage
      title={t('dossier.title')}
      subtitle={name || t('list.unnamed')}
      back={{ to: `/admin/feeds/listings/${dossier.id}`, label: name || t('list.unnamed') }}
    >
      <DossierPage {...dossier} />
    </AdminPage>
  );
}
