import { Banner, BlockStack, Text } from '@shopify/polaris';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { Problem } from '~/shared/result';

import { fieldId, useAskedAgain } from '../asked-again';
import { problemText } from '../problem-text';

/** Everything that has to be mended, above the form; a tap leads to the field. Shows nothing when nothing is wrong. */
export function ProblemSummary({ problems: given }: { problems?: readonly Problem[] }) {
  const { t } = useTranslation('common');
  const asked = useAskedAgain();
  const problems = given ?? asked?.problems;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems?.length) box.current?.focus();
  }, [problems]);
  if (!problems?.length) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert">
      <Banner tone="critical" title={t('form.mend', { count: problems.length })}>
        <BlockStack as="ul" gap="200">
          {problems.map((problem) => (
            <li key={problem.code + (problem.field ?? '')}>
              {problem.field ? (
                <a href={`#${fieldId(problem.field)}`} onClick={(event) => leadTo(event, problem.field)}>
                  {problemText(t, problem)}
                </a>
              ) : (
                <Text as="span">{problemText(t, problem)}</Text>
              )}
            </li>
          ))}
        </BlockStack>
      </Banner>
    </div>
  );
}

/** Puts the cursor into the field; the link alone would only scroll. */
function leadTo(event: React.MouseEvent, field: string | undefined) {
  const target = field && document.getElementById(fieldId(field));
  if (!target) return;
  event.preventDefault();
  target.scrollIntoView({ block: 'center' });
  target.focus({ preventScroll: true });
}
