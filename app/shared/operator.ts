/**
 * Who runs a house in which others sell: what Decree 248/2026/NĐ-CP, article 4, wants to be read of the owner of a
 * platform. Empty where it was not told. `notice`: what the state's system issued to this site.
 */
export type Operator = {
  name: string;
  representative: string;
  address: string;
  /** Number, who issued it and when, in one line. */
  registration: string;
  taxCode: string;
  phone: string;
  email: string;
  /** Where the issued icon leads, and the file it lies in. */
  notice: { link: string; iconFile: string } | null;
};
