import { places } from '~/features/shops/places.server';
import type { Platform } from '~/platform/platform.server';
import { Prisma } from '~/platform/prisma-client/client';
import { formatDate } from '~/shared/date';
import { fold } from '~/shared/fold';
import type { Lang } from '~/shared/lang';
import { formatPhone, telHref } from '~/shared/phone';
import { isUuid } from '~/shared/uuid';

import { maskPhone } from './permission';

/** A member's shop as staff see it in the list. Dates are dd/MM/yyyy; `phone` is ready to read, masked for who may not see it. */
export type MemberShop = {
  id: string;
  slug: string;
  name: string;
  commune: string;
  state: 'draft' | 'published' | 'paused';
  listings: number;
  changedOn: string;
  phone: string;
};

const PAGE = 25;

/** A number as this member of the staff may read it. */
const phoneFor = (phone: string | null, contacts: boolean): string =>
  phone === null ? '' : contacts ? formatPhone(phone) : maskPhone(phone);

/**
 * A cooperative's shops by name, a page at a time; `next` is the key of the next page. `query` is looked for in the
 * name without tone marks, `after` is the id of the last shop of the page before. `contacts`: numbers in full.
 */
export async function findMemberShops(
  db: Platform['db'],
  given: { cooperativeId: string; query: string; after: string | null; contacts: boolean },
): Promise<{ shops: MemberShop[]; next: string | null }> {
  const { cooperativeId, query, after, contacts } = given;
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
      phone: string | null;
    }[]
  >`
    SELECT s.id, s.slug, s.name, s.commune_code, s.state::text AS state,
      (SELECT count(*)::int FROM listings AS l WHERE l.shop_id = s.id AND l.state = 'published') AS listings,
      greatest(s.updated_at, (SELECT max(l.updated_at) FROM listings AS l WHERE l.shop_id = s.id)) AS changed,
      coalesce(s.phone, (SELECT p.phone FROM shop_members AS o JOIN people AS p ON p.id = o.person_id
        WHERE o.shop_id = s.id AND o.role = 'owner' ORDER BY o.created_at LIMIT 1)) AS phone
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
    shops: page.map(({ commune_code: code, changed, phone, ...shop }) => ({
      ...shop,
      phone: phoneFor(phone, contacts),
      commune: (code && places.commune(code)?.name) || '',
      changedOn: formatDate(changed),
    })),
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

/** One member as staff see it: who it is, how it came here, and whether it still waits with a first code. */
export type MemberView = {
  id: string;
  slug: string;
  name: string;
  state: 'draft' | 'published' | 'paused';
  place: string;
  people: { name: string; phone: string; tel: string | null; role: 'owner' | 'helper' }[];
  listings: number;
  joinedOn: string;
  way: 'link' | 'list' | 'table' | null;
  invitation: { id: string; label: string } | null;
  hasFirstCode: boolean;
};

/** A member of this cooperative; null when it has none like that. `contacts`: numbers in full, to be called. */
export async function findMember(
  db: Platform['db'],
  { cooperativeId, shopId, lang, contacts }: { cooperativeId: string; shopId: string; lang: Lang; contacts: boolean },
): Promise<MemberView | null> {
  if (!isUuid(shopId)) return null;
  const shop = await db.shop.findFirst({
    where: { id: shopId, cooperativeId },
    select: {
      ...{ id: true, slug: true, name: true, state: true, communeCode: true, hamlet: true },
      _count: { select: { listings: { where: { state: 'published' } } } },
      members: {
        orderBy: [{ role: 'asc' }, { createdAt: 'asc' }],
        take: 10,
        select: { role: true, person: { select: { name: true, phone: true, firstCodeExpiresAt: true } } },
      },
      memberships: {
        where: { leftAt: null },
        select: { joinedAt: true, way: true, invitation: { select: { id: true, label: true } } },
      },
    },
  });
  if (!shop) return null;
  const { communeCode, hamlet, _count, members, memberships, ...rest } = shop;
  const [membership] = memberships;
  return {
    ...rest,
    place: [hamlet, communeCode && places.formatPlace(communeCode, lang)].filter(Boolean).join(', '),
    listings: _count.listings,
    people: members.map(({ role, person }) => ({
      role,
      name: person.name,
      phone: phoneFor(person.phone, contacts),
      tel: contacts ? telHref(person.phone) : null,
    })),
    joinedOn: membership ? formatDate(membership.joinedAt) : '',
    way: membership?.way ?? null,
    invitation: membership?.invitation ?? null,
    hasFirstCode: membership?.way === 'table' && members[0]?.person.firstCodeExpiresAt !== null,
  };
}
