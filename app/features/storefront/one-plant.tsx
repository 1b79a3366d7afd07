import { useTranslation } from 'react-i18next';

import { FactList, type PlainFact } from './fact-list';
import type { ListingView } from './pages';
import { dayText } from './papers';

/** Of a plant that there is once: its number, since when its photos are here, and whether somebody has it in hand. */
export function OnePlant({ listing }: { listing: ListingView }) {
  const { t, i18n } = useTranslation('plant');
  if (!listing.oneOfAKind) return null;
  const { serial, hold } = listing.details;
  const days = [...new Set(listing.pictures.map(({ day }) => day))].sort();
  const photosOf = (day: string) => listing.pictures.filter((picture) => picture.day === day).length;
  const facts: PlainFact[] = [
    ...(typeof serial === 'string'
      ? [{ name: t('one.serial'), text: serial, ...(i18n.language === 'vi' ? {} : { lang: 'vi' as const }) }]
      : []),
    ...days.map((day) => ({
      name: t('one.photosOn', { day: dayText(day) }),
      text: t('one.photos', { count: photosOf(day) }),
    })),
    ...(typeof hold === 'string' ? [{ name: t('one.hold'), text: t(`one.holds.${hold as 'held'}`) }] : []),
  ];
  return (
    <section>
      <h2>{t('one.heading')}</h2>
      <p>{t('one.lead')}</p>
      <FactList facts={facts} />
    </section>
  );
}
