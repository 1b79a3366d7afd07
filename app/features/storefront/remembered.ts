import { isUuid } from '~/shared/uuid';

/**
 * What a visitor's own browser remembers for them, and nobody else: listings they like, and those they saw last. Their
 * ids, the newest first; no account, no name, nothing on the server.
 */
export const REMEMBERED = {
  /** A year. */
  liked: { cookie: 'liked', most: 40, seconds: 31_536_000 },
  /** A month. */
  seen: { cookie: 'seen', most: 20, seconds: 2_592_000 },
} as const;
export type Remembered = keyof typeof REMEMBERED;

const short = (id: string): string => id.replaceAll('-', '').toLowerCase();
const long = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The ids in a `Cookie` header; what nobody of us wrote is left out. */
export function readRemembered(what: Remembered, cookies: string | null): string[] {
  const { cookie, most } = REMEMBERED[what];
  const [, value = ''] = new RegExp(`(?:^|;\\s*)${cookie}=([0-9a-f.]*)`).exec(cookies ?? '') ?? [];
  const ids = value.split('.').filter((hex) => /^[0-9a-f]{32}$/.test(hex));
  return [...new Set(ids)].slice(0, most).map(long);
}

/** The cookie that keeps these ids; none of them: it goes. */
export function rememberCookie(what: Remembered, ids: readonly string[]): string {
  const { cookie, most, seconds } = REMEMBERED[what];
  const kept = ids.filter(isUuid).slice(0, most).map(short);
  const age = kept.length === 0 ? 0 : seconds;
  return `${cookie}=${kept.join('.')}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax`;
}

/** The list with this one at its head. */
export const withFirst = (ids: readonly string[], id: string): string[] => [id, ...without(ids, id)];
export const without = (ids: readonly string[], id: string): string[] => ids.filter((one) => short(one) !== short(id));
