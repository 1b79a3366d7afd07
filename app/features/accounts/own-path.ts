const NOWHERE = 'http://nowhere.invalid';

/** A path of this site to go on to, or null for anything that could lead elsewhere. */
export function readOwnPath(text: string | null | undefined): string | null {
  if (!text || !/^\/(?![/\\])/.test(text) || !URL.canParse(text, NOWHERE)) return null;
  const url = new URL(text, NOWHERE);
  return url.origin === NOWHERE ? url.pathname + url.search + url.hash : null;
}
