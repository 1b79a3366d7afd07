import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText } from '~/shared/text';

/** Under this name of the domain stands the text that proves whose it is. */
export const PROOF_LABEL = '_chovuon';
/** So long a domain whose record has gone goes on leading to its shop: name services fail, and people renew late. */
export const MISSED_DAYS = 7;

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const HOST_MAX = 253;

export type DomainProblem = Problem<
  'shops.domain-missing' | 'shops.domain-unreadable' | 'shops.domain-ours' | 'shops.domain-no-house'
>;

/**
 * Reads a domain as people write it: with https:// before it, a path behind it, in capitals, with Vietnamese letters.
 * Answers it as browsers send it (small letters, punycode). `ours`: the installation's own host, which is nobody's.
 */
export function readDomain(typed: string, { ours }: { ours: string }): Result<string, DomainProblem> {
  const field = 'host';
  const text = cleanText(typed).replace(/\s/g, '');
  if (text === '') return refuse({ code: 'shops.domain-missing', field });
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const host = URL.canParse(address) ? new URL(address).hostname.replace(/\.$/, '') : '';
  const labels = host.split('.');
  const isName =
    labels.length >= 2 &&
    host.length <= HOST_MAX &&
    labels.every((one) => LABEL.test(one)) &&
    /^[a-z]/.test(labels.at(-1)!);
  if (!isName) return refuse({ code: 'shops.domain-unreadable', field });
  if (host === ours || host.endsWith(`.${ours}`) || ours.endsWith(`.${host}`))
    return refuse({ code: 'shops.domain-ours', field });
  return ok(host);
}

/** What the TXT record under `PROOF_LABEL` has to say. */
export const proofOf = (token: string): string => `chovuon=${token}`;

/** Whether one of the texts is the proof; people paste it with quotes and spaces around it. */
export const isProved = (texts: readonly string[], token: string): boolean =>
  texts.some((text) => text.replace(/["\s]/g, '') === proofOf(token));

/** The same address with or without `www.`, which people type as they like. */
export const twinOf = (host: string): string => (host.startsWith('www.') ? host.slice(4) : `www.${host}`);

/** How far a domain is. `failing`: it was proved, and the record is missing for less than a week. */
export type DomainState = 'waiting' | 'proved' | 'failing';

export const stateOf = (domain: { provedAt: Date | null; missedSince: Date | null }): DomainState =>
  domain.provedAt === null ? 'waiting' : domain.missedSince ? 'failing' : 'proved';
