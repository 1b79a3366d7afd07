import type { DemoGarden } from './garden';
import { BA_TU } from './gardens/ba-tu';
import { CHU_BAY } from './gardens/chu-bay';
import { CO_BA } from './gardens/co-ba';
import { NAM_THANH } from './gardens/nam-thanh';
import { SAU_DUA } from './gardens/sau-dua';
import { UT_HIEN } from './gardens/ut-hien';

/** What everybody of the demo signs in with. */
export const DEMO_PASSWORD = 'chovuon-demo';

/** The cooperative that all gardens of the demo belong to, and who looks after it. */
export const COOPERATIVE = {
  slug: 'hoa-kieng-cai-mon',
  name: 'Hợp tác xã Hoa kiểng Cái Mơn',
  story:
    'Sáu nhà vườn và cơ sở OCOP quanh Cái Mơn bán chung một chợ: ai có gì bày nấy, thiếu cây thì chia nhau. Mua một lần ở nhiều vườn, hợp tác xã gom về một chuyến xe.',
  communeCode: '28894',
  hamlet: 'Ấp Vĩnh Chính',
  manager: { name: 'Đặng Thị Hòa', phone: '0901000002' },
} as const;

/** In the order in which their shops are opened. */
export const GARDENS: readonly DemoGarden[] = [BA_TU, NAM_THANH, UT_HIEN, CHU_BAY, CO_BA, SAU_DUA];
