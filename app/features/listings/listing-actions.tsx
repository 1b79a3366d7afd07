import { useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { problemText, useToast } from '~/ui/polaris';

import type { ListingState } from './listing';
import type { MoveOutcome } from './move-outcome';
import type { Problem } from '~/shared/result';

/** Where listings are moved, and where one is counted. Neither names a listing, so that a phone knows both ahead. */
export const STATES_PATH = '/admin/listings/states';
const STOCK_PATH = '/admin/listings/stock';

type Answer = MoveOutcome | { problems: Problem[] };

/** Moves listings and says so, with the way back. */
export function useMoveListings(): {
  move: (ids: readonly string[], to: ListingState | ((id: string) => ListingState)) => void;
  isBusy: boolean;
} {
  const { t } = useTranslation('listings');
  const show = useToast();
  const fetcher = useFetcher<Answer>();
  const told = useRef<Answer>();
  useEffect(() => {
    const answer = fetcher.data;
    if (!answer || told.current === answer || fetcher.state !== 'idle') return;
    told.current = answer;
    if ('problems' in answer) {
      const [problem] = answer.problems;
      if (problem) show(problemText(t as never, problem), { error: true });
      return;
    }
    const [refused] = answer.refused;
    const [moved] = answer.moved;
    const undo = moved && {
      action: STATES_PATH,
      values: { moves: answer.moved.map(({ id, from }) => `${id}:${from}`).join(',') },
    };
    const missing = refused?.problems[0];
    const done = moved ? t(`moved.${moved.to}`, { count: answer.moved.length }) : '';
    const waiting = answer.waiting.length > 0 ? t('moved.waiting', { count: answer.waiting.length }) : '';
    const left = !missing
      ? ''
      : answer.refused.length === 1
        ? t('moved.refusedOne', { name: refused.name, problem: problemText(t as never, missing) })
        : t('moved.refusedMany', { number: answer.refused.length });
    const text = [done, waiting, left].filter(Boolean).join('. ');
    if (text) show(text, { undo, error: !moved && !waiting });
  }, [fetcher.data, fetcher.state, show, t]);
  return {
    move: (ids, to) =>
      fetcher.submit(
        { moves: ids.map((id) => `${id}:${typeof to === 'string' ? to : to(id)}`).join(',') },
        { method: 'post', action: STATES_PATH },
      ),
    isBusy: fetcher.state !== 'idle',
  };
}

/** Says that a listing is sold out, with the way back. */
export function useSellOut(id: string): () => void {
  const { t } = useTranslation('listings');
  const show = useToast();
  const fetcher = useFetcher<{ before: string } | { problems: Problem[] }>();
  const told = useRef<unknown>();
  useEffect(() => {
    const answer = fetcher.data;
    if (!answer || told.current === answer || fetcher.state !== 'idle') return;
    told.current = answer;
    if ('before' in answer) {
      const undo = { action: STOCK_PATH, values: { listing: id, stocks: answer.before } };
      return show(t('moved.soldOut'), { undo });
    }
    const [problem] = answer.problems;
    if (problem) show(problemText(t as never, problem), { error: true });
  }, [fetcher.data, fetcher.state, id, show, t]);
  return () => fetcher.submit({ listing: id, stocks: 'none' }, { method: 'post', action: STOCK_PATH });
}
