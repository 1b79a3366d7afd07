import type { Platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import { ok, type Result } from '~/shared/result';

import { readCertificate, type CertificateData, type CertificateProblem, type TypedCertificate } from './certificate';

/** A shop's papers, newest first. */
export async function findCertificates(
  db: Platform['db'],
  shopId: string,
): Promise<(CertificateData & { id: string })[]> {
  const rows = await db.certificate.findMany({ where: { shopId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
  return rows.map(({ issuedOn, expiresOn, ...row }) => ({
    id: row.id,
    kind: row.kind,
    stars: row.stars,
    ocopGroup: row.ocopGroup,
    product: row.product,
    certificateNo: row.certificateNo,
    issuer: row.issuer,
    issuedOn: dayOf(issuedOn),
    expiresOn: dayOf(expiresOn),
  }));
}

/** Adds a paper to a shop. */
export async function addCertificate(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { shopId, typed }: { shopId: string; typed: TypedCertificate },
): Promise<Result<{ id: string }, CertificateProblem>> {
  const read = readCertificate(typed, isoDay(clock.now()));
  if (!read.ok) return read;
  const { issuedOn, expiresOn, ...certificate } = read.value;
  const { id } = await db.certificate.create({
    data: { ...certificate, shopId, issuedOn: dateOf(issuedOn), expiresOn: dateOf(expiresOn) },
    select: { id: true },
  });
  return ok({ id });
}

/** Takes a paper away; false when the shop has no such paper. */
export async function removeCertificate(
  { db }: Pick<Platform, 'db'>,
  { shopId, id }: { shopId: string; id: string },
): Promise<boolean> {
  const { count } = await db.certificate.deleteMany({ where: { shopId, id } });
  return count > 0;
}

// a day in the database has no hour: Prisma reads and writes it as midnight UTC
const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;
const dateOf = (day: string | null): Date | null => (day ? new Date(`${day}T00:00:00Z`) : null);
