import { useTranslation } from 'react-i18next';

import { decimalText } from '~/features/listings/measure';
import { formatDate } from '~/shared/date';

import { FactList, useFactText, type PlainFact } from './fact-list';
import type { FactId } from './facts';
import { cartOf, Frame } from './frame';
import { MotherTreeCode } from './mother-tree-code';
import type { ListingView } from './pages';
import { dayText, Papers } from './papers';
import { gradeOf, paperFor, readMotherTree, type Grading } from './passport';
import onPaper from './passport-print.css?inline';
import { PageStyle } from './stylesheet';

/** Facts of the plant that a passport repeats, in its order. */
const REPEATED: readonly FactId[] = [
  'propagation',
  'rootstock',
  'graftHeight',
  'ownPropagation',
  'ageMonths',
  'diseaseClass',
  'gardenCode',
  'container',
  'bagSize',
];

/**
 * Where a plant comes from, as far as its grower says it: for whoever scans the tag on it, and for the paper. `qr`: an SVG
 * that leads here, on paper alone.
 */
export function PassportPage({ listing, qr, today }: { listing: ListingView; qr: string; today: Date }) {
  const { t } = useTranslation('plant');
  const { name, shop, certificates, path } = listing;
  return (
    <Frame seller={shop} cart={cartOf(shop)}>
      <PageStyle css={onPaper} />
      <nav className="crumbs">
        <a href={shop.path}>{shop.name}</a>
        <a href={path} lang={name.lang}>
          {name.text}
        </a>
      </nav>
      <article className="pass">
        <div className="qr" hidden dangerouslySetInnerHTML={{ __html: qr }} />
        <h1 lang={name.lang}>{t('passport.titleOf', { name: name.text })}</h1>
        <p className="note">{t('passport.lead', { day: formatDate(today) })}</p>
        <FactList facts={useVariety(listing)} />
        <MotherTreePart listing={listing} />
        <section>
          <h2>{t('passport.made')}</h2>
          <FactList facts={useMaking(listing)} />
        </section>
        <Grades listing={listing} />
        <Papers papers={certificates} />
        <section className="garden">
          <h2>{t('passport.grower')}</h2>
          <h3>{shop.name}</h3>
          <p>{shop.address}</p>
        </section>
        <p className="acts">
          <a className="button soft" href={path}>
            {t('passport.back')}
          </a>
        </p>
      </article>
    </Frame>
  );
}

const text = (name: string, said: unknown, lang?: 'vi' | 'la'): PlainFact[] =>
  typeof said === 'string' && said !== '' ? [{ name, text: said, lang }] : [];

function useVariety({ scientificName, cultivar, localNames, details }: ListingView): PlainFact[] {
  const { t } = useTranslation(['plant', 'storefront']);
  return [
    ...text(t('storefront:facts.scientificName'), scientificName, 'la'),
    ...text(t('storefront:facts.cultivar'), cultivar, 'vi'),
    ...text(t('passport.otherNames'), localNames.join(', '), 'vi'),
    ...text(t('passport.protected'), details.protectedVariety, 'vi'),
  ];
}

function useMaking({ facts, details }: ListingView): PlainFact[] {
  const { t } = useTranslation('plant');
  const factText = useFactText();
  const repeated = REPEATED.flatMap((id) => facts.plant.find((fact) => fact.id === id) ?? []);
  const day = (name: string, said: unknown) => text(name, typeof said === 'string' ? dayText(said) : '');
  const cm = (name: string, said: unknown) =>
    text(name, typeof said === 'number' ? t('scale.cm', { n: decimalText(said) }) : '');
  return [
    ...repeated.map(factText),
    ...day(t('passport.graftedOn'), details.graftedOn),
    ...day(t('passport.plantedOn'), details.plantedOn),
    ...text(t('passport.lot'), details.lot, 'vi'),
    ...cm(t('passport.measures.scionLength'), details.scionLength),
    ...cm(t('passport.measures.stockDiameter'), details.stockDiameter),
    ...cm(t('passport.measures.scionDiameter'), details.scionDiameter),
  ];
}

/** The code, what its parts say, and whether anything here speaks for it besides the grower. */
function MotherTreePart({ listing: { details, certificates } }: { listing: ListingView }) {
  const { t } = useTranslation('plant');
  if (typeof details.motherTree !== 'string') return null;
  const tree = readMotherTree(details.motherTree);
  const paper = paperFor(tree.code, certificates);
  return (
    <section>
      <h2>{t('passport.motherTree')}</h2>
      <p>
        <b>
          <MotherTreeCode code={tree.code} />
        </b>
      </p>
      {tree.isExact ? (
        <>
          <p>{t('passport.exact')}</p>
          <FactList
            facts={[
              { name: t('passport.parts.kind'), text: t(`passport.kinds.${tree.kind}`) },
              { name: t('passport.parts.name'), text: tree.name },
              {
                name: t('passport.parts.place'),
                text: t('passport.place', {
                  province: tree.province,
                  district: tree.district,
                  commune: tree.commune,
                }),
              },
              { name: t('passport.parts.year'), text: String(tree.year) },
              { name: t('passport.parts.serial'), text: tree.serial },
            ]}
          />
        </>
      ) : (
        <p>{t('passport.otherForm')}</p>
      )}
      <p className={paper ? 'stock' : 'stock gone'}>{t(paper ? 'passport.withPaper' : 'passport.unverified')}</p>
      <p className="note">
        {paper
          ? t('passport.withPaperText', { issuer: paper.issuer || paper.certificateNo })
          : t('passport.unverifiedText')}
      </p>
    </section>
  );
}

/** What the measures come to where a standard is known, else that the grade is the grower's word. */
function Grades({ listing }: { listing: ListingView }) {
  const { t } = useTranslation('plant');
  const factText = useFactText();
  const own = listing.facts.plant.find(({ id }) => id === 'grade');
  const computed = listing.sizes.flatMap((size) => {
    const grading = gradeOf(listing, size.heightCm);
    return grading ? [{ size, grading }] : [];
  });
  if (!own && computed.length === 0) return null;
  const say = (grading: Grading) =>
    'grade' in grading
      ? t(`passport.grades.${grading.grade}`)
      : t('passport.gradeMissing', {
          what: grading.missing
            .map((id) => t(`passport.measures.${id}`))
            .join(', ')
            .toLowerCase(),
        });
  return (
    <section>
      <h2>{t('passport.grade')}</h2>
      {computed.length > 0 && (
        <>
          <FactList
            facts={computed.map(({ size, grading }) => ({
              name: size.size || t('passport.computed'),
              text: say(grading),
            }))}
          />
          <p className="note">{t('passport.rule')}</p>
        </>
      )}
      {own && (
        <>
          <FactList facts={[{ ...factText(own), name: t('passport.ownGrade') }]} />
          <p className="note">{t('passport.ownGradeText')}</p>
        </>
      )}
    </section>
  );
}
