import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import type { Channel } from '~/features/feeds/channel';
import { findChannel, MARKETPLACES } from '~/features/feeds/channels';
import { fillWorkbook, plainWorkbook } from '~/features/feeds/sheet';
import { findSheetRows } from '~/features/feeds/sheet-rows.server';
import { noteAct } from '~/features/training/note-act.server';
import { orNotFound, problemBody } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';

/** The largest workbook (bytes) a marketplace was seen to give out is a tenth of it. */
const WORKBOOK_MAX = 10_000_000;

const download = (channel: Channel, bytes: Uint8Array): Response =>
  new Response(bytes as BodyInit, {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="${channel.id}.xlsx"`,
      'Cache-Control': 'private, no-store',
    },
  });

/** The marketplace with its workbook, and what it takes of the shop's goods. */
async function findSheet(request: Request, id: string | undefined) {
  const { shop, person } = await requireShop(request);
  const channel = orNotFound(findChannel(id ?? ''));
  if (!channel.sheet) return orNotFound<never>(null);
  const note = () => noteAct(platform, { shopId: shop.id, personId: person.id, kind: 'sheet-filled' });
  return { channel, note, rows: () => findSheetRows(platform, shop.id, channel, siteOrigin(request, platform.config)) };
}

/** A plain workbook with the marketplace's columns. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const { channel, note, rows } = await findSheet(request, params.channel);
  const found = await rows();
  if (found.length > 0) await note();
  return download(channel, plainWorkbook(channel, found));
}

/** The seller's own workbook, filled. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { channel, note, rows } = await findSheet(request, params.channel);
  if (Number(request.headers.get('Content-Length')) > WORKBOOK_MAX)
    return problemBody(413, 'This workbook is too large.');
  const given = (await request.formData()).get('workbook');
  const bytes = given instanceof Blob ? new Uint8Array(await given.arrayBuffer()) : new Uint8Array();
  const found = await rows();
  const filled = fillWorkbook(bytes, channel, found, MARKETPLACES);
  if (filled.ok) {
    if (found.length > 0) await note();
    return download(channel, filled.value);
  }
  const [problem] = filled.problems;
  const asked = new URLSearchParams({ problem: problem?.code ?? '', other: String(problem?.with?.other ?? '') });
  return redirect(`/admin/feeds/${channel.id}?${asked}`, 303);
}
