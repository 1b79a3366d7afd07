import { fileURLToPath } from 'node:url';

import { isStorageKey } from './storage-key';

/** A bucket, and where in it our files lie. */
export type S3Place = {
  bucket: string;
  /** Empty, or a folder that ends with `/`. */
  prefix: string;
  /** Null: Amazon's own, by region. */
  endpoint: string | null;
  /** Null: what the AWS environment says. */
  region: string | null;
  /** The bucket in the path instead of in the host's name. */
  forcePathStyle: boolean;
};

/** What a `STORAGE_URL` names. */
export type StoragePlace = { kind: 'disk'; folder: string } | ({ kind: 's3' } & S3Place);

const EXAMPLE = 'an address like file:///var/lib/chovuon/files or s3://bucket?endpoint=https://s3.example&region=hn-1';

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html, and the dots some others allow
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** What this address names, or what to write instead. */
export function readStorageUrl(text: string): StoragePlace | { mend: string } {
  if (!URL.canParse(text)) return { mend: `write ${EXAMPLE}` };
  const url = new URL(text);
  if (url.protocol === 'file:') return readFolder(url);
  if (url.protocol === 's3:') return readBucket(url);
  return { mend: `write ${EXAMPLE}` };
}

function readFolder(url: URL): StoragePlace | { mend: string } {
  if (url.host !== '' || url.search !== '' || url.hash !== '') {
    return { mend: 'write three slashes and a folder, such as file:///var/lib/chovuon/files' };
  }
  return { kind: 'disk', folder: fileURLToPath(url) };
}

function readBucket(url: URL): StoragePlace | { mend: string } {
  if (url.username !== '' || url.password !== '') {
    return { mend: 'take the credentials out and put them into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY' };
  }
  if (!BUCKET.test(url.host)) return { mend: 'name a bucket, such as s3://chovuon-files' };

  const folder = url.pathname.replace(/^\/|\/$/g, '');
  if (folder !== '' && !isStorageKey(folder)) {
    return { mend: 'use only letters, digits, ".", "_" and "-" in the folder after the bucket' };
  }
  const { endpoint = null, region = null, forcePathStyle, ...unknown } = Object.fromEntries(url.searchParams);
  const [stranger] = Object.keys(unknown);
  if (stranger !== undefined) return { mend: `leave out "${stranger}": endpoint, region and forcePathStyle are known` };
  if (endpoint !== null && !isWebAddress(endpoint)) return { mend: 'write the endpoint like https://s3.example' };
  if (region === '') return { mend: 'name a region after region=, or leave it out' };
  if (forcePathStyle !== undefined && !['0', '1', 'false', 'true'].includes(forcePathStyle)) {
    return { mend: 'write forcePathStyle=1 (the bucket in the path) or leave it out' };
  }
  return {
    kind: 's3',
    bucket: url.host,
    prefix: folder === '' ? '' : `${folder}/`,
    endpoint,
    region,
    forcePathStyle: forcePathStyle === '1' || forcePathStyle === 'true',
  };
}

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
