import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { BlockStack, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { INVITATION_LIMITS, readInvitation } from '~/features/cooperatives/invitation';
import { inviteMany } from '~/features/cooperatives/invitations.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { askAgain, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage, Field, ProblemSummary, SubmitButton } from '~/ui/polaris';

/** A class meets for a month and holds sixty at most; both may be changed. */
const USUAL = { days: '30', uses: '60' };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'invite-members');
  return { usual: USUAL, limits: INVITATION_LIMITS };
}

/** Makes a sheet or link for many and leads to it. */
export async function action({ request }: ActionFunctionArgs) {
  const { cooperative, person } = await requireStaff(request, 'invite-members');
  const form = await request.formData();
  const typed = { label: readText(form, 'label'), days: readText(form, 'days'), uses: readText(form, 'uses') };
  const read = readInvitation(typed, platform.clock.now());
  if (!read.ok) return askAgain(form, read.problems);
  const id = await inviteMany(platform, { ...read.value, cooperativeId: cooperative.id, personId: person.id });
  return redirect(`/cooperative/invitations/${id}`, 303);
}

export default function NewInvitation() {
  const { t } = useTranslation('cooperatives');
  const { usual, limits } = useLoaderData<typeof loader>();
  return (
    <AdminPage title={t('newLink.title')} back={{ to: '/cooperative/invitations', label: t('invitations.title') }}>
      <Card>
        <Form method="post" noValidate>
          <BlockStack gap="400">
            <ProblemSummary />
            <Text as="p">{t('newLink.lead')}</Text>
            <Field name="label" label={t('newLink.label')} help={t('newLink.labelHelp')} maxLength={limits.label} />
            <Field
              name="days"
              label={t('newLink.days')}
              help={t('newLink.daysHelp', { max: limits.days })}
              value={usual.days}
              inputMode="numeric"
            />
            <Field
              name="uses"
              label={t('newLink.uses')}
              help={t('newLink.usesHelp')}
              value={usual.uses}
              inputMode="numeric"
            />
            <SubmitButton>{t('newLink.submit')}</SubmitButton>
          </BlockStack>
        </Form>
      </Card>
    </AdminPage>
  );
}
