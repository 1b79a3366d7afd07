import { Form } from '@remix-run/react';
import { BlockStack, Card, IndexTable, InlineStack, Text, useBreakpoints } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import type { Problem } from '~/shared/result';
import { Field, FileField, ProblemSummary, problemText, SubmitButton } from '~/ui/polaris';

import { INVITATION_LIMITS } from './invitation';

type Line = { line: number; text: string; name: string; phone: string | null; problem: Problem | null };
/** A list that was read, and what inviting it would do. */
export type CheckedList = { text: string; label: string; lines: Line[] };

/** Paste a list or choose a file; see what is wrong at each line; then invite the rest. */
export function InviteListPage({ checked }: { checked: CheckedList | null }) {
  return (
    <BlockStack gap="400">
      {checked && <Outcome checked={checked} />}
      <ListForm checked={checked} />
    </BlockStack>
  );
}

function ListForm({ checked }: { checked: CheckedList | null }) {
  const { t } = useTranslation('cooperatives');
  return (
    <Card>
      <Form method="post" encType="multipart/form-data" noValidate>
        <BlockStack gap="400">
          <ProblemSummary />
          <Text as="p">{t('list.lead')}</Text>
          <Field
            name="label"
            label={t('newLink.label')}
            help={t('newLink.labelHelp')}
            value={checked?.label}
            maxLength={INVITATION_LIMITS.label}
          />
          <Field
            key={checked?.text}
            name="list"
            label={t('list.text')}
            help={t('list.textHelp')}
            value={checked?.text}
            multiline={8}
          />
          <FileField name="file" label={t('list.file')} accept=".xlsx,.csv,.txt,text/csv,text/plain" />
          <SubmitButton variant={checked ? 'secondary' : 'primary'}>{t('list.check')}</SubmitButton>
        </BlockStack>
      </Form>
    </Card>
  );
}

function Outcome({ checked }: { checked: CheckedList }) {
  const { t } = useTranslation('cooperatives');
  const good = checked.lines.filter(({ problem }) => problem === null);
  const bad = checked.lines.filter(({ problem }) => problem !== null);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('list.outcome', { count: good.length })}
        </Text>
        {bad.length > 0 && <Text as="p">{t('list.problems', { count: bad.length })}</Text>}
        {bad.length > 0 && <LineTable lines={bad} />}
        {good.length > 0 && (
          <>
            <Form method="post" action="/cooperative/invitations/batches">
              <input type="hidden" name="list" value={checked.text} />
              <input type="hidden" name="label" value={checked.label} />
              <SubmitButton>{t('list.invite', { count: good.length })}</SubmitButton>
            </Form>
            <LineTable lines={good} />
          </>
        )}
      </BlockStack>
    </Card>
  );
}

/** Lines with their numbers, as they stand in the list. */
function LineTable({ lines }: { lines: Line[] }) {
  const { t } = useTranslation('cooperatives');
  const { smDown } = useBreakpoints();
  const said = (line: Line) => (line.problem ? problemText(t, line.problem) : t('list.fine'));
  return (
    <IndexTable
      condensed={smDown}
      selectable={false}
      itemCount={lines.length}
      resourceName={{ singular: t('list.line'), plural: t('list.line') }}
      headings={[
        { title: t('list.line') },
        { title: t('enrol.name') },
        { title: t('member.phone') },
        { title: t('list.says') },
      ]}
    >
      {lines.map((line, position) => (
        <IndexTable.Row id={String(line.line)} key={line.line} position={position}>
          {smDown ? (
            <div style={{ padding: '0.75rem 0', width: '100%' }}>
              <BlockStack gap="100">
                <InlineStack gap="200">
                  <Text as="span" fontWeight="semibold">
                    {t('list.lineNo', { line: line.line })}
                  </Text>
                  <Text as="span">{line.problem ? line.text : line.name}</Text>
                </InlineStack>
                <Text as="span" tone={line.problem ? 'critical' : undefined}>
                  {line.problem ? said(line) : line.phone}
                </Text>
              </BlockStack>
            </div>
          ) : (
            <>
              <IndexTable.Cell>{line.line}</IndexTable.Cell>
              <IndexTable.Cell>{line.name || line.text}</IndexTable.Cell>
              <IndexTable.Cell>{line.phone}</IndexTable.Cell>
              <IndexTable.Cell>
                <Text as="span" tone={line.problem ? 'critical' : undefined}>
                  {said(line)}
                </Text>
              </IndexTable.Cell>
            </>
          )}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}
