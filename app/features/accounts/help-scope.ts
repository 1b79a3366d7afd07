/** What a member may let somebody of the cooperative do in the shop. The schema's enum has the same words. */
export const HELP_SCOPES = ['listings', 'profile'] as const;
export type HelpScope = (typeof HELP_SCOPES)[number];

/** How long a help may last, minutes: an evening's call, an afternoon, a week in which the hands are in the soil. */
export const HELP_MINUTES = [60, 240, 1_440, 10_080] as const;

/** Somebody at work in a member's shop, with the member's consent. */
export type Help = { grantId: string; scopes: HelpScope[]; until: Date };

/** Pages that belong to a scope: all below these, or these alone. */
const BELOW: Record<HelpScope, readonly string[]> = {
  listings: ['/admin/listings', '/admin/photos', '/admin/uploads', '/admin/catalogue', '/admin/feeds/listings'],
  profile: [],
};
const ALONE: Record<HelpScope, readonly string[]> = {
  listings: ['/admin/feeds/draft'],
  profile: ['/admin/shop'],
};
/** What any helper may look at and nobody may post to. */
const LOOK: readonly string[] = ['/admin/feeds'];

/**
 * True where a help reaches. Everything else of the shop (its buyers, its money, its people, its closing) is not there
 * for whoever helps, whatever was granted. `pathname` is the page's own, without the ending of a data request.
 */
export function helpReaches({ scopes }: Pick<Help, 'scopes'>, pathname: string, method: string): boolean {
  const path = pathname.replace(/\.data$/, '').replace(/(?<=.)\/$/, '');
  if (method === 'GET' && LOOK.includes(path)) return true;
  return scopes.some(
    (scope) =>
      ALONE[scope].includes(path) || BELOW[scope].some((start) => path === start || path.startsWith(`${start}/`)),
  );
}

/**
 * Pages on which a grower speaks to buyers in their own name, and about them: answering a review, and objecting to one.
 * No scope holds them. Buyers are not there for whoever the cooperative sends, an objection is sent once and an answer
 * stays in public, so neither could be taken back like the rest of a help. A helper of the family may, on record.
 */
const OWN_NAME = '/admin/reviews';

/** Whether only the shop's own people may go there, so that who was sent to help is told and not just turned away. */
export function isOwnName(pathname: string): boolean {
  const path = pathname.replace(/\.data$/, '');
  return path === OWN_NAME || path.startsWith(`${OWN_NAME}/`);
}

/** What the address says of a helper who is led back from there. */
export const OWN_NAME_MARK = 'own-name';

/** The page on which a help begins. */
export const helpHome = ({ scopes }: Pick<Help, 'scopes'>): string =>
  scopes.includes('listings') ? '/admin/listings' : '/admin/shop';

/** Pages on which a helper of the family does the shop's trade: what is sold there moves stock and changes nothing. */
const TRADE: readonly string[] = ['/admin/orders', '/admin/transfers', '/admin/books', '/admin/quotations'];

/** True where what a helper of the family does is on record, and prices and counts wait for the owner. */
export const isOnRecord = (pathname: string): boolean =>
  !TRADE.some((start) => pathname === start || pathname.startsWith(`${start}/`) || pathname === `${start}.data`);
