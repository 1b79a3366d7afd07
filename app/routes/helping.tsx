import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { Entrance, entranceLinks } from '~/features/accounts/entrance';
import { findHome, findWorkplace, requirePerson } from '~/features/accounts/guard.server';
import { pauseHelping } from '~/features/cooperatives/help.server';
import { readLang, translator } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import type { PageHandle } from '~/shared/page';

export const handle: PageHandle = { interactive: true };
export const links = entranceLinks;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
];

/** Tells somebody who helps that the member has ended it or the time is up, and that the last press changed nothing. */
export async function loader({ request }: LoaderFunctionArgs) {
  const visitor = await requirePerson(request);
  if (visitor.helpGrantId === null) throw redirect(await findHome(visitor.person.id), 303);
  if ((await findWorkplace(visitor)) !== 'over') throw redirect('/admin', 303);
  return { title: translator(readLang(request), 'help')('over.title') };
}

/** Takes this device out of the member's shop; posted by whoever helps there, also when the help is over. */
export async function action({ request }: ActionFunctionArgs) {
  const visitor = await requirePerson(request);
  const wasRunning = visitor.helpGrantId !== null && (await findWorkplace(visitor)) !== 'over';
  await pauseHelping(platform, visitor.sessionId);
  return redirect(wasRunning ? '/cooperative/help' : await findHome(visitor.person.id), 303);
}

export default function HelpIsOver() {
  const { t } = useTranslation('help');
  const { title } = useLoaderData<typeof loader>();
  return (
    <Entrance title={title} lead={t('over.lead')}>
      <Form method="post">
        <button type="submit">{t('over.leave')}</button>
      </Form>
    </Entrance>
  );
}
