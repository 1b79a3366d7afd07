import { houseNotice } from '~/features/orders/house-policies.server';
import { noticePicture } from '~/features/storefront/notice-picture.server';
import { orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

/** The icon that the state's system issued to this site. */
export async function loader() {
  const { png } = orNotFound(await houseNotice({ operator: platform.config.operator, log: platform.log }));
  return noticePicture(png);
}
