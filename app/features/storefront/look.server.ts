import { toPictureData, type PictureData } from '~/features/photos/rendition';
import type { Queries } from '~/platform/database.server';

import type { Design } from './design';
import { lookOf, type Look } from './look';
import { readDesign } from './read-design';

/** Matches what `::uuid` takes, so that no stored text can make a question fail. */
const UUID = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$';

/** A ready photo of shop `s` whose id stands in a stored text, as JSON of a row. */
const photoJson = (id: string): string => `
  (SELECT json_build_object('public_name', g.public_name, 'width', g.width, 'height', g.height,
      'placeholder', g.placeholder, 'alt', g.alt, 'files', g.files)
    FROM photos AS g WHERE g.id = CASE WHEN ${id} ~ '${UUID}' THEN (${id})::uuid END
      AND g.shop_id = s.id AND g.state = 'ready' AND g.removed_at IS NULL)`;

/** What visitors see of the look of shop `s`, without its sections: null for a shop that nobody has dressed. */
export const LOOK_COLUMN = `
  (SELECT json_build_object('theme', d.published->'theme', 'accent', d.published->'accent', 'logo', d.published->'logo',
      'picture', ${photoJson(`d.published->'logo'->>'photoId'`)})
    FROM shop_designs AS d WHERE d.shop_id = s.id) AS look`;

export type LookRow = { picture: LogoRow | null } | null;

type LogoRow = {
  public_name: string | null;
  width: number | null;
  height: number | null;
  placeholder: string | null;
  alt: string;
  files: string | null;
};

/** A logo is laid out at 44 px beside the shop's name, which says what it is. */
const LOGO_WIDTH_MAX = 480;

function toLogo(row: LogoRow | null): PictureData | null {
  const picture = row && toPictureData({ ...row, publicName: row.public_name, alt: '' });
  return picture && smallLogo(picture);
}

function smallLogo(picture: PictureData): PictureData {
  const small = picture.renditions.filter(({ width }) => width <= LOGO_WIDTH_MAX);
  return { ...picture, alt: '', renditions: small.length > 0 ? small : picture.renditions };
}

/** The logo that a design names among photos that may be shown. */
export function logoOf({ logo }: Pick<Design, 'logo'>, photos: ReadonlyMap<string, PictureData>): PictureData | null {
  const picture = logo.of === 'photo' ? photos.get(logo.photoId) : undefined;
  return picture ? smallLogo(picture) : null;
}

export const toLook = (row: LookRow, name: string): Look => lookOf(readDesign(row), name, toLogo(row?.picture ?? null));

/** The look of a shop for pages that ask the database in Prisma's words. */
export async function findLook(db: Queries, { id, name }: { id: string; name: string }): Promise<Look> {
  const row = await db.shopDesign.findUnique({ where: { shopId: id }, select: { published: true } });
  const design = readDesign(row?.published ?? null);
  return lookOf(design, name, await findLogo(db, id, design));
}

/** The photo that a design names as the shop's logo; null when it names none, or one that may not be shown. */
export async function findLogo(
  db: Queries,
  shopId: string,
  { logo }: Pick<Design, 'logo'>,
): Promise<PictureData | null> {
  if (logo.of !== 'photo') return null;
  const photo = await db.photo.findFirst({
    where: { id: logo.photoId, shopId, state: 'ready', removedAt: null },
    select: { publicName: true, width: true, height: true, placeholder: true, alt: true, files: true },
  });
  return photo && toLogo({ ...photo, public_name: photo.publicName });
}
