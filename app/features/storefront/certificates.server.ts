/**
 * A paper still counts today: it says until when, or for OCOP stars it was given less than 36 months ago.
 * Other papers may have no end. `c` names the table.
 */
export const stillCounts = (c: string, today: string): string => `
  coalesce(${c}.expires_on, CASE WHEN ${c}.kind = 'ocop' THEN (${c}.issued_on + interval '36 months')::date ELSE 'infinity'::date END)
    >= ${today}::date`;

/** Papers as JSON, OCOP and the most stars first. `where` chooses among certificates `c`. */
export const certificatesJson = (where: string, today: string): string => `
  (SELECT coalesce(json_agg(json_build_object(
      'kind', c.kind, 'stars', c.stars, 'product', c.product, 'certificateNo', c.certificate_no,
      'issuer', c.issuer, 'expiresOn', c.expires_on) ORDER BY c.kind, c.stars DESC, c.issued_on DESC), '[]')
   FROM certificates AS c WHERE ${where} AND ${stillCounts('c', today)})`;
