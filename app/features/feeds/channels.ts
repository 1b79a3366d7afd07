import type { Channel, Format } from './channel';
import { google } from './channels/google';
import { googleLocal } from './channels/google-local';
import { lazada } from './channels/lazada';
import { meta } from './channels/meta';
import { open } from './channels/open';
import { openai } from './channels/openai';
import { pinterest } from './channels/pinterest';
import { shopee } from './channels/shopee';
import { tiki } from './channels/tiki';
import { tiktok } from './channels/tiktok';
import { tiktokShop } from './channels/tiktok-shop';

/** Every channel we write for. A new one is one description, named here. */
export const CHANNELS: readonly Channel[] = [
  google,
  googleLocal,
  meta,
  tiktok,
  pinterest,
  openai,
  shopee,
  lazada,
  tiktokShop,
  tiki,
  open,
];

/** The channels that a grower thinks of as places to sell. */
export const MARKETPLACES: readonly Channel[] = CHANNELS.filter(
  ({ standing }) => standing !== 'addition' && standing !== 'anyone',
);

export const findChannel = (id: string): Channel | null => CHANNELS.find((channel) => channel.id === id) ?? null;

/** A file a channel takes. */
export type ChannelFile = { channel: Channel; file: string; format: Format; gzipped?: boolean };

/** The files of channels, in their order; those that are wanted compressed by name come behind the plain one. */
export const filesOf = (channels: readonly Channel[]): ChannelFile[] =>
  channels.flatMap((channel) =>
    Object.entries(channel.files).flatMap(([file, format]): ChannelFile[] => [
      { channel, file, format },
      ...(channel.gzipped ? [{ channel, file: `${file}.gz`, format, gzipped: true }] : []),
    ]),
  );

/** All files there are. */
export const FILES: readonly ChannelFile[] = filesOf(CHANNELS);

export const findFile = (file: string): ChannelFile | null => FILES.find((one) => one.file === file) ?? null;
