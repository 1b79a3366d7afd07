import { Icon, Text } from '@shopify/polaris';
import { CameraIcon } from '@shopify/polaris-icons';
import { useEffect, useId, useRef, useState } from 'react';

import { shrinkPhoto } from '~/features/photos/shrink-photo.client';
import { useFieldProblem } from '~/ui/polaris/field-value';

import styles from './order-desk.module.css';

/**
 * One photo, taken now or chosen; posted with its form as a file. The phone presses it before it is sent where it can,
 * because there may be a weak signal between the garden and here.
 */
export function PhotoInput({ name, label, help }: { name: string; label: string; help?: string }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState<string | null>(null);
  const error = useFieldProblem(name);
  useEffect(() => () => void (shown && URL.revokeObjectURL(shown)), [shown]);

  const take = async () => {
    const [file] = input.current?.files ?? [];
    setShown(file ? URL.createObjectURL(file) : null);
    if (!file) return;
    const pressed = await shrinkPhoto(file);
    // another one may have been chosen meanwhile
    if (pressed === file || input.current?.files?.[0] !== file) return;
    const carrier = new DataTransfer();
    carrier.items.add(new File([pressed], 'photo.jpg', { type: pressed.type }));
    input.current.files = carrier.files;
  };

  return (
    <div className={styles.photoInput}>
      <input
        ref={input}
        id={id}
        type="file"
        name={name}
        accept="image/*,.heic,.heif"
        aria-describedby={`${id}-help`}
        aria-invalid={error !== undefined}
        onChange={() => void take()}
      />
      <label htmlFor={id}>
        <span>
          <Icon source={CameraIcon} />
        </span>
        {label}
      </label>
      {shown && <img src={shown} alt="" />}
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
    </div>
  );
}
