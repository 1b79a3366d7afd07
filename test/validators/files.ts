import { gunzipSync } from 'node:zlib';

import {
  judgeGoogleLocalTsv,
  judgeMetaCsv,
  judgeMetaXml,
  judgeOpenaiCsv,
  judgeOpenaiJsonl,
  judgePinterestTsv,
  judgeTiktokCsv,
} from './channels';
import { judgeGoogleTsv, judgeGoogleXml } from './google';
import { judgeOpenCsv, judgeOpenJson } from './open';
import type { Judged } from './records';

type Judge = { id: string; type: string; judge(bytes: Buffer, today: string): Judged };

const text = (id: string, type: string, judge: (text: string, today: string) => Judged): Judge => ({
  id,
  type,
  judge: (bytes, today) => judge(bytes.toString(), today),
});
const zipped = (id: string, judge: (text: string) => Judged): Judge => ({
  id,
  type: 'application/gzip',
  judge: (bytes) => judge(gunzipSync(bytes).toString()),
});

const CSV = 'text/csv; charset=utf-8';
const TSV = 'text/tab-separated-values; charset=utf-8';
const XML = 'application/xml; charset=utf-8';
const JSONL = 'application/jsonl; charset=utf-8';

/** Each file we promise, with who judges it and under what name its items go. */
export const JUDGES: Record<string, Judge> = {
  'google.xml': text('id', XML, judgeGoogleXml),
  'google.tsv': text('id', TSV, judgeGoogleTsv),
  'google-local.tsv': text('id', TSV, judgeGoogleLocalTsv),
  'meta.csv': text('id', CSV, judgeMetaCsv),
  'meta.xml': text('id', XML, judgeMetaXml),
  'tiktok.csv': text('sku_id', CSV, judgeTiktokCsv),
  'pinterest.tsv': text('id', TSV, judgePinterestTsv),
  'openai.jsonl': text('item_id', JSONL, judgeOpenaiJsonl),
  'openai.csv': text('item_id', CSV, judgeOpenaiCsv),
  'openai.jsonl.gz': zipped('item_id', judgeOpenaiJsonl),
  'openai.csv.gz': zipped('item_id', judgeOpenaiCsv),
  'open.json': text('id', 'application/json; charset=utf-8', judgeOpenJson),
  'open.csv': text('id', CSV, judgeOpenCsv),
};
