import { Text } from '@shopify/polaris';

import type { Problem } from '~/shared/result';

import { fieldId } from '../asked-again';
import { useFieldProblem } from './field-value';
import styles from './file-field.module.css';

/**
 * One file from the device, in a plain form (`encType="multipart/form-data"`). `accept`: as in HTML; `problem`: what is
 * wrong with it where the page knows that by itself, else what the action said of this field.
 */
export function FileField({
  name,
  label,
  help,
  accept,
  required,
  problem,
}: {
  name: string;
  label: string;
  help?: string;
  accept: string;
  required?: boolean;
  problem?: Problem | null;
}) {
  const id = fieldId(name);
  const error = useFieldProblem(name, problem);
  return (
    <div>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        {...{ id, name, accept, required }}
        className={styles.file}
        type="file"
        aria-describedby={help || error ? `${id}-help` : undefined}
        aria-invalid={error ? true : undefined}
      />
      {(help || error) && (
        <div id={`${id}-help`}>
          {help && (
            <Text as="p" tone="subdued">
              {help}
            </Text>
          )}
          {error && (
            <Text as="p" tone="critical">
              {error}
            </Text>
          )}
        </div>
      )}
    </div>
  );
}
