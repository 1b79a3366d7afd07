import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { choosePassword } from '~/features/accounts/choose-password.server';
import { Entrance, EntranceForm, entranceLinks, PasswordField } from '~/features/accounts/entrance';
import { findHome, findVisitor } from '~/features/accounts/guard.server';
import { readOwnPath } from '~/features/accounts/own-path';
import { calledName, PASSWORD_MAX, PASSWORD_MIN } from '~/features/accounts/person';
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

/** Whoever came with a first code; everybody else has no business here. */
async function requireNewcomer(request: Request) {
  const visitor = await findVisitor(request);
  if (!visitor) throw redirect('/login', 303);
  if (!visitor.hasFirstCode) throw redirect(await findHome(visitor.person.id), 303);
  return visitor;
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { person } = await requireNewcomer(request);
  const title = translator(readLang(request), 'accounts')('firstPassword.title', { name: calledName(person.name) });
  return { to: readOwnPath(new URL(request.url).searchParams.get('to')), title, phone: person.phone };
}

export async function action({ request }: ActionFunctionArgs) {
  const visitor = await requireNewcomer(request);
  const form = await request.formData();
  const chosen = await choosePassword(platform, visitor, readText(form, 'password'));
  if (!chosen.ok) return askAgain(form, chosen.problems);
  return redirect(readOwnPath(readText(form, 'to')) ?? (await findHome(visitor.person.id)), 303);
}

export default function FirstPassword() {
  const { t } = useTranslation('accounts');
  const { to, title, phone } = useLoaderData<typeof loader>();
  return (
    <Entrance title={title} lead={t('firstPassword.lead')}>
      <EntranceForm to={to} submit={t('firstPassword.submit')}>
        {/* a phone that keeps passwords wants to know whose it is */}
        <input type="hidden" name="phone" value={phone} autoComplete="username" />
        <PasswordField
          name="password"
          label={t('fields.newPassword')}
          hint={t('fields.newPasswordHint', { min: PASSWORD_MIN })}
          autoComplete="new-password"
          maxLength={PASSWORD_MAX}
        />
      </EntranceForm>
    </Entrance>
  );
}
