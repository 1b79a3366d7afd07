import type { Problem } from './result';

/** What a route says of its page in `export const handle`. */
export type PageHandle = {
  /** Brings scripts to the browser. Pages for shoppers never say it. */
  interactive?: boolean;
  /** CSS of ours that travels in the head of the page itself. Pages for shoppers have theirs so. */
  style?: string;
};

/** What an action answers when something has to be mended: everything that was typed, and what is wrong with it. */
export type AskedAgain = { values: Record<string, string>; problems: Problem[] };
