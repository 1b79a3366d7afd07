/** Whether a reader asked for little data, from the header `Save-Data`. Pages for them have fewer and smaller pictures. */
export const savesData = (header: string | null | undefined): boolean => header?.trim().toLowerCase() === 'on';
