import { fold } from '~/shared/fold';

import { LONGEST_ALT } from './admin-photo';

/** What a listing says that a photo of it shows. */
export type AltFacts = {
  name: string;
  /** Species or cultivar, where the name does not say it. */
  cultivar: string;
  /** Size and pot as the grower writes them: "Chậu 30 cm". */
  size: string;
};

/**
 * Words for a photo whose grower wrote none: "Bông giấy hồng, chậu 30 cm, ảnh 2". `place` says which of the photos it
 * is, in the reader's language, empty for the only one. Nothing is said twice; empty without a name.
 */
export function proposedAlt({ name, cultivar, size }: AltFacts, place: string): string {
  if (name.trim() === '') return '';
  const said = [name.trim()];
  // a size is a common noun within a sentence, a cultivar has a name of its own
  for (const fact of [cultivar.trim(), size.trim().charAt(0).toLocaleLowerCase('vi') + size.trim().slice(1)]) {
    const isNew = fact !== '' && said.every((other) => !fold(other).includes(fold(fact)));
    if (isNew) said.push(fact);
  }
  const alt = [...said, place].filter(Boolean).join(', ');
  return [...alt].length <= LONGEST_ALT ? alt : name.trim();
}
