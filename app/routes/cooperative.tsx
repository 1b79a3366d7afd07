import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, Outlet, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireManager } from '~/features/accounts/guard.server';
import type { PageHandle } from '~/shared/page';
import { AdminFrame, forgetAllDrafts, PolarisErrorPage, PolarisProvider, polarisLinks } from '~/ui/polaris';

export const handle: PageHandle = { interactive: true };
export const links = () => polarisLinks;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.name },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const { cooperative } = await requireManager(request);
  return { name: cooperative.name };
}

export default function Cooperative() {
  const { t } = useTranslation('accounts');
  const { name } = useLoaderData<typeof loader>();
  return (
    <PolarisProvider>
      <AdminFrame
        places={[]}
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
