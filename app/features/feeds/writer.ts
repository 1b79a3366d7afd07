import type { Channel, Format, Row } from './channel';
import { csvWriter } from './csv';
import { jsonlWriter, jsonWriter } from './json';
import { tsvWriter } from './tsv';
import { xmlWriter } from './xml';

/** What a file says of itself. */
export type FileTitle = { title: string; link: string; description: string };

/** Text of a file, piece by piece: the beginning, a piece per row, the end. The same rows give the same bytes. */
export type Writer = {
  mediaType: string;
  begin(about: FileTitle): string;
  /** `place`: how many rows came before. */
  row(row: Row, place: number): string;
  /** What stands between two rows, where that is anything; `row` puts it before each but the first. */
  between?: string;
  end: string;
};

const WRITERS: Record<Format, (fields: Channel['fields']) => Writer> = {
  xml: xmlWriter,
  tsv: tsvWriter,
  csv: csvWriter,
  jsonl: jsonlWriter,
  json: jsonWriter,
};

export const writerFor = (format: Format, { fields }: Pick<Channel, 'fields'>): Writer => WRITERS[format](fields);
