import { Resolver } from 'node:dns/promises';

/** What the name service says. Null: it could not be asked, or did not know at the moment. */
export type Dns = {
  /** The texts (TXT) that stand under a name; none where there is no such name. */
  texts(name: string): Promise<string[] | null>;
  /** The IP addresses a name leads to, by whatever way. */
  addresses(name: string): Promise<string[] | null>;
};

/** Answers of the name service that mean: there is nothing. */
const NOTHING = new Set(['ENOTFOUND', 'ENODATA']);
/** Answers that mean: ask again later. */
const SILENT = new Set(['ETIMEOUT', 'ESERVFAIL', 'EREFUSED', 'ECONNREFUSED', 'ECANCELLED', 'EAI_AGAIN', 'EBADRESP']);

/** The name service of the machine, given six seconds in all. */
export function openDns(): Dns {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 });
  const asked = async (ask: () => Promise<string[]>): Promise<string[] | null> => {
    try {
      return await ask();
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (NOTHING.has(code)) return [];
      if (SILENT.has(code)) return null;
      throw error;
    }
  };
  return {
    texts: (name) => asked(async () => (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''))),
    async addresses(name) {
      const [four, six] = await Promise.all([
        asked(() => resolver.resolve4(name)),
        asked(() => resolver.resolve6(name)),
      ]);
      return four === null && six === null ? null : [...(four ?? []), ...(six ?? [])];
    },
  };
}
