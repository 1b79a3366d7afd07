import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireOwner } from '~/features/accounts/guard.server';
import { DomainPage } from '~/features/shops/domain-page';
import { findDomain, nameDomain, ownHost, removeDomain } from '~/features/shops/domains.server';
import { askAgain, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireOwner(request);
  const ours = ownHost(platform.config);
  const address = platform.config.shopSubdomains ? `${shop.slug}.${ours}` : `${ours}/shop/${shop.slug}`;
  return { shopId: shop.id, ours, address, domain: await findDomain(platform, shop.id) };
}

/** The shop's own domain: posted to name it, deleted to take it away. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireOwner(request);
  if (request.method === 'DELETE') {
    await removeDomain(platform, shop.id);
    return { removed: true };
  }
  const form = await request.formData();
  const named = await nameDomain(platform, { shopId: shop.id, typed: readText(form, 'host') });
  return named.ok ? redirect('/admin/shop/domain', 303) : askAgain(form, named.problems);
}

export default function Domain() {
  const { t } = useTranslation(['domains', 'shops']);
  return (
    <AdminPage title={t('title')} back={{ to: '/admin/shop', label: t('shops:profile.title') }}>
      <DomainPage {...useLoaderData<typeof loader>()} />
    </AdminPage>
  );
}
