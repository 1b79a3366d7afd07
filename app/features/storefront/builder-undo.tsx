import { useEffect, useRef } from 'react';

import { useToast } from '~/ui/polaris';

import { BUILDER, isDraftAnswer } from './builder-paths';

/** Says `sentence` when a change of the draft was saved, with a way to take it back. */
export function useUndoToast(answer: unknown, sentence: string): void {
  const toast = useToast();
  const said = useRef(answer);
  useEffect(() => {
    if (said.current === answer || !isDraftAnswer(answer)) return;
    said.current = answer;
    const values = { design: JSON.stringify(answer.before), version: String(answer.version) };
    toast(sentence, { undo: { action: `${BUILDER}/draft`, values } });
  }, [answer, sentence, toast]);
}
