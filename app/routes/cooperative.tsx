import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, Outlet, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { cooperativePlaces } from '~/features/cooperatives/cooperative-places';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import type { PageHandle } from '~/shared/page';
import { AdminFrame, forgetAllDrafts, PolarisErrorPage, PolarisProvider, polarisLinks } from '~/ui/polaris';

export const handle: PageHandle = { interactive: true };
export const links = () => polarisLinks;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.name },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const { cooperative, role } = await requireStaff(request, 'see-members');
  return { name: cooperative.name, role };
}

export default function Cooperative() {
  const { t } = useTranslation(['accounts', 'cooperatives']);
  const { name, role } = useLoaderData<typeof loader>();
  return (
    <PolarisProvider>
      <AdminFrame
        places={cooperativePlaces(role).map(({ label, ...place }) => ({ ...place, label: t(`cooperatives:${label}`) }))}
        header={
          <>
            <Link to="/cooperative">
              <span>{name}</span>
            </Link>
            <Form method="post" action="/logout" onSubmit={forgetAllDrafts}>
              <button type="submit">{t('account.devicesTitle')}</button>
            </Form>
          </>
        }
      >
        <Outlet />
      </AdminFrame>
    </PolarisProvider>
  );
}

export const ErrorBoundary = () => <PolarisErrorPage home="/" />;
