import { Form, useRevalidator } from '@remix-run/react';
import { Badge, Banner, BlockStack, Box, Button, Card, InlineStack, ProgressBar, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import type { Problem } from '~/shared/result';
import { ChoiceField, problemText, ProblemSummary, SubmitButton } from '~/ui/polaris';

import styles from './import.module.css';
import { IMPORT_FIELDS, type ImportField, type ShownColumn } from './import-columns';
import type { CellProblem } from './import-rows';
import { isUnderWay, type ImportState } from './import-state';
import { STATE_TONES, UndoButton } from './past-imports';

/** An import as its page gets it. */
export type ImportView = {
  id: string;
  state: ImportState;
  problem: Problem | null;
  columns: ShownColumn[];
  unchanged: number;
  toCreate: number;
  toChange: number;
  done: number;
  undone: number;
  photos: number;
  photosLeft: number;
  problemCount: number;
  problems: CellProblem[];
  left: { name: string; problem: Problem }[];
  leftCount: number;
};

/** One import, from "being read" to "undone". It looks again by itself while something is under way. */
export function ImportPage({
  given,
  from,
  atOnce,
  refusal,
}: {
  given: ImportView;
  from: number;
  atOnce: number;
  refusal: Problem | null;
}) {
  const { t } = useTranslation('imports');
  const { state, columns, problemCount } = given;
  useLooksAgain(isUnderWay(state));
  const isPlanned = state === 'planned';
  return (
    <BlockStack gap="400">
      <Box paddingInline={{ xs: '300', sm: '0' }}>
        <Badge tone={STATE_TONES[state]}>{t(`state.${state}`)}</Badge>
      </Box>
      {refusal && <ProblemSummary problems={[refusal]} />}
      {given.problem && (
        <Banner tone="critical">
          <Text as="p">{problemText(t, given.problem)}</Text>
        </Banner>
      )}
      {isUnderWay(state) && <Progress given={given} />}
      {isPlanned && <Plan given={given} />}
      {(state === 'done' || state === 'undone') && <Outcome given={given} />}
      {problemCount > 0 && state !== 'undone' && state !== 'undoing' && (
        <Cells problems={given.problems} count={problemCount} from={from} atOnce={atOnce} isPlanned={isPlanned} />
      )}
      {isPlanned && columns.length > 0 && <Columns columns={columns} />}
      {(isPlanned || state === 'refused') && (
        <Button size="large" url="/admin/listings/import">
          {t('plan.again')}
        </Button>
      )}
    </BlockStack>
  );
}

/** How often (ms) a page looks again while its import is under way. */
const LOOK_EVERY = 1500;

function useLooksAgain(isOn: boolean) {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isOn || state !== 'idle') return;
    const timer = setTimeout(revalidate, LOOK_EVERY);
    return () => clearTimeout(timer);
  }, [isOn, state, revalidate]);
}

function Progress({ given: { id, state, done, undone, toCreate, toChange, photosLeft } }: { given: ImportView }) {
  const { t } = useTranslation('imports');
  const all = toCreate + toChange;
  const so = state === 'undoing' ? undone : done;
  const of = state === 'undoing' ? done : all;
  return (
    <Card>
      <BlockStack gap="300">
        <div role="status">
          <Text as="p" variant="bodyLg">
            {state === 'reading' && t('progress.reading')}
            {state === 'running' && t('progress.running', { done: so, all: of })}
            {state === 'undoing' && t('progress.undoing', { done: so, all: of })}
          </Text>
        </div>
        {state !== 'reading' && <ProgressBar progress={of === 0 ? 0 : Math.round((100 * so) / of)} animated={false} />}
        {state === 'running' && photosLeft > 0 && <Text as="p">{t('progress.photos', { count: photosLeft })}</Text>}
        {state !== 'reading' && <Text as="p">{t('progress.away')}</Text>}
        <Button size="large" url={`/admin/listings/import/${id}`}>
          {t('progress.look')}
        </Button>
        {state === 'running' && <UndoButton id={id} label={t('done.stop')} />}
      </BlockStack>
    </Card>
  );
}

function Counts({ given: { toCreate, toChange, unchanged, photos } }: { given: ImportView }) {
  const { t } = useTranslation('imports');
  return (
    <ul>
      {toCreate > 0 && <li>{t('plan.created', { count: toCreate })}</li>}
      {toChange > 0 && <li>{t('plan.changed', { count: toChange })}</li>}
      {unchanged > 0 && <li>{t('plan.unchanged', { count: unchanged })}</li>}
      {photos > 0 && <li>{t('plan.photos', { count: photos })}</li>}
    </ul>
  );
}

function Plan({ given }: { given: ImportView }) {
  const { t } = useTranslation('imports');
  const count = given.toCreate + given.toChange;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {count > 0 ? t('plan.title') : t('plan.nothing')}
        </Text>
        <Counts given={given} />
        {given.toCreate > 0 && <Text as="p">{t('plan.drafts')}</Text>}
        {count > 0 && (
          <Form method="post" action={`/admin/listings/import/${given.id}/run`}>
            <SubmitButton>{t('plan.run', { count })}</SubmitButton>
          </Form>
        )}
      </BlockStack>
    </Card>
  );
}

function Outcome({ given }: { given: ImportView }) {
  const { t } = useTranslation('imports');
  const isDone = given.state === 'done';
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {isDone ? t('done.title') : t('done.undone')}
        </Text>
        {isDone && <Counts given={given} />}
        {given.leftCount > 0 && (
          <BlockStack gap="100">
            <Text as="h3" variant="headingSm">
              {t('done.left', { count: given.leftCount })}
            </Text>
            <ul>
              {given.left.map(({ name, problem }, at) => (
                <li key={at} className={styles.word}>
                  {name}: {problemText(t, problem)}
                </li>
              ))}
            </ul>
          </BlockStack>
        )}
        {isDone && (
          <>
            <Button size="large" variant="primary" url="/admin/listings?tab=draft">
              {t('done.look')}
            </Button>
            <Text as="p">{t('done.undoText')}</Text>
            <UndoButton id={given.id} />
          </>
        )}
      </BlockStack>
    </Card>
  );
}

function Cells({
  problems,
  count,
  from,
  atOnce,
  isPlanned,
}: {
  problems: CellProblem[];
  count: number;
  from: number;
  atOnce: number;
  isPlanned: boolean;
}) {
  const { t } = useTranslation('imports');
  const hrefOf = (at: number) => `?from=${at}`;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('cells.title', { count })}
        </Text>
        {isPlanned && <Text as="p">{t('cells.text')}</Text>}
        <ul className={styles.list}>
          {problems.map((problem, at) => (
            <li key={at} className={styles.line}>
              <BlockStack gap="100">
                <InlineStack gap="200" blockAlign="center">
                  <Text as="span" fontWeight="bold">
                    {t('cells.cell', { cell: problem.cell })}
                  </Text>
                  <Badge tone={problem.isNote ? undefined : 'critical'}>
                    {problem.isNote ? t('cells.note') : t('cells.skipped')}
                  </Badge>
                </InlineStack>
                <span className={styles.word}>{problemText(t, problem)}</span>
              </BlockStack>
            </li>
          ))}
        </ul>
        {count > atOnce && (
          <InlineStack gap="300" blockAlign="center">
            {from > 0 && (
              <Button size="large" url={hrefOf(Math.max(0, from - atOnce))}>
                {t('cells.previous')}
              </Button>
            )}
            <Text as="span">{t('cells.range', { from: from + 1, to: from + problems.length, all: count })}</Text>
            {from + atOnce < count && (
              <Button size="large" url={hrefOf(from + atOnce)}>
                {t('cells.next')}
              </Button>
            )}
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function Columns({ columns }: { columns: ShownColumn[] }) {
  const { t } = useTranslation('imports');
  const choices = [
    { value: '', label: t('columns.none') },
    ...IMPORT_FIELDS.map((field: ImportField) => ({ value: field, label: t(`fields.${field}`) })),
  ];
  return (
    <Card>
      <Form method="post">
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {t('columns.title')}
          </Text>
          <Text as="p">{t('columns.text')}</Text>
          {columns.map(({ column, cell, heading, field, samples }) => (
            <ChoiceField
              key={column}
              name={`column-${column}`}
              label={t('columns.label', { letter: cell.replace(/\d+$/, ''), heading })}
              help={
                samples.length > 0 ? t('columns.samples', { samples: samples.join(' · ').slice(0, 120) }) : undefined
              }
              choices={choices}
              value={field ?? ''}
              folded
            />
          ))}
          <SubmitButton variant="secondary">{t('columns.change')}</SubmitButton>
        </BlockStack>
      </Form>
    </Card>
  );
}
