/** How long a link to a draft that was handed on shows it. */
export const PREVIEW_DAYS = 7;
