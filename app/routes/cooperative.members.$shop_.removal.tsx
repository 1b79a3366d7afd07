import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { BlockStack, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { findMember } from '~/features/cooperatives/members.server';
import { REASON_MAX, removeMember } from '~/features/cooperatives/membership.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { askAgain, orNotFound, readText } from '~/platform/answers.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { AdminPage, Field, ProblemSummary, SubmitButton } from '~/ui/polaris';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'remove-members');
  const asked = { cooperativeId: cooperative.id, shopId: params.shop!, lang: readLang(request) };
  const { id, name } = orNotFound(await findMember(platform.db, { ...asked, contacts: false }));
  return { id, name, reasonMax: REASON_MAX };
}

/** Lets a household go, with the reason that it will read. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'remove-members');
  const form = await request.formData();
  const named = { cooperativeId: cooperative.id, shopId: params.shop! };
  const removed = orNotFound(await removeMember(platform, { ...named, reason: readText(form, 'reason') }));
  return removed.ok ? redirect('/cooperative', 303) : askAgain(form, removed.problems);
}

export default function Removal() {
  const { t } = useTranslation('cooperatives');
  const { id, name, reasonMax } = useLoaderData<typeof loader>();
  return (
    <AdminPage title={t('removal.title', { shop: name })} back={{ to: `/cooperative/members/${id}`, label: name }}>
      <Card>
        <Form method="post" noValidate>
          <BlockStack gap="400">
            <ProblemSummary />
            <Text as="p">{t('removal.lead')}</Text>
            <Field
              name="reason"
              label={t('removal.reason')}
              help={t('removal.reasonHelp')}
              multiline={3}
              maxLength={reasonMax}
            />
            <SubmitButton tone="critical">{t('removal.submit')}</SubmitButton>
          </BlockStack>
        </Form>
      </Card>
    </AdminPage>
  );
}
