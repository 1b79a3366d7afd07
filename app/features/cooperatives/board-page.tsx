import { Form } from '@remix-run/react';
import { BlockStack, Box, Button, Card, InlineStack, Text, useBreakpoints } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { ChoiceField, Field } from '~/ui/polaris';

import { BoardTable } from './board-table';
import { boardPath, BOARD_SORTS, type BoardMember, type BoardQuery } from './board-view';
import styles from './board.module.css';
import type { GroupKind } from './group';
import { STEPS, type Step } from './readiness';

/** What the board's page shows, ready to show. */
export type BoardPageData = {
  members: BoardMember[];
  counts: Record<Step | 'done', number>;
  all: number;
  found: number;
  toCall: number;
  next: string | null;
  isCut: boolean;
  membersMax: number;
  query: BoardQuery;
  groups: { id: string; kind: GroupKind; name: string; members: number }[];
  /** False for who may only look. */
  mayCall: boolean;
  /** The cooperative an operator looks at. */
  coop: string | null;
};

const BOARD = '/cooperative/board';

/** Who is held up where, and whom to call first. */
export function BoardPage(data: BoardPageData) {
  const { t } = useTranslation('board');
  const { members, query, all, found, next, isCut, membersMax, mayCall } = data;
  const { after, ...kept } = query;
  const to = (given: Record<string, string | null>) => boardPath(BOARD, { coop: data.coop, ...kept, ...given });
  const isFiltered = query.q !== '' || query.group !== null || query.step !== null;
  return (
    <BlockStack gap="400">
      <Box paddingInline={{ xs: '200', sm: '0' }}>
        <Text as="p">{t('lead')}</Text>
        {!mayCall && <Text as="p">{t('masked')}</Text>}
      </Box>
      {mayCall && all > 0 && <CallCard {...data} />}
      {(all > 0 || isFiltered) && <FilterCard {...data} isFiltered={isFiltered} />}
      {isCut && <Text as="p">{t('isCut', { max: membersMax })}</Text>}
      {members.length > 0 ? (
        <Card padding="0">
          <BoardTable members={members} />
        </Card>
      ) : (
        <Box paddingInline={{ xs: '200', sm: '0' }}>
          <Text as="p">{isFiltered ? t('noneFound') : t('none')}</Text>
        </Box>
      )}
      <InlineStack gap="200" align="center" blockAlign="center">
        {members.length > 0 && <Text as="span">{t('found', { found, all })}</Text>}
        {after && <Button url={to({})}>{t('first')}</Button>}
        {next && <Button url={to({ after: next })}>{t('more')}</Button>}
      </InlineStack>
    </BlockStack>
  );
}

function CallCard({ toCall, query, coop }: BoardPageData) {
  const { t } = useTranslation('board');
  return (
    <Card>
      <InlineStack align="space-between" blockAlign="center" gap="300">
        <Text as="h2" variant="headingMd">
          {toCall > 0 ? t('calls.count', { count: toCall }) : t('calls.countNone')}
        </Text>
        <Button
          size="large"
          variant={toCall > 0 ? 'primary' : 'secondary'}
          url={boardPath('/cooperative/board/calls', { coop, group: query.group })}
        >
          {t('calls.open')}
        </Button>
      </InlineStack>
    </Card>
  );
}

function FilterCard({ query, groups, counts, coop, isFiltered }: BoardPageData & { isFiltered: boolean }) {
  const { t } = useTranslation('board');
  const { mdUp } = useBreakpoints(); // on a phone the filter would push the members off the screen
  const named = (name: string, count: number) => t('filter.counted', { name, count });
  const steps = [
    { value: '', label: t('filter.everyStep') },
    ...STEPS.map((step) => ({ value: step, label: named(t(`steps.${step}`), counts[step]) })),
    { value: 'done', label: named(t('filter.done'), counts.done) },
  ];
  const groupChoices = [
    { value: '', label: t('filter.everyGroup') },
    ...groups.map(({ id, kind, name, members }) => ({
      value: id,
      label: named(`${t(`kinds.${kind}`)}: ${name}`, members),
    })),
  ];
  // fields keep what was typed; another address is another form
  const key = JSON.stringify(query);
  return (
    <Card>
      <details open={isFiltered || mdUp}>
        <summary className={styles.summary}>
          <Text as="h2" variant="headingMd">
            {t('filter.title')}
          </Text>
        </summary>
        <Form method="get" action={BOARD} key={key}>
          {coop && <input type="hidden" name="coop" value={coop} />}
          <BlockStack gap="300">
            <div className={styles.filter}>
              {groups.length > 0 && (
                <ChoiceField
                  folded
                  name="group"
                  label={t('filter.group')}
                  choices={groupChoices}
                  value={query.group ?? ''}
                />
              )}
              <ChoiceField folded name="step" label={t('filter.step')} choices={steps} value={query.step ?? ''} />
              <ChoiceField
                folded
                name="sort"
                label={t('filter.sort')}
                choices={BOARD_SORTS.map((sort) => ({ value: sort, label: t(`sorts.${sort}`) }))}
                value={query.sort}
              />
              <Field name="q" label={t('filter.query')} value={query.q} type="search" />
            </div>
            <InlineStack gap="200">
              <Button submit>{t('filter.submit')}</Button>
              {isFiltered && <Button url={boardPath(BOARD, { coop })}>{t('filter.clear')}</Button>}
            </InlineStack>
          </BlockStack>
        </Form>
      </details>
    </Card>
  );
}
