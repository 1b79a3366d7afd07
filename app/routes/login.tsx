import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { enter } from '~/features/accounts/enter.server';
import { Entrance, EntranceField, EntranceForm, entranceLinks, PasswordField } from '~/features/accounts/entrance';
import { findHome, findVisitor } from '~/features/accounts/guard.server';
import { readOwnPath } from '~/features/accounts/own-path';
import { PASSWORD_MAX } from '~/features/accounts/person';
import { signIn } from '~/features/accounts/sign-in.server';
import { askAgain, readText } from '~/platform/answers.server';
import { readLang, translator } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import type { PageHandle } from '~/shared/page';

export const handle: PageHandle = { interactive: true };
export const links = entranceLinks;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const to = readOwnPath(new URL(request.url).searchParams.get('to'));
  const visitor = await findVisitor(request);
  if (visitor) throw redirect(to ?? (await findHome(visitor.person.id)), 303);
  return { to, title: translator(readLang(request), 'accounts')('login.title') };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const signedIn = await signIn(platform, {
    phone: readText(form, 'phone'),
    password: readText(form, 'password'),
    address: context.clientAddress,
  });
  if (!signedIn.ok) return askAgain(form, signedIn.problems, statusOf(signedIn.problems));
  const { personId, lang } = signedIn.value;
  return enter(platform, request, { personId, to: readText(form, 'to'), otherwise: await findHome(personId), lang });
}

const statusOf = (problems: { code: string }[]) =>
  problems.some(({ code }) => code === 'accounts.too-many-tries') ? 429 : 422;

export default function Login() {
  const { t } = useTranslation('accounts');
  const { to } = useLoaderData<typeof loader>();
  return (
    <Entrance
      title={t('login.title')}
      footer={
        <>
          <a className="big" href={`/signup${to ? `?to=${encodeURIComponent(to)}` : ''}`}>
            {t('login.toSignup')}
          </a>
          <p>{t('login.forgot')}</p>
        </>
      }
    >
      <EntranceForm to={to} submit={t('login.submit')}>
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
          autoComplete="current-password"
          maxLength={PASSWORD_MAX}
        />
      </EntranceForm>
    </Entrance>
  );
}
