import { createHash } from 'node:crypto';

import sharp from 'sharp';

import type { Queries } from '~/platform/database.server';
import type { Platform } from '~/platform/platform.server';
import { ok, refuse, type Result } from '~/shared/result';

import {
  NO_POLICIES,
  NOTICE_BYTES_MOST,
  NOTICE_SIZE,
  readNotes,
  readPolicies,
  type PolicyProblem,
  type PolicySettings,
} from './policy';

/** What a grower added to the shop's policies, and when it was saved last; null: nothing was ever saved. */
export async function findPolicySettings(
  db: Queries,
  shopId: string,
): Promise<{ settings: PolicySettings; iconTag: string; updatedAt: Date | null }> {
  const row = await db.shopPolicies.findUnique({ where: { shopId }, omit: { noticeIcon: true } });
  if (!row) return { settings: NO_POLICIES, iconTag: '', updatedAt: null };
  const { notes, settleDays, noticeLink, noticeIconTag: iconTag, updatedAt } = row;
  return { settings: { notes: readNotes(notes), settleDays, noticeLink }, iconTag, updatedAt };
}

/**
 * Saves what a grower adds. The notice's icon comes as the file that the state's system issued (empty: the one that is
 * there stays); without a link there is no icon, and the other way round, because half a notice says nothing.
 */
export async function savePolicies(
  { db }: Pick<Platform, 'db'>,
  { shopId, typed, icon }: { shopId: string; typed: Record<string, string>; icon: Blob | null },
): Promise<Result<null, PolicyProblem>> {
  const read = readPolicies(typed);
  const pressed = icon && icon.size > 0 ? await pressNotice(icon) : null;
  const problems: PolicyProblem[] = [...(read.ok ? [] : read.problems)];
  if (pressed && !pressed.ok) problems.push(...pressed.problems);
  if (!read.ok || problems.length > 0) return refuse(...problems);

  const { notes, settleDays, noticeLink } = read.value;
  const { iconTag } = await findPolicySettings(db, shopId);
  const withIcon = pressed?.ok === true || iconTag !== '';
  if (pressed?.ok && noticeLink === '') return refuse({ code: 'policies.notice-half', field: 'noticeLink' });
  if (noticeLink !== '' && !withIcon) return refuse({ code: 'policies.notice-half', field: 'noticeIcon' });

  const data = {
    notes,
    settleDays,
    noticeLink,
    ...(pressed?.ok ? pressed.value : noticeLink === '' ? NO_ICON : {}),
  };
  await db.shopPolicies.upsert({ where: { shopId }, create: { shopId, ...data }, update: data });
  return ok(null);
}

const NO_ICON = { noticeIcon: null, noticeIconTag: '', noticeIconWidth: 0, noticeIconHeight: 0 };

type NoticeColumns = {
  noticeIcon: Uint8Array<ArrayBuffer>;
  noticeIconTag: string;
  noticeIconWidth: number;
  noticeIconHeight: number;
};

/** The issued picture as it is kept: the same picture, no larger than it is shown, as PNG and without metadata. */
export async function pressNotice(icon: Blob): Promise<Result<NoticeColumns, PolicyProblem>> {
  const unreadable = refuse<PolicyProblem>({ code: 'policies.notice-unreadable', field: 'noticeIcon' });
  if (icon.size > NOTICE_BYTES_MOST) return unreadable;
  const bytes = new Uint8Array(await icon.arrayBuffer());
  try {
    const image = sharp(bytes, { limitInputPixels: 4_000_000 });
    // SVG may hold anything, and no system issues one
    const { format } = await image.metadata();
    if (!['png', 'jpeg', 'webp', 'gif'].includes(format)) return unreadable;
    const { data, info } = await image
      .autoOrient()
      .resize({ ...NOTICE_SIZE, fit: 'inside', withoutEnlargement: true })
      .png({ palette: true })
      .toBuffer({ resolveWithObject: true });
    return ok({
      noticeIcon: new Uint8Array(data),
      noticeIconTag: createHash('sha256').update(data).digest('base64url').slice(0, 16),
      noticeIconWidth: info.width,
      noticeIconHeight: info.height,
    });
  } catch {
    return unreadable; // no picture that sharp can read
  }
}

/** The issued icon of an open shop as a file, by its tag; null: there is none like it. */
export async function findNoticeIcon(
  { db }: Pick<Platform, 'db'>,
  { slug, tag }: { slug: string; tag: string },
): Promise<Uint8Array | null> {
  if (tag === '') return null;
  const row = await db.shopPolicies.findFirst({
    where: { noticeIconTag: tag, noticeLink: { not: '' }, shop: { slug, state: 'published' } },
    select: { noticeIcon: true },
  });
  return row?.noticeIcon ?? null;
}
