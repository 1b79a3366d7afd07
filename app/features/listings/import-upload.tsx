import { Form } from '@remix-run/react';
import { BlockStack, Button, ButtonGroup, Card, Text } from '@shopify/polaris';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatWhole } from '~/shared/number';
import { fieldId, ProblemSummary, SubmitButton } from '~/ui/polaris';

import styles from './import.module.css';
import { SHEET_ROWS_MAX } from './import-sheet';

/** Choose or drop a sheet, and the photos that belong to it. */
export function ImportUpload() {
  const { t } = useTranslation('imports');
  const { form, isOver } = useDrop();
  return (
    <Card>
      <Form
        ref={form}
        method="post"
        action="/admin/listings/import"
        encType="multipart/form-data"
        className={isOver ? styles.over : undefined}
        noValidate
      >
        <BlockStack gap="400">
          <ProblemSummary />
          <Text as="p">{t('upload.lead')}</Text>
          <div>
            <label className={styles.label} htmlFor={fieldId('sheet')}>
              <Text as="span" variant="headingSm">
                {t('upload.sheet')}
              </Text>
            </label>
            <input
              id={fieldId('sheet')}
              className={styles.drop}
              type="file"
              name="sheet"
              accept=".xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              aria-describedby="sheet-help"
            />
            <Text as="p" tone="subdued" id="sheet-help">
              {t('upload.drop')}. {t('upload.sheetHelp', { rows: formatWhole(SHEET_ROWS_MAX) })}
            </Text>
          </div>
          <div>
            <label className={styles.label} htmlFor={fieldId('photos')}>
              <Text as="span" variant="headingSm">
                {t('upload.photos')}
              </Text>
            </label>
            <input
              id={fieldId('photos')}
              className={styles.plain}
              type="file"
              name="photos"
              accept=".zip,application/zip"
              aria-describedby="photos-help"
            />
            <Text as="p" tone="subdued" id="photos-help">
              {t('upload.photosHelp')}
            </Text>
          </div>
          <SubmitButton>{t('upload.send')}</SubmitButton>
        </BlockStack>
      </Form>
    </Card>
  );
}

/** A file dropped anywhere on the page lands in its field, instead of being opened in the page's place. */
function useDrop() {
  const form = useRef<HTMLFormElement>(null);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return;
      event.preventDefault();
      setOver(false);
      const field = form.current?.elements.namedItem(/\.zip$/i.test(file.name) ? 'photos' : 'sheet');
      if (!(field instanceof HTMLInputElement)) return;
      const one = new DataTransfer();
      one.items.add(file);
      field.files = one.files;
      field.focus();
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return { form, isOver };
}

/** The shop's listings as a sheet that can be changed and sent back. */
export function ExportCard() {
  const { t } = useTranslation('imports');
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('export.title')}
        </Text>
        <Text as="p">{t('export.text')}</Text>
        <ButtonGroup>
          <Button size="large" url="/admin/listings/export?form=xlsx" download>
            {t('export.xlsx')}
          </Button>
          <Button size="large" url="/admin/listings/export?form=csv" download>
            {t('export.csv')}
          </Button>
        </ButtonGroup>
      </BlockStack>
    </Card>
  );
}
