import type { Unit } from '~/features/catalogue/vocabulary';
import { places } from '~/features/shops/places.server';
import { readDetails } from '~/features/listings/details';
import { decimalText, gramsAsKilos } from '~/features/listings/measure';
import { pricePerUnit, unitKey } from '~/features/listings/price';
import { readRenditions, renditionKey, squareOf } from '~/features/photos/rendition';
import { listingPath } from '~/features/storefront/card';
import { i18nFor } from '~/platform/i18n.server';
import type { Platform } from '~/platform/platform.server';
import { formatDate } from '~/shared/date';
import { dong, formatDong } from '~/shared/dong';
import { formatWhole } from '~/shared/number';
import { formatPhone } from '~/shared/phone';
import { isUuid } from '~/shared/uuid';

import { dossierOf, type DossierField } from './dossier';

/** Everything a person copies into a floor that takes no file. */
export type Dossier = {
  name: string;
  slug: string;
  fields: { field: DossierField; text: string }[];
  /** Storage keys of the square photos, in the grower's order. */
  photoKeys: string[];
};

type Needs = Pick<Platform, 'db'>;
type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

/** Floors of this country read Vietnamese, whatever the grower's own pages speak. */
const words = () => i18nFor('vi').getFixedT('vi', ['feeds', 'catalogue', 'storefront']);

/** A listing's dossier; null when it is not there, not theirs, or archived. */
export async function findDossier(
  platform: Needs,
  { shopId, listingId, origin }: { shopId: string; listingId: string; origin: string },
): Promise<Dossier | null> {
  if (!isUuid(listingId)) return null;
  const row = await findRow(platform, shopId, listingId);
  if (!row) return null;
  const photoKeys = row.photos.flatMap(({ publicName, renditions }) => {
    const square = squareOf(readRenditions(renditions));
    return publicName && square ? [renditionKey(publicName, square)] : [];
  });
  return { name: row.name, slug: row.slug, fields: dossierOf(sourceOf(row, origin)), photoKeys };
}

const findRow = ({ db }: Needs, shopId: string, id: string) =>
  db.listing.findFirst({
    where: { id, shopId, state: { not: 'archived' } },
    include: {
      variants: { where: { retiredAt: null }, orderBy: [{ position: 'asc' }, { id: 'asc' }] },
      photos: { where: { removedAt: null, state: 'ready' }, orderBy: [{ position: 'asc' }, { id: 'asc' }] },
      shop: { include: { certificates: { orderBy: { id: 'asc' } } } },
    },
  });

function sourceOf(row: Row, origin: string): Parameters<typeof dossierOf>[0] {
  const t = words();
  const { shop, variants } = row;
  const details = readDetails(row.details);
  const text = (id: 'content' | 'ingredients' | 'material' | 'storage' | 'place') => {
    const value = details[id];
    return typeof value === 'string' ? value : '';
  };
  const unit = t(`catalogue:${unitKey(row.unit as Unit, row.piecesPerUnit)}`);
  const perSize = (tell: (variant: Row['variants'][number]) => string) =>
    variants
      .flatMap((variant) => {
        const told = tell(variant);
        return told === '' ? [] : [variants.length > 1 && variant.size ? `${variant.size}: ${told}` : told];
      })
      .join('\n');
  const address = [shop.hamlet, shop.communeCode ? places.formatPlace(shop.communeCode, 'vi') : '']
    .filter(Boolean)
    .join(', ');
  const own = shop.certificates.filter(({ listingId }) => listingId === row.id);
  const paper = (one: Row['shop']['certificates'][number]) =>
    [
      one.kind === 'ocop' ? t('file.ocop', { stars: one.stars ?? 0 }) : t(`dossier.kinds.${one.kind}`),
      one.product,
      one.certificateNo && t('dossier.number', { number: one.certificateNo }),
      one.decisionNo && t('dossier.decision', { number: one.decisionNo }),
      one.issuer,
      one.issuedOn && t('dossier.issued', { day: formatDate(one.issuedOn) }),
      one.expiresOn && t('dossier.until', { day: formatDate(one.expiresOn) }),
    ]
      .filter(Boolean)
      .join(', ');
  const { shelfLife } = details;
  return {
    name: row.name,
    description: row.description,
    care: row.care,
    price: perSize(({ price }) => (price === null ? '' : pricePerUnit(formatDong(dong(Number(price))), unit))),
    stock: perSize(({ stock }) => formatWhole(stock)),
    packed: perSize((variant) => packedText(variant)),
    content: text('content'),
    madeOf: text('ingredients') || text('material'),
    shelfLife:
      typeof shelfLife === 'number'
        ? t('storefront:amounts.months', { n: decimalText(shelfLife), count: shelfLife })
        : '',
    storage: text('storage'),
    origin: text('place') || address,
    producer: [shop.name, address].filter(Boolean).join('\n'),
    phone: formatPhone(shop.phone ?? ''),
    ocop: own
      .filter(({ kind }) => kind === 'ocop')
      .map(paper)
      .join('\n'),
    papers: shop.certificates
      .filter(({ kind, listingId }) => kind !== 'ocop' && (listingId === null || listingId === row.id))
      .map(paper)
      .join('\n'),
    link: origin + listingPath(shop.slug, row.slug),
  };
}

/** "4 kg, 40 × 40 × 60 cm" as far as it is known. */
function packedText(variant: Row['variants'][number]): string {
  const { weightGrams, lengthCm, widthCm, packHeightCm } = variant;
  const box = [lengthCm, widthCm, packHeightCm];
  return [
    weightGrams === null ? '' : `${gramsAsKilos(weightGrams)} kg`,
    box.every((side) => side !== null) ? `${box.join(' × ')} cm` : '',
  ]
    .filter(Boolean)
    .join(', ');
}
