import { redirectDocument, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { BlockStack, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { findHome } from '~/features/accounts/guard.server';
import { endWork } from '~/features/cooperatives/staff.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { askAgain, orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage, ProblemSummary, SubmitButton } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { cooperative, role } = await requireStaff(request, 'leave-staff');
  return { cooperative: cooperative.name, role };
}

/** Whoever is signed in stops working for the cooperative. */
export async function action({ request }: ActionFunctionArgs) {
  const { cooperative, person } = await requireStaff(request, 'leave-staff');
  const form = await request.formData();
  const ended = orNotFound(await endWork(platform, { cooperativeId: cooperative.id, personId: person.id }));
  if (!ended.ok) return askAgain(form, ended.problems);
  return redirectDocument(await findHome(person.id), 303);
}

export default function Leaving() {
  const { t } = useTranslation(['cooperatives', 'shops']);
  const { cooperative, role } = useLoaderData<typeof loader>();
  return (
    <AdminPage
      title={t('leaving.title', { cooperative })}
      back={{ to: '/cooperative', label: t('shops:members.title') }}
    >
      <Card>
        <Form method="post">
          <BlockStack gap="400">
            <ProblemSummary />
            <Text as="p">{t('leaving.now', { role: t(`roles.${role}`) })}</Text>
            <Text as="p">{t('leaving.lead')}</Text>
            <SubmitButton tone="critical">{t('leaving.submit')}</SubmitButton>
          </BlockStack>
        </Form>
      </Card>
    </AdminPage>
  );
}
