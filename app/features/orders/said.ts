import type { OrderView } from './order-view';
import type { SurvivalDay } from './survival';

/** What a buyer has said, or may say, of one thing of an order. */
export type SaidOfLine = {
  lineId: string;
  name: string;
  size: string;
  /** Living plants in the line; 0: nothing of it lives. */
  plants: number;
  review: {
    id: string;
    stars: number;
    text: string;
    answer: string;
    isHidden: boolean;
    photos: { id: string; width: number; height: number }[];
  } | null;
  checks: { day: number; rooted: number; weak: number }[];
  /** The question about taking root that waits for an answer. */
  openDay: SurvivalDay | null;
};

/** Only what is with its buyer is spoken of. */
export const canSpeak = ({ state }: Pick<OrderView, 'state'>): boolean => state === 'delivered' || state === 'done';
