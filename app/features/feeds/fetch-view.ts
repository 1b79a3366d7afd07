import { formatDateTime } from '~/shared/date';

import type { Reader } from './readers';

/** A visit as the page gets it: "26/11/2026 06:10" in Vietnam. */
export type FetchView = { file: string; reader: Reader; at: string; items: number | null };

/** A visit with its moment as people in Vietnam write it. */
export const toFetchView = (visit: {
  file: string;
  reader: Reader;
  items: number | null;
  lastAt: Date;
}): FetchView => ({ file: visit.file, reader: visit.reader, items: visit.items, at: formatDateTime(visit.lastAt) });
