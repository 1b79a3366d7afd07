const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** True for the form of an id of ours. What an address says may be anything, and the database refuses the rest loudly. */
export const isUuid = (text: unknown): text is string => typeof text === 'string' && UUID.test(text);
