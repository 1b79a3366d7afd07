import { Form, type FormProps } from '@remix-run/react';

import { DraftProvider, useKeptDraft } from './kept-draft';

/** A form that survives its page: what is typed comes back until it was accepted. See `useKeptDraft` for `draftKey`. */
export function KeptForm({ draftKey, children, ...form }: FormProps & { draftKey: string }) {
  const { restored, formRef, save, onSubmit } = useKeptDraft(draftKey);
  return (
    <Form method="post" {...form} ref={formRef} onInput={save} onChange={save} onSubmit={onSubmit} noValidate>
      <DraftProvider value={restored}>{children}</DraftProvider>
    </Form>
  );
}
