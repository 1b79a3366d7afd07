import type { Platform } from '~/platform/platform.server';

import type { ImportState } from './import-state';

/** Changes that are looked up at once. */
const AT_ONCE = 50;

/** Another hand does the same at this moment, or the import went another way: what was begun is left. */
export class NotOurs extends Error {}

/**
 * Goes through the changes of an import, a few at a time (`next` looks up those that are still to be done), each by
 * itself (`take`), for as long as the import is in this state and it is not enough. Answers whether nothing is left.
 */
export async function walkImport<Change>(
  { db }: Pick<Platform, 'db'>,
  {
    importId,
    state,
    next,
    take,
    isEnough = () => false,
  }: {
    importId: string;
    state: ImportState;
    next: (most: number) => Promise<Change[]>;
    take: (shopId: string, change: Change) => Promise<void>;
    isEnough?: () => boolean;
  },
): Promise<boolean> {
  for (;;) {
    const found = await db.listingImport.findUnique({ where: { id: importId }, select: { shopId: true, state: true } });
    if (found?.state !== state) return true;
    const changes = await next(AT_ONCE);
    if (changes.length === 0) return true;
    for (const change of changes) {
      if (isEnough()) return false;
      try {
        await take(found.shopId, change);
      } catch (error) {
        if (!(error instanceof NotOurs)) throw error;
        break; // look again at what is left
      }
    }
  }
}
