import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireOwner } from '~/features/accounts/guard.server';
import { findOwnMembership, leaveCooperative } from '~/features/cooperatives/membership.server';
import { OwnCooperativePage } from '~/features/cooperatives/own-cooperative-page';
import { findDues } from '~/features/cooperatives/payouts.server';
import { readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { formatPhone, telHref } from '~/shared/phone';
import { AdminPage } from '~/ui/polaris';

/** The household's own view of its cooperative: what it sees, what it owes, and how to leave. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireOwner(request);
  const dueOf = async (cooperativeId: string) =>
    (await findDues(platform.db, cooperativeId, { shopId: shop.id }))[0]?.due ?? 0;
  const { current, owed } = await findOwnMembership(platform.db, shop.id, dueOf);
  return {
    owed,
    current: current && {
      ...current,
      phone: current.phone ? { shown: formatPhone(current.phone), tel: telHref(current.phone) } : null,
    },
  };
}

/** The household leaves; what it pressed names which cooperative, so that an old page leaves no new one. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireOwner(request);
  const cooperativeId = readText(await request.formData(), 'cooperative');
  const membership = await findOwnMembership(platform.db, shop.id, async () => 0);
  if (membership.current?.id === cooperativeId) await leaveCooperative(platform, { shopId: shop.id, cooperativeId });
  return redirect('/admin/shop/cooperative', 303);
}

export default function OwnCooperative() {
  const { t } = useTranslation(['cooperatives', 'shops']);
  return (
    <AdminPage title={t('own.title')} back={{ to: '/admin/shop', label: t('shops:profile.title') }}>
      <OwnCooperativePage {...useLoaderData<typeof loader>()} />
    </AdminPage>
  );
}
