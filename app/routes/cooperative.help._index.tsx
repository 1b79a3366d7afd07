import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useFetcher, useLoaderData } from '@remix-run/react';
import { BlockStack, Card, InlineStack, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { HELP_MINUTES, HELP_SCOPES, type HelpScope } from '~/features/accounts/help-scope';
import { TermsFields } from '~/features/cooperatives/help-page';
import { beginHelping, findHelps, findMemberName, takeHelpCode } from '~/features/cooperatives/help.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { askAgain, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { formatDateTime } from '~/shared/date';
import type { AskedAgain } from '~/shared/page';
import { AdminPage, Field, ProblemSummary, SubmitButton, useToast } from '~/ui/polaris';

/** Where somebody of the cooperative types the code a member reads to them, and sees which helps run, also colleagues'. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { cooperative, person } = await requireStaff(request, 'guide-members');
  const wanted = new URL(request.url).searchParams.get('shop');
  const [helps, shop] = await Promise.all([
    findHelps(platform, { cooperativeId: cooperative.id }),
    wanted === null ? null : findMemberName(platform, { cooperativeId: cooperative.id, shopId: wanted }),
  ]);
  if (wanted !== null) orNotFound(shop);
  return {
    helps: helps
      .filter(({ state }) => state !== 'offered')
      .map(({ until, helperId, ...help }) => ({
        ...help,
        isOwn: helperId === person.id,
        until: until && formatDateTime(until),
      })),
    shop,
    scopes: [...HELP_SCOPES],
    minutes: [...HELP_MINUTES],
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { cooperative, person, sessionId } = await requireStaff(request, 'guide-members');
  const form = await request.formData();
  const taken = await takeHelpCode(platform, {
    cooperativeId: cooperative.id,
    helperId: person.id,
    code: readText(form, 'code'),
  });
  if (!taken.ok) return askAgain(form, taken.problems);
  await beginHelping(platform, { sessionId, personId: person.id, grantId: taken.value.grantId });
  return redirect('/admin', 303);
}

export default function Helps() {
  const { t } = useTranslation(['help', 'shops']);
  const { helps, shop, scopes, minutes } = useLoaderData<typeof loader>();
  return (
    <AdminPage title={t('staff.title')} back={{ to: '/cooperative', label: t('shops:members.title') }}>
      <BlockStack gap="400">
        {shop && <AskCard shop={shop} scopes={scopes} minutes={minutes} />}
        <Card>
          <Form method="post">
            <BlockStack gap="300">
              <Text as="p">{t('staff.lead')}</Text>
              <Field name="code" label={t('staff.code')} inputMode="numeric" autoComplete="off" />
              <SubmitButton>{t('staff.submit')}</SubmitButton>
            </BlockStack>
          </Form>
        </Card>
        {helps.map((help) => (
          <RunningCard key={help.id} help={help} />
        ))}
      </BlockStack>
    </AdminPage>
  );
}

/** Asks one member for leave; the answer is theirs. */
function AskCard({
  shop,
  scopes,
  minutes,
}: {
  shop: { id: string; name: string };
  scopes: HelpScope[];
  minutes: number[];
}) {
  const { t } = useTranslation('help');
  const asking = useFetcher<{ grantId: string } | AskedAgain>();
  const toast = useToast();
  useEffect(() => {
    if (asking.data && 'grantId' in asking.data) toast(t('staff.askedDone'));
  }, [asking.data, t, toast]);
  return (
    <Card>
      <asking.Form method="post" action="/cooperative/help/requests">
        <input type="hidden" name="shop" value={shop.id} />
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('staff.ask', { shop: shop.name })}
          </Text>
          <Text as="p">{t('staff.askLead')}</Text>
          <ProblemSummary problems={asking.data && 'problems' in asking.data ? asking.data.problems : []} />
          <TermsFields scopes={scopes} minutes={minutes} />
          <SubmitButton fetcher={asking}>{t('staff.askSubmit')}</SubmitButton>
        </BlockStack>
      </asking.Form>
    </Card>
  );
}

function RunningCard({ help }: { help: ReturnType<typeof useLoaderData<typeof loader>>['helps'][number] }) {
  const { t } = useTranslation('help');
  const end = useFetcher();
  const { id, shop, helper, isOwn, state, until, scopes } = help;
  const action = `/cooperative/help/${id}`;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {shop}
        </Text>
        {!isOwn && <Text as="p">{t('staff.by', { helper })}</Text>}
        <Text as="p">
          {state === 'running'
            ? t('running', { what: scopes.map((scope) => t(`scopes.${scope}`)).join(', '), until })
            : t('staff.waiting')}
        </Text>
        <InlineStack gap="200">
          {state === 'running' && isOwn && (
            <Form method="post" action={action}>
              <SubmitButton fullWidth={false}>{t('staff.enter')}</SubmitButton>
            </Form>
          )}
          <end.Form method="delete" action={action}>
            <SubmitButton fetcher={end} variant="secondary" fullWidth={false}>
              {t('end')}
            </SubmitButton>
          </end.Form>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
