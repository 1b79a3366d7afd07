import { useTranslation } from 'react-i18next';

import type { PACKINGS } from '~/features/catalogue/vocabulary';

import { MotherTreeCode } from './mother-tree-code';
import { Papers } from './papers';
import { Heading } from './section-heading';
import { Photos } from './section-words';
import type { SectionView } from './section-view';

const STARS = { 3: 'three', 4: 'four', 5: 'five' } as const;

/** Papers that count today, what each of them means, and the trees that saplings come from. */
export function CertificatesSection({
  section: { heading, papers, motherTrees },
}: {
  section: Extract<SectionView, { kind: 'certificates' }>;
}) {
  const { t } = useTranslation(['look', 'storefront']);
  const stars = [...new Set(papers.map(({ stars }) => stars))].filter((count): count is 3 | 4 | 5 => count! in STARS);
  const kinds = new Set(papers.map(({ kind }) => kind));
  return (
    <section className="s s-papers">
      <Heading own={heading}>{t('cert.heading')}</Heading>
      <Papers papers={papers} />
      <ul className="meanings">
        {stars.map((count) => (
          <li key={count}>{t(`storefront:coop.ocop.${STARS[count]}`)}.</li>
        ))}
        {kinds.has('vietgap') && (
          <li>
            {t('storefront:papers.vietgap')}: {t('cert.vietgap')}
          </li>
        )}
        {kinds.has('geographical_indication') && (
          <li>
            {t('storefront:papers.geographical_indication')}: {t('cert.gi')}
          </li>
        )}
      </ul>
      {motherTrees.length > 0 && (
        <div className="mothers">
          <h3>{t('cert.mother')}</h3>
          <p className="by">{t('cert.motherText')}</p>
          <ul>
            {motherTrees.map(({ code, name }) => (
              <li key={code}>
                <code>
                  <MotherTreeCode code={code} />
                </code>{' '}
                <span lang="vi">{name}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** How plants are packed and sent: the grower's words, else what the listings and the ways of shipping say. */
export function PackingSection({
  section: { heading, text, pictures, packings, ways, claimHours },
  leads,
}: {
  section: Extract<SectionView, { kind: 'packing' }>;
  leads: boolean;
}) {
  const { t } = useTranslation(['look', 'catalogue', 'orders']);
  const rows = [
    ...(packings.length > 0
      ? [
          [
            t('packing.how'),
            packings.map((one) => t(`catalogue:packing.${one as (typeof PACKINGS)[number]}`)).join(', '),
          ],
        ]
      : []),
    ...(ways.length > 0 ? [[t('packing.ways'), ways.map((one) => t(`orders:ways.${one}`)).join(', ')]] : []),
    ...(claimHours > 0 ? [[t('packing.claim'), t('packing.claimText', { count: claimHours })]] : []),
  ] as const;
  return (
    <section className="s s-packing half">
      <Heading own={heading}>{t('packing.heading')}</Heading>
      <Photos pictures={pictures} leads={leads} />
      {text && (
        <p className="said" lang="vi">
          {text}
        </p>
      )}
      <dl className="facts">
        {rows.map(([name, said]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
