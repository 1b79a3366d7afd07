import { useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { Problem } from '~/shared/result';
import { problemText, useToast } from '~/ui/polaris';

import { canMove, type OrderState } from './order';

/** Where an order's parts are written. */
export const orderPath = (id: string): string => `/admin/orders/${id}`;
/** Where orders are taken further, whichever it is. */
export const STATES_PATH = '/admin/orders/states';

/** What a press on an order's state came to. */
export type MoveAnswer = { id: string; from: OrderState; to: OrderState } | { problems: Problem[] };

/** Moves one order after another and says so, with the way back where the rules have one. */
export function useMoveOrder(): {
  move: (order: { id: string; code: string }, to: OrderState) => void;
  /** The order that is being moved; null: none. */
  busy: string | null;
} {
  const { t } = useTranslation('orders');
  const show = useToast();
  const fetcher = useFetcher<MoveAnswer>();
  const told = useRef<MoveAnswer>();
  const moved = useRef<{ id: string; code: string } | null>(null);
  useEffect(() => {
    const answer = fetcher.data;
    if (!answer || told.current === answer || fetcher.state !== 'idle') return;
    told.current = answer;
    if ('problems' in answer) {
      const [problem] = answer.problems;
      if (problem) show(problemText(t as never, problem), { error: true });
      return;
    }
    const { id, from, to } = answer;
    const code = moved.current?.code ?? '';
    const undo = canMove(to, from, 'seller') ? { action: STATES_PATH, values: { order: id, to: from } } : undefined;
    show(t(`desk.moved.${to}`, { code }), { undo });
  }, [fetcher.data, fetcher.state, show, t]);
  return {
    move: (order, to) => {
      moved.current = order;
      fetcher.submit({ order: order.id, to }, { method: 'post', action: STATES_PATH });
    },
    busy: fetcher.state === 'idle' ? null : (moved.current?.id ?? null),
  };
}
