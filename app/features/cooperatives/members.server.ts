import { places } from '~/features/shops/places.server';
import type { Platform } from '~/platform/platform.server';
import { Prisma } from '~/platform/prisma-client/client';
import { formatDate } from '~/shared/date';
import { fold } from '~/shared/fold';

/** A member's shop as the manager sees it in the list. `changedOn` is dd/MM/yyyy. */
export type MemberShop = {
  id: string;
  slug: string;
  name: string;
  commune: string;
  state: 'draft' | 'published' | 'paused';
  listings: number;
  changedOn: string;
};

const PAGE = 25;

/**
 * A cooperative's shops by name, a page at a time; `next` is the key of the next page. `query` is looked for in the
 * name without tone marks, `after` is the id of the last shop of the page before.
 */
export async function findMemberShops(
  db: Platform['db'],
  { cooperativeId, query, after }: { cooperativeId: string; query: string; after: string | null },
): Promise<{ shops: MemberShop[]; next: string | null }> {
  const words = fold(query)
    .trim()
    .replace(/[\\%_]/g, '\\$&');
  const rows = await db.$queryRaw<
    {
      id: string;
      slug: string;
      name: string;
      commune_code: string | null;
      state: MemberShop['state'];
      listings: number;
      changed: Date;
    }[]
  >`
    SELECT s.id, s.slug, s.name, s.commune_code, s.state::text AS state,
      (SELECT count(*)::int FROM listings AS l WHERE l.shop_id = s.id AND l.state = 'published') AS listings,
      greatest(s.updated_at, (SELECT max(l.updated_at) FROM listings AS l WHERE l.shop_id = s.id)) AS changed
    FROM shops AS s
    WHERE s.cooperative_id = ${cooperativeId}::uuid
      ${words ? Prisma.sql`AND s.name_folded LIKE ${`%${words}%`}` : Prisma.empty}
      ${
        after
          ? Prisma.sql`AND (s.name_folded, s.id) > (SELECT name_folded, id FROM shops WHERE id = ${after}::uuid)`
          : Prisma.empty
      }
    ORDER BY s.name_folded, s.id
    LIMIT ${PAGE + 1}`;
  const page = rows.slice(0, PAGE);
  return {
    shops: page.map(({ commune_code: code, changed, ...shop }) => ({
      ...shop,
      commune: (code && places.commune(code)?.name) || '',
      changedOn: formatDate(changed),
    })),
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}
