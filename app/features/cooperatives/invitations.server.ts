import { createHash, randomBytes } from 'node:crypto';

import type { Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { Prisma } from '~/platform/prisma-client/client';
import { open, seal } from '~/platform/sealed.server';
import { formatPhone } from '~/shared/phone';
import { formatDate } from '~/shared/date';
import { isUuid } from '~/shared/uuid';

import { standingOf, type OpenInvitation, type Standing } from './invitation';
import type { Role } from './permission';

const PAGE = 25;
/** Households named under their invitation; one sheet may let in more. */
const JOINED_SHOWN = 200;

/** The table keeps only this of a link: reading it opens no door. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Where the link of a token leads. */
export const joinUrl = (origin: string, token: string): string => `${origin}/join/${token}`;

/** What is common to every new link: a token that is told, its hash, and the token sealed, so that it prints again. */
export function freshToken(config: Platform['config']) {
  const token = randomBytes(24).toString('base64url');
  return { token, stored: { tokenHash: hashOf(token), sealedToken: seal(config, token) } };
}

type Touches = Pick<Platform, 'db' | 'config' | 'clock'>;

/** Makes a sheet or link for many households. Returns its id: the page behind it shows and prints the link. */
export async function inviteMany(
  { db, config, clock }: Touches,
  { cooperativeId, personId, ...given }: OpenInvitation & { cooperativeId: string; personId: string },
): Promise<string> {
  const { stored } = freshToken(config);
  const { id } = await db.cooperativeInvitation.create({
    data: { ...given, ...stored, cooperativeId, createdById: personId, createdAt: clock.now() },
    select: { id: true },
  });
  return id;
}

/** Makes a link by which one person may join the staff. The link is told, not stored. */
export async function inviteStaff(
  { db, config, clock }: Touches,
  given: { cooperativeId: string; personId: string; role: Role; expiresAt: Date },
): Promise<string> {
  const { cooperativeId, personId, role, expiresAt } = given;
  const { token, stored } = freshToken(config);
  await db.cooperativeInvitation.create({
    data: { ...stored, cooperativeId, role, expiresAt, createdById: personId, createdAt: clock.now() },
  });
  return token;
}

/** An invitation in the list. Dates are dd/MM/yyyy, `phone` is ready to read. */
export type InvitationRow = {
  id: string;
  label: string;
  personName: string;
  phone: string | null;
  role: Role | null;
  batchId: string | null;
  uses: number;
  maxUses: number;
  expiresOn: string;
  standing: Standing;
};

const COLUMNS = {
  id: true,
  label: true,
  personName: true,
  phone: true,
  role: true,
  batchId: true,
  uses: true,
  maxUses: true,
  expiresAt: true,
  revokedAt: true,
} as const satisfies Prisma.CooperativeInvitationSelect;

type StoredInvitation = Prisma.CooperativeInvitationGetPayload<{ select: typeof COLUMNS }>;

const toRow = ({ expiresAt, revokedAt, phone, ...row }: StoredInvitation, now: Date): InvitationRow => ({
  ...row,
  phone: phone && formatPhone(phone),
  expiresOn: formatDate(expiresAt),
  standing: standingOf({ ...row, expiresAt, revokedAt }, now),
});

/**
 * A cooperative's invitations, the newest first, a page at a time: the open ones, or all. `kinds` leaves those for the
 * staff out for whom the staff is no business. `next` is the key of the next page.
 */
export async function findInvitations(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  given: { cooperativeId: string; show: 'open' | 'all'; withStaff: boolean; after: string | null },
): Promise<{ invitations: InvitationRow[]; next: string | null }> {
  const { cooperativeId, show, withStaff, after } = given;
  const now = clock.now();
  const rows = await db.cooperativeInvitation.findMany({
    where: {
      cooperativeId,
      ...(!withStaff && { role: null }),
      ...(show === 'open' && {
        revokedAt: null,
        expiresAt: { gt: now },
        uses: { lt: db.cooperativeInvitation.fields.maxUses },
      }),
      ...(after && isUuid(after) && { id: { lt: after } }),
    },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    select: COLUMNS,
  });
  const page = rows.slice(0, PAGE);
  return {
    invitations: page.map((row) => toRow(row, now)),
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

/** One invitation with its link (null: it can no longer be read, make a new one) and who came by it. */
export type InvitationView = InvitationRow & {
  token: string | null;
  joined: { shopId: string; name: string; joinedOn: string; left: boolean }[];
};

/** One invitation of this cooperative for a household; null when it has none like that. */
export async function findInvitation(
  { db, config, clock }: Touches,
  { cooperativeId, id }: { cooperativeId: string; id: string },
): Promise<InvitationView | null> {
  if (!isUuid(id)) return null;
  const row = await db.cooperativeInvitation.findFirst({
    where: { id, cooperativeId, role: null },
    select: {
      ...COLUMNS,
      sealedToken: true,
      memberships: {
        orderBy: [{ joinedAt: 'desc' }, { id: 'desc' }],
        take: JOINED_SHOWN,
        select: { joinedAt: true, leftAt: true, shop: { select: { id: true, name: true } } },
      },
    },
  });
  if (!row) return null;
  const { sealedToken, memberships, ...rest } = row;
  return {
    ...toRow(rest, clock.now()),
    token: open(config, sealedToken),
    joined: memberships.map(({ joinedAt, leftAt, shop }) => ({
      shopId: shop.id,
      name: shop.name,
      joinedOn: formatDate(joinedAt),
      left: leftAt !== null,
    })),
  };
}

/** A slip for one person of a list. */
export type Slip = { id: string; personName: string; phone: string; token: string };

const byName = new Intl.Collator('vi');

/** The slips of a list that are still open, by name; null: this cooperative has no such list. */
export async function findSlips(
  { db, config, clock }: Touches,
  { cooperativeId, batchId }: { cooperativeId: string; batchId: string },
): Promise<{ slips: Slip[]; expiresOn: string } | null> {
  if (!isUuid(batchId)) return null;
  const rows = await db.cooperativeInvitation.findMany({
    where: { cooperativeId, batchId },
    select: { ...COLUMNS, sealedToken: true },
  });
  if (!rows[0]) return null;
  const now = clock.now();
  const slips = rows.flatMap(({ sealedToken, ...row }) => {
    const token = standingOf(row, now) === 'open' ? open(config, sealedToken) : null;
    return token && row.phone ? [{ id: row.id, personName: row.personName, phone: formatPhone(row.phone), token }] : [];
  });
  slips.sort((a, b) => byName.compare(a.personName, b.personName));
  return { slips, expiresOn: formatDate(rows[0].expiresAt) };
}

/** Takes an invitation back: its link lets nobody in from now on. Null: there is none like that, or it was taken back. */
export async function revokeInvitation(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { cooperativeId, id, withStaff }: { cooperativeId: string; id: string; withStaff: boolean },
): Promise<true | null> {
  if (!isUuid(id)) return null;
  const { count } = await db.cooperativeInvitation.updateMany({
    where: { id, cooperativeId, revokedAt: null, ...(!withStaff && { role: null }) },
    data: { revokedAt: clock.now() },
  });
  return count > 0 ? true : null;
}

/** What somebody with a link sees of it before saying yes. */
export type Offer = {
  cooperative: { id: string; name: string };
  role: Role | null;
  personName: string;
  phone: string | null;
};

const stillGood = (token: string, now: Date) =>
  Prisma.sql`token_hash = ${hashOf(token)} AND revoked_at IS NULL AND expires_at > ${now} AND uses < max_uses`;

/** What a link offers; null when it never was, was taken back, used up or is too old. */
export async function findOffer({ db, clock }: Pick<Platform, 'db' | 'clock'>, token: string): Promise<Offer | null> {
  const [row] = await db.$queryRaw<
    { cooperativeId: string; name: string; role: Role | null; personName: string; phone: string | null }[]
  >`
    SELECT c.id AS "cooperativeId", c.name, i.role::text AS role, i.person_name AS "personName", i.phone
    FROM cooperative_invitations AS i JOIN cooperatives AS c ON c.id = i.cooperative_id
    WHERE ${stillGood(token, clock.now())}`;
  return row
    ? {
        cooperative: { id: row.cooperativeId, name: row.name },
        role: row.role,
        personName: row.personName,
        phone: row.phone && formatPhone(row.phone),
      }
    : null;
}

/** An invitation of which one use was just taken. */
export type TakenUse = { id: string; cooperativeId: string; role: Role | null; phone: string | null };

/**
 * Takes one use of a link, in the caller's transaction: whoever comes at the same time waits for it, and then finds one
 * less. Null: it lets nobody in (any more).
 */
export async function takeUse(tx: Queries, { token, now }: { token: string; now: Date }): Promise<TakenUse | null> {
  const [row] = await tx.$queryRaw<TakenUse[]>`
    UPDATE cooperative_invitations SET uses = uses + 1 WHERE ${stillGood(token, now)}
    RETURNING id, cooperative_id AS "cooperativeId", role::text AS role, phone`;
  return row ?? null;
}
