import { isLiving } from '~/features/catalogue/vocabulary';
import type { Platform } from '~/platform/platform.server';

import type { OrderView } from './order-view';
import { canSpeak, type SaidOfLine } from './said';
import { openSurvivalDay } from './survival';

/** What a buyer has said of each thing of an order that arrived, and what may still be said; nothing before that. */
export async function findSaid({ db, clock }: Pick<Platform, 'db' | 'clock'>, order: OrderView): Promise<SaidOfLine[]> {
  if (!canSpeak(order)) return [];
  const lineIds = order.lines.map(({ id }) => id);
  const photos = {
    orderBy: [{ createdAt: 'asc' as const }, { id: 'asc' as const }],
    select: { id: true, width: true, height: true },
  };
  const [reviews, checks] = await Promise.all([
    db.buyerReview.findMany({ where: { lineId: { in: lineIds } }, include: { photos } }),
    db.survivalCheck.findMany({ where: { lineId: { in: lineIds } }, orderBy: { day: 'asc' } }),
  ]);
  return order.lines.map((line) => {
    const review = reviews.find(({ lineId }) => lineId === line.id);
    const told = checks.filter(({ lineId }) => lineId === line.id);
    const plants = isLiving(line.group) ? line.quantity * line.piecesPerUnit : 0;
    return {
      lineId: line.id,
      name: line.name,
      size: line.size,
      plants,
      review: review
        ? {
            id: review.id,
            stars: review.stars,
            text: review.text,
            answer: review.answer,
            isHidden: review.hiddenAt !== null,
            photos: review.photos,
          }
        : null,
      checks: told.map(({ day, rooted, weak }) => ({ day, rooted, weak })),
      openDay:
        plants > 0
          ? openSurvivalDay(
              order.deliveredAt,
              clock.now(),
              told.map(({ day }) => day),
            )
          : null,
    };
  });
}
