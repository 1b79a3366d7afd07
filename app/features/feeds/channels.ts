import type { Channel, Format } from './channel';
import { google } from './google';

/** Every channel we write for. A new one is one description, named here. */
export const CHANNELS: readonly Channel[] = [google];

/** A file a channel takes. */
export type ChannelFile = { channel: Channel; file: string; format: Format };

/** All files there are, in the order of the channels. */
export const FILES: readonly ChannelFile[] = CHANNELS.flatMap((channel) =>
  Object.entries(channel.files).map(([file, format]) => ({ channel, file, format })),
);

export const findFile = (file: string): ChannelFile | null => FILES.find((one) => one.file === file) ?? null;
