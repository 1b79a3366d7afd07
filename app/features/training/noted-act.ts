/** Acts that leave no trace in the shop's own data, so the place where they are done writes them down. */
export const NOTED_ACTS = ['book-taken', 'picture-taken', 'sheet-filled', 'password-changed'] as const;
export type NotedAct = (typeof NOTED_ACTS)[number];
