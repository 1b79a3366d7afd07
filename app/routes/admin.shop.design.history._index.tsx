import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { BuilderHistory } from '~/features/storefront/builder-history';
import { BUILDER } from '~/features/storefront/builder-paths';
import { findDesign } from '~/features/storefront/drafts.server';
import { listVersions } from '~/features/storefront/publish-design.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const asked = /^[1-9]\d{0,8}$/.exec(new URL(request.url).searchParams.get('below') ?? '')?.[0];
  const [{ number }, page] = await Promise.all([
    findDesign(platform.db, shop.id),
    listVersions(platform, { shopId: shop.id, below: asked ? Number(asked) : null }),
  ]);
  return { ...page, latest: number };
}

export default function LookHistory() {
  const { t } = useTranslation('design');
  const page = useLoaderData<typeof loader>();
  return (
    <AdminPage title={t('history.title')} back={{ to: BUILDER, label: t('back') }}>
      <BuilderHistory {...page} />
    </AdminPage>
  );
}
