import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { findCertificate, issueCertificate } from '~/features/training/certificate.server';
import { findLessons } from '~/features/training/lessons.server';
import { CERTIFICATE_PATH } from '~/features/training/lessons-view';
import styles from '~/features/training/paper.css?url';
import { CertificatePaper, PaperHow } from '~/features/training/papers';
import { askAgain } from '~/platform/answers.server';
import { readLang, translator } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { problemText } from '~/ui/problem-text';
import { paperLinks } from '~/ui/paper';

export const links: LinksFunction = () => paperLinks(styles);
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
];

/** The certificate of whoever is signed in, in a page without scripts; posted to get it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { person, shop } = await requireShop(request);
  const lang = readLang(request);
  const [certificate, lessons] = await Promise.all([
    findCertificate(platform, { shopId: shop.id, personId: person.id }),
    findLessons(platform, lang),
  ]);
  const titles = lessons.map(({ title }) => title);
  return { certificate, titles, title: translator(lang, 'training')('certificate.title') };
}

export async function action({ request }: ActionFunctionArgs) {
  const { person, shop } = await requireShop(request);
  const issued = await issueCertificate(platform, { shopId: shop.id, personId: person.id });
  return issued.ok ? redirect(CERTIFICATE_PATH, 303) : askAgain(new FormData(), issued.problems);
}

export default function CertificateRoute() {
  const { t } = useTranslation('training');
  const { t: say } = useTranslation();
  const { certificate, titles } = useLoaderData<typeof loader>();
  const asked = useActionData<typeof action>();
  return (
    <>
      <PaperHow back="/admin/lessons" label={t('back')} />
      {certificate ? (
        <CertificatePaper certificate={certificate} titles={titles} />
      ) : (
        <main className="paper">
          <h1>{t('certificate.title')}</h1>
          {asked?.problems.map((problem) => (
            <p key={problem.code} className="problems" role="alert">
              {problemText(say, problem)}
            </p>
          ))}
          <p>{t('certificate.none')}</p>
        </main>
      )}
    </>
  );
}
