const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** True for an id as the database writes it. Whatever else stands in an address names nothing, and is not asked for. */
export const isUuid = (text: unknown): text is string => typeof text === 'string' && UUID.test(text);
