import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { PERSON_NAME_MAX } from '~/features/accounts/person';
import { enrolHousehold } from '~/features/cooperatives/enrol.server';
import { FirstCodeSlip } from '~/features/cooperatives/first-code-slip';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { PlaceSearchField } from '~/features/shops/place-search-field';
import { SHOP_LIMITS } from '~/features/shops/shop';
import { askAgain, readText } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';
import { formatDate } from '~/shared/date';
import { formatPhone } from '~/shared/phone';
import { AdminPage, Field, ProblemSummary, SubmitButton } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'invite-members');
  return { cooperative: cooperative.name };
}

/** Sets a garden up with its household. The first code stands in this answer alone. */
export async function action({ request }: ActionFunctionArgs) {
  const { cooperative, person } = await requireStaff(request, 'invite-members');
  const form = await request.formData();
  const enrolled = await enrolHousehold(platform, {
    cooperativeId: cooperative.id,
    staffId: person.id,
    typed: {
      name: readText(form, 'name'),
      shopName: readText(form, 'shopName'),
      phone: readText(form, 'phone'),
      communeCode: readText(form, 'communeChoice') || readText(form, 'communeCode'),
    },
  });
  if (!enrolled.ok)
    return askAgain(
      form,
      enrolled.problems,
      enrolled.problems.some(({ code }) => code === 'accounts.too-many-tries') ? 429 : 422,
    );
  const { shopId, name, phone, code, codeGoodUntil } = enrolled.value;
  return {
    ...{ shopId, name, code, phone: formatPhone(phone), goodUntil: formatDate(codeGoodUntil) },
    site: `${siteOrigin(request, platform.config)}/login`,
  };
}

export default function Enrol() {
  const { t } = useTranslation(['cooperatives', 'shops', 'accounts']);
  const { cooperative } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = { to: '/cooperative/invitations', label: t('invitations.title') };
  if (answer && 'code' in answer)
    return (
      <AdminPage title={t('enrol.done', { name: answer.name })} back={back}>
        <BlockStack gap="400">
          <FirstCodeSlip slip={answer} cooperative={cooperative} />
          <Button size="large" fullWidth url="/cooperative/members/new" variant="primary">
            {t('enrol.another')}
          </Button>
          <Button size="large" fullWidth url={`/cooperative/members/${answer.shopId}`}>
            {t('enrol.see')}
          </Button>
        </BlockStack>
      </AdminPage>
    );
  return (
    <AdminPage title={t('enrol.title')} back={back}>
      <Card>
        <Form method="post" noValidate>
          <BlockStack gap="400">
            <ProblemSummary />
            <Text as="p">{t('enrol.lead')}</Text>
            <Field name="name" label={t('enrol.name')} maxLength={PERSON_NAME_MAX} />
            <Field
              name="phone"
              label={t('accounts:fields.phone')}
              help={t('accounts:fields.phoneHint')}
              type="tel"
              inputMode="tel"
            />
            <Field name="shopName" label={t('shops:setup.name.label')} maxLength={SHOP_LIMITS.name} />
            <PlaceSearchField chosen={null} query="" found={[]} />
            <SubmitButton>{t('enrol.submit')}</SubmitButton>
          </BlockStack>
        </Form>
      </Card>
    </AdminPage>
  );
}
