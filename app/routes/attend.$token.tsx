import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { Entrance, EntranceForm, entranceLinks } from '~/features/accounts/entrance';
import { findVisitor, requirePerson } from '~/features/accounts/guard.server';
import { attendClass, findEntry } from '~/features/training/classes.server';
import { askAgain, orNotFound } from '~/platform/answers.server';
import { readLang, translator } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { formatDate } from '~/shared/date';
import type { PageHandle } from '~/shared/page';

export const handle: PageHandle = { interactive: true };
export const links = entranceLinks;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title },
  { name: 'robots', content: 'noindex' },
];

/** What the code on the wall of a class opens: one button that says “I am here”. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const t = translator(readLang(request), 'training');
  const visitor = await findVisitor(request);
  const entry = await findEntry(platform, { token: params.token!, personId: visitor?.person.id ?? null });
  if (!entry) return data({ entry: null, personName: null, title: t('attend.goneTitle') }, { status: 404 });
  const { title, place, heldOn, cooperativeName, isPresent } = entry;
  return data({
    entry: { place, day: formatDate(heldOn), cooperativeName, isPresent },
    personName: visitor?.person.name ?? null,
    title: t('attend.title', { title }),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person } = await requirePerson(request);
  const there = orNotFound(await attendClass(platform, { token: params.token!, personId: person.id }));
  return there.ok ? redirect(`/attend/${params.token}`, 303) : askAgain(new FormData(), there.problems);
}

export default function Attend() {
  const { t } = useTranslation('training');
  const { pathname } = useLocation();
  const { entry, personName, title } = useLoaderData<typeof loader>();
  if (!entry) return <Entrance title={title} lead={t('attend.gone')} children={null} />;
  const { place, day, cooperativeName, isPresent } = entry;
  const lead = place
    ? t('attend.leadPlace', { cooperative: cooperativeName, day, place })
    : t('attend.lead', { cooperative: cooperativeName, day });
  return (
    <Entrance title={title} lead={lead}>
      {isPresent ? (
        <>
          <p role="status">{t('attend.done')}</p>
          <a className="big" href="/admin/lessons">
            {t('attend.toLessons')}
          </a>
        </>
      ) : personName === null ? (
        <a className="big" href={`/login?to=${encodeURIComponent(pathname)}`}>
          {t('attend.login')}
        </a>
      ) : (
        <>
          <p>{t('attend.asPerson', { name: personName })}</p>
          <EntranceForm submit={t('attend.submit')} />
        </>
      )}
    </Entrance>
  );
}
