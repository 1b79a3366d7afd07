import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { findStaff } from '~/features/cooperatives/staff.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { StaffPage } from '~/features/cooperatives/staff-page';
import { platform } from '~/platform/platform.server';
import { formatPhone, telHref } from '~/shared/phone';
import { AdminPage } from '~/ui/polaris';

/** Who is at work for the cooperative, and as what. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { cooperative, person } = await requireStaff(request, 'manage-staff');
  const staff = await findStaff(platform.db, cooperative.id);
  return {
    cooperative: cooperative.name,
    staff: staff.map(({ phone, ...one }) => ({
      ...one,
      phone: formatPhone(phone),
      tel: telHref(phone),
      isSelf: one.id === person.id,
    })),
  };
}

export default function Staff() {
  const { t } = useTranslation(['cooperatives', 'shops']);
  return (
    <AdminPage title={t('staff.title')} back={{ to: '/cooperative', label: t('shops:members.title') }}>
      <StaffPage {...useLoaderData<typeof loader>()} />
    </AdminPage>
  );
}
