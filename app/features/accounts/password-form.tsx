import { useFetcher } from '@remix-run/react';
import { BlockStack, Card, Text, TextField } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AskedAgainProvider, CheckField, ProblemSummary, SubmitButton, useToast } from '~/ui/polaris';
import { fieldId } from '~/ui/asked-again';
import { useFieldProblem } from '~/ui/polaris/field-value';

import { PASSWORD_MAX, PASSWORD_MIN } from './person';

/** Changes the password; what was typed goes once it was accepted. */
export function PasswordForm() {
  const { t } = useTranslation('accounts');
  const toast = useToast();
  const change = useFetcher<{ changed: true } | { problems: unknown }>();
  const [round, setRound] = useState(0);
  const answer = change.data;
  useEffect(() => {
    if (!answer || !('changed' in answer)) return;
    toast(t('account.passwordChanged'));
    setRound((before) => before + 1);
  }, [answer, toast, t]);
  return (
    <Card>
      <AskedAgainProvider value={answer}>
        <change.Form method="post" action="/admin/account/password" noValidate>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              {t('account.passwordTitle')}
            </Text>
            <ProblemSummary />
            <PasswordFields key={round} />
            <SubmitButton fetcher={change}>{t('account.passwordSubmit')}</SubmitButton>
          </BlockStack>
        </change.Form>
      </AskedAgainProvider>
    </Card>
  );
}

function PasswordFields() {
  const { t } = useTranslation('accounts');
  const [shown, setShown] = useState(false);
  const [typed, setTyped] = useState({ oldPassword: '', newPassword: '' });
  const problems = { oldPassword: useFieldProblem('oldPassword'), newPassword: useFieldProblem('newPassword') };
  const help = { oldPassword: undefined, newPassword: t('fields.newPasswordHint', { min: PASSWORD_MIN }) };
  return (
    <>
      {(['oldPassword', 'newPassword'] as const).map((name) => (
        <TextField
          key={name}
          id={fieldId(name)}
          name={name}
          label={t(`fields.${name}`)}
          helpText={help[name]}
          error={problems[name]}
          value={typed[name]}
          type={shown ? 'text' : 'password'}
          maxLength={PASSWORD_MAX}
          autoComplete={name === 'oldPassword' ? 'current-password' : 'new-password'}
          onChange={(value) => setTyped((before) => ({ ...before, [name]: value }))}
        />
      ))}
      <CheckField name="shown" label={t('fields.showPassword')} onChange={setShown} />
      <Text as="p">{t('account.passwordHelp')}</Text>
    </>
  );
}
