import { data, redirectDocument, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { findOwnShop, requirePerson } from '~/features/accounts/guard.server';
import { PasswordForm } from '~/features/accounts/password-form';
import { PERSON_NAME_MAX } from '~/features/accounts/person';
import { savePerson } from '~/features/accounts/save-person.server';
import { PushSwitch } from '~/features/orders/message-switch';
import { askAgain, readText } from '~/platform/answers.server';
import { langCookie, readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { isLang, LANGS } from '~/shared/lang';
import { formatPhone } from '~/shared/phone';
import { AdminPage, ChoiceField, Field, forgetAllDrafts, SubmitButton, useToast } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const visitor = await requirePerson(request);
  const { person } = visitor;
  const own = visitor.helpGrantId === null ? await findOwnShop(visitor) : null;
  return {
    name: person.name,
    phone: formatPhone(person.phone),
    lang: readLang(request),
    pushKey: platform.push.publicKey,
    canBeHelped: own?.role === 'owner',
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { person } = await requirePerson(request);
  const form = await request.formData();
  const chosen = readText(form, 'lang');
  const lang = isLang(chosen) ? chosen : readLang(request);
  const saved = await savePerson(platform, { personId: person.id, name: readText(form, 'name'), lang });
  if (!saved.ok) return askAgain(form, saved.problems);
  if (lang === readLang(request)) return data({ savedAt: platform.clock.now().getTime() });
  // a whole new page, because every sentence on it is another now
  return redirectDocument('/admin/account', { status: 303, headers: { 'Set-Cookie': langCookie(lang) } });
}

export default function Account() {
  const { t } = useTranslation(['accounts', 'help']);
  const { name, phone, lang, pushKey, canBeHelped } = useLoaderData<typeof loader>();
  const toast = useToast();
  const answer = useActionData<typeof action>();
  useEffect(() => {
    if (answer && 'savedAt' in answer) toast(t('account.saved'));
  }, [answer, toast, t]);
  return (
    <AdminPage title={t('account.title')} subtitle={phone}>
      <BlockStack gap="400">
        <Card>
          <Form method="post" noValidate>
            <BlockStack gap="400">
              <Text as="h2" variant="headingMd">
                {t('account.nameTitle')}
              </Text>
              <Field
                name="name"
                label={t('fields.name')}
                value={name}
                maxLength={PERSON_NAME_MAX}
                autoComplete="name"
              />
              <ChoiceField
                name="lang"
                label={t('fields.lang')}
                value={lang}
                choices={LANGS.map((value) => ({ value, label: t(`langs.${value}`) }))}
              />
              <SubmitButton>{t('account.save')}</SubmitButton>
            </BlockStack>
          </Form>
        </Card>
        {canBeHelped && (
          <Card>
            <BlockStack gap="300">
              <Text as="h2" variant="headingMd">
                {t('help:title')}
              </Text>
              <Text as="p">{t('help:lead')}</Text>
              <Button size="large" fullWidth url="/admin/help">
                {t('help:open')}
              </Button>
            </BlockStack>
          </Card>
        )}
        <PushSwitch publicKey={pushKey} />
        <PasswordForm />
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t('account.devicesTitle')}
            </Text>
            <Form method="post" action="/logout" onSubmit={forgetAllDrafts}>
              <SubmitButton variant="secondary">{t('account.logout')}</SubmitButton>
            </Form>
            <Text as="p">{t('account.devicesHelp')}</Text>
            <Form method="post" action="/logout" onSubmit={forgetAllDrafts}>
              <input type="hidden" name="everywhere" value="1" />
              <SubmitButton variant="secondary">{t('account.logoutEverywhere')}</SubmitButton>
            </Form>
          </BlockStack>
        </Card>
      </BlockStack>
    </AdminPage>
  );
}
