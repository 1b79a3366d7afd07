import type { S3Place } from './storage-url.server';

/** Codes with which S3 and its likes say that they do not know who asks. */
const STRANGER = [
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'InvalidToken',
  'ExpiredToken',
  'TokenRefreshRequired',
  'InvalidClientTokenId',
];

const OTHER_REGION = ['PermanentRedirect', 'AuthorizationHeaderMalformed', 'IllegalLocationConstraintException'];

const RIGHTS = 's3:ListBucket, s3:ListBucketMultipartUploads, s3:GetObject, s3:PutObject, s3:DeleteObject';

/** What is wrong with the settings when a bucket cannot be used, in one sentence; null when it is not the settings. */
export function whatToMend(error: unknown, { bucket, endpoint, region }: S3Place): string | null {
  if (!(error instanceof Error)) return null;
  const { name, message } = error;
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  const code = codeOf(error);
  const where = endpoint ?? 'Amazon S3';

  if (name === 'NoSuchBucket') {
    return `STORAGE_URL names the bucket "${bucket}", which ${where} does not have: make it, or name another one.`;
  }
  if (name === 'CredentialsProviderError') {
    return 'STORAGE_URL names a bucket, but there are no credentials for it: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.';
  }
  if (STRANGER.includes(name)) {
    return `The storage that STORAGE_URL names does not accept the credentials (${name}): check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`;
  }
  if (OTHER_REGION.includes(name)) {
    return `STORAGE_URL names ${region ? `the region "${region}"` : 'no region'}, but the bucket "${bucket}" is in another one: write its own after region= in STORAGE_URL.`;
  }
  if (/^Region (?:is missing|not accepted)/.test(message)) {
    return `STORAGE_URL does not say where the bucket "${bucket}" is: add its region, such as s3://${bucket}?region=ap-southeast-1.`;
  }
  if (name === 'RequestTimeTooSkewed') {
    return 'The storage that STORAGE_URL names refuses us because the clock of this machine is wrong: set it.';
  }
  if (name === 'AccessDenied' || status === 403) {
    return `The credentials may not use the bucket "${bucket}" that STORAGE_URL names: allow them ${RIGHTS} in it.`;
  }
  if (code !== null || name === 'TimeoutError') {
    return `The storage that STORAGE_URL names does not answer at ${where} (${code ?? name}): check its endpoint and the network.`;
  }
  if (status !== undefined) {
    return `What answers at ${where} is no S3 storage, or a sick one (${status} ${name}): check the endpoint in STORAGE_URL.`;
  }
  return null;
}

/** What the network said: ECONNREFUSED, ENOTFOUND, a certificate's fault; several tries are told by their first. */
function codeOf(error: Error): string | null {
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === 'string') return code;
  return error instanceof AggregateError && error.errors[0] instanceof Error ? codeOf(error.errors[0]) : null;
}
