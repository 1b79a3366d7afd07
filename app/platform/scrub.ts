/** Where an address carries what opens a door: the part of the path behind these words. */
const SECRET_PATHS = /(\/(?:join|answer|webhooks\/[\w-]+)\/)[^/?#\s]+/g;

/** The values of a query: keys of tracking pages, words somebody searched for. Their names stay, they help to repair. */
const QUERY_VALUES = /([?&][^=&#\s]{1,60})=[^&#\s]*/g;

/** An address as a log may keep it: without what opens a door and without what somebody typed. */
export const scrubUrl = (url: string): string => url.replace(SECRET_PATHS, '$1…').replace(QUERY_VALUES, '$1=…');

const EMAIL = /[^\s<>"'(),:;@]+@[^\s<>"'(),:;@]+\.[^\s<>"'(),:;@]+/g;
/** Vietnamese numbers, mobile and landline, with dots or spaces between their groups. */
const PHONE = /(?<![\w.-])(?:\+?84|0)(?:[ .-]?\d){9,10}(?![\w-])/g;

/** A sentence of a library or a far server as a log may keep it: without e-mail addresses, telephone numbers and keys. */
export const scrubText = (text: string): string => scrubUrl(text).replace(EMAIL, '…@…').replace(PHONE, '…');
