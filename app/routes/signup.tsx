import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { enter } from '~/features/accounts/enter.server';
import { Entrance, EntranceField, EntranceForm, entranceLinks, PasswordField } from '~/features/accounts/entrance';
import { findHome, findVisitor } from '~/features/accounts/guard.server';
import { readOwnPath } from '~/features/accounts/own-path';
import { PASSWORD_MAX, PASSWORD_MIN, PERSON_NAME_MAX } from '~/features/accounts/person';
import { signUp } from '~/features/accounts/sign-up.server';
import { askAgain, readText } from '~/platform/answers.server';
import { readLang, translator } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import type { PageHandle } from '~/shared/page';

export const handle: PageHandle = { interactive: true };
export const links = entranceLinks;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  const to = readOwnPath(new URL(request.url).searchParams.get('to'));
  const visitor = await findVisitor(request);
  if (visitor) throw redirect(to ?? (await findHome(visitor.person.id)), 303);
  return { to, title: translator(readLang(request), 'accounts')('signup.title') };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const signedUp = await signUp(platform, {
    name: readText(form, 'name'),
    phone: readText(form, 'phone'),
    password: readText(form, 'password'),
    lang: readLang(request),
    address: context.clientAddress,
  });
  if (!signedUp.ok)
    return askAgain(
      form,
      signedUp.problems,
      signedUp.problems.some(({ code }) => code === 'accounts.too-many-tries') ? 429 : 422,
    );
  return enter(platform, request, { ...signedUp.value, to: readText(form, 'to'), otherwise: '/admin/setup' });
}

export default function Signup() {
  const { t } = useTranslation('accounts');
  const { to } = useLoaderData<typeof loader>();
  return (
    <Entrance
      title={t('signup.title')}
      lead={t('signup.lead')}
      footer={
        <a className="big" href={`/login${to ? `?to=${encodeURIComponent(to)}` : ''}`}>
          {t('signup.toLogin')}
        </a>
      }
    >
      <EntranceForm to={to} submit={t('signup.submit')}>
        <EntranceField
          name="name"
          label={t('fields.name')}
          hint={t('fields.nameHint')}
          autoComplete="name"
          autoCapitalize="words"
          maxLength={PERSON_NAME_MAX}
        />
        <EntranceField
          name="phone"
          label={t('fields.phone')}
          hint={t('fields.phoneHint')}
          type="tel"
          inputMode="tel"
          autoComplete="username"
        />
        <PasswordField
          name="password"
          label={t('fields.password')}
          hint={t('fields.newPasswordHint', { min: PASSWORD_MIN })}
          autoComplete="new-password"
          maxLength={PASSWORD_MAX}
        />
      </EntranceForm>
    </Entrance>
  );
}
