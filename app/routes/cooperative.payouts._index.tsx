import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { PayoutsPage, type PayoutsPageData, type ShownPayout } from '~/features/cooperatives/payouts-page';
import { drawUpPayouts, findDues, findPayouts, type PayoutView } from '~/features/cooperatives/payouts.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { platform } from '~/platform/platform.server';
import { formatDate } from '~/shared/date';
import { AdminPage } from '~/ui/polaris';

/** What the cooperative took for its members and hands on to them. */
export async function loader({ request }: LoaderFunctionArgs): Promise<PayoutsPageData> {
  const { cooperative } = await requireStaff(request, 'handle-money');
  const asked = new URL(request.url).searchParams;
  const [afterOpen, afterPaid] = [asked.get('open'), asked.get('paid')];
  const [dues, open, paid] = await Promise.all([
    findDues(platform.db, cooperative.id),
    findPayouts(platform.db, { cooperativeId: cooperative.id, state: 'open', after: afterOpen }),
    findPayouts(platform.db, { cooperativeId: cooperative.id, state: 'paid', after: afterPaid }),
  ]);
  const shown = ({ payouts, next }: { payouts: PayoutView[]; next: string | null }) => ({
    payouts: payouts.map(toShown),
    next,
  });
  return { dues, open: shown(open), paid: shown(paid), isFurther: afterOpen !== null || afterPaid !== null };
}

const toShown = ({ createdAt, paidAt, ...payout }: PayoutView): ShownPayout => ({
  ...payout,
  createdOn: formatDate(createdAt),
  paidOn: paidAt && formatDate(paidAt),
});

/** Draws up a payout for every member who is owed something. */
export async function action({ request }: ActionFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'handle-money');
  await drawUpPayouts(platform, { cooperativeId: cooperative.id });
  return redirect('/cooperative/payouts', 303);
}

export default function Payouts() {
  const { t } = useTranslation('books');
  return (
    <AdminPage title={t('payouts.title')} back={{ to: '/cooperative', label: t('payouts.back') }}>
      <PayoutsPage {...useLoaderData<typeof loader>()} />
    </AdminPage>
  );
}
