import { onePiece, size, type DemoGarden } from '../garden';

import { CHU_BAY_SHAPES } from './chu-bay-shapes';

/** Mai, bonsai and topiary: many pieces there is only one of. */
export const CHU_BAY: DemoGarden = {
  owner: { name: 'Nguyễn Văn Bảy', phone: '0901000005' },
  shop: {
    name: 'Mai vàng Chú Bảy',
    tagline: 'Mai vàng, bonsai, kiểng thú: mỗi cây một dáng',
    story:
      'Tôi chơi mai từ hồi tóc còn đen. Gốc già trong vườn phần lớn tự trồng, số ít mua lại của bà con có giấy tay; cây bứng rừng tôi không nhận.\n\nCây độc bản khách nên tới coi tận gốc. Cọc rồi cây vẫn nằm ở vườn, tôi chăm tới ngày chở.',
    communeCode: '28879',
    hamlet: 'Ấp Phụng Châu, đường 884',
  },
  theme: 'courtyard',
  banner: { kind: 'garden', seed: 2 },
  certificates: [],
  listings: [
    {
      species: 'mai-vang-tet',
      name: 'Mai vàng cổ thụ dáng trực, cây số 01',
      nameEn: 'Old yellow apricot, upright, tree no. 01',
      about:
        'Hoành gốc chín tấc, đế nổi đủ tám hướng, tàn bốn tầng. Cây ông nội để lại, bảy mươi năm chưa rời vườn. Người mua cho tôi giữ lại một cành chiết.',
      aboutEn:
        'Ninety centimetres around the base, roots on every side, four tiers. My grandfather’s tree, seventy years in this garden. I ask the buyer to leave me one layered branch.',
      sizes: onePiece('Cao 2,6 m, tàn 2,2 m', 17_500_000, {
        heightCm: 260,
        spreadCm: 220,
        potCm: 120,
        weightGrams: 450_000,
      }),
      photos: [
        { kind: 'apricot-blossom', size: 'large', pot: 'cement', backdrop: 'porch' },
        { kind: 'apricot-blossom', view: 'close' },
        { kind: 'apricot-blossom', pot: 'cement', backdrop: 'earth-yard', light: 'overcast' },
      ],
      oneOfAKind: true,
      negotiable: true,
      details: {
        girth: 90,
        girthAt: 'base',
        form: 'upright',
        ageMonths: 840,
        serial: 'MB-01',
        seeInGarden: true,
        modes: ['pickup', 'crane', 'truck'],
      },
    },
    {
      species: 'mai-vang-tet',
      name: 'Mai vàng dáng long, cây số 07',
      nameEn: 'Yellow apricot, dragon style, tree no. 07',
      about: 'Thân uốn lượn tự nhiên từ lúc nhỏ, vỏ sần, nụ dày. Lặt lá đúng rằm tháng Chạp là kịp mùng một.',
      aboutEn:
        'A trunk that has wound by itself since it was young, rough bark and dense buds, ready for the first day of Tết.',
      sizes: onePiece('Cao 1,8 m', 12_000_000, { heightCm: 180, spreadCm: 150, potCm: 80, weightGrams: 160_000 }),
      photos: [
        { kind: 'apricot-blossom', pot: 'blue-ceramic' },
        { kind: 'apricot-blossom', view: 'close', light: 'morning' },
      ],
      oneOfAKind: true,
      tet: { daysBefore: 12, deposit: 50 },
      details: {
        form: 'dragon',
        girth: 48,
        girthAt: 'base',
        serial: 'MB-07',
        bloomPromise: 'Nở từ 28 Chạp tới mùng 5',
        hireReturn: true,
      },
    },
    {
      species: 'mai-vang-tet',
      name: 'Mai vàng Tết chậu 40',
      nameEn: 'Yellow apricot for Tết, 40 cm pot',
      about: 'Mai ghép năm cánh, sáu năm tuổi, tán tròn. Chậu nào cũng đủ nụ, giao trước Tết hai tuần.',
      aboutEn: 'Five-petalled grafted mai, six years old, round crown. Every pot is full of buds two weeks before Tết.',
      sizes: [
        size('Chậu 40 cm, cao 80 cm', 750_000, 140, {
          heightCm: 80,
          potCm: 40,
          tiers: [
            [10, 690_000],
            [50, 640_000],
          ],
        }),
      ],
      photos: [{ kind: 'apricot-blossom', view: 'row', pot: 'cement' }],
      tet: { daysBefore: 15, deposit: 30 },
      details: { pickupWindow: '15 – 28 tháng Chạp', boarding: true, ageMonths: 72 },
    },
    {
      species: 'mai-vang-tet',
      name: 'Mai giảo Thủ Đức chậu 60',
      nameEn: 'Giảo apricot, 60 cm pot',
      about: 'Bông to, cánh tròn, cuống dài nên rủ mềm. Hàng trưng phòng khách nhà rộng.',
      aboutEn: 'Large round-petalled blooms on long, soft stalks; for a wide living room.',
      sizes: [size('Chậu 60 cm, cao 1,2 m', 2_900_000, 22, { heightCm: 120, potCm: 60, weightGrams: 70_000 })],
      photos: [{ kind: 'apricot-blossom', size: 'large', pot: 'terracotta', backdrop: 'bamboo-fence' }],
      tet: { daysBefore: 15, deposit: 30 },
      details: { ageMonths: 108, rootstock: 'Mai vàng ta' },
    },
    {
      species: 'mai-vang-giong-ghep',
      name: 'Mai vàng ghép năm cánh, bầu giống',
      nameEn: 'Grafted yellow apricot, young bag',
      about: 'Ghép mắt giảo, cao ba gang, gốc mập. Trồng ba năm là có cây Tết của mình.',
      aboutEn: 'Budded giảo mai, three hands high with a thick foot. In three years you have a Tết tree of your own.',
      sizes: [
        size('Bầu 12 cm, cao 30 cm', 35_000, 1600, { heightCm: 30, tiers: [[100, 29_000]] }),
        size('Bầu 18 cm, cao 50 cm', 80_000, 540, { heightCm: 50 }),
      ],
      photos: [{ kind: 'seedling-row', backdrop: 'garden-rows' }],
      details: { propagation: 'bud-graft', trueMonths: 36, warranty: ['true-to-name'] },
    },
    {
      species: 'mai-vang-phoi',
      name: 'Phôi mai vàng gốc 7 phân',
      nameEn: 'Yellow apricot stock, 7 cm base',
      about: 'Phôi trồng đất sáu năm, bó bầu hai tháng đã ra rễ cám. Dành cho người thích tự tay ghép và uốn.',
      aboutEn:
        'Six years in open ground, two months in the root ball and rooting. For those who graft and bend themselves.',
      sizes: [size('Gốc 5–7 cm', 650_000, 36, { heightCm: 90 }), size('Gốc 10 cm', 1_800_000, 11, { heightCm: 120 })],
      photos: [{ kind: 'bonsai', pot: 'nursery-bag', backdrop: 'earth-yard' }],
      details: { stage: 'raw', girth: 22, girthAt: 'base' },
    },
    {
      species: 'mai-tu-quy',
      name: 'Mai tứ quý trái đỏ',
      nameEn: 'Four-season mai with red fruit',
      about: 'Bông vàng xong còn đài đỏ ôm hột đen, một lần trổ coi được hai màu. Quanh năm lúc nào cũng lác đác bông.',
      aboutEn: 'After the yellow flower a red calyx holds black seeds: two shows from one bloom, a few all year.',
      sizes: [
        size('Chậu 25 cm, cao 50 cm', 180_000, 40, { heightCm: 50, potCm: 25 }),
        size('Chậu 45 cm, cao 1 m', 850_000, 12, { heightCm: 100, potCm: 45 }),
      ],
      photos: [{ kind: 'apricot-blossom', size: 'small', pot: 'white-ceramic' }],
      details: { light: ['full-sun'], difficulty: '1' },
    },
    {
      species: 'mai-chieu-thuy',
      name: 'Mai chiếu thủy nu gò công',
      nameEn: 'Wrightia with burled trunk',
      about: 'Thân nổi nu từ gốc lên ngọn, lá nhỏ khít. Chiều mát bông tỏa mùi thơm nhẹ cả sân.',
      aboutEn: 'Burls from foot to tip and small tight leaves. On cool evenings it scents the whole yard.',
      sizes: [size('Chậu 40 cm, tán bonsai', 1_600_000, 9, { heightCm: 60, potCm: 40 })],
      photos: [
        { kind: 'wrightia', pot: 'bonsai-tray' },
        { kind: 'wrightia', view: 'close' },
      ],
      details: { scented: true, form: 'slanting', girth: 35 },
    },
    {
      species: 'mai-chieu-thuy',
      name: 'Mai chiếu thủy cổ, dáng phụ tử, cây số 12',
      nameEn: 'Old wrightia, father and son, tree no. 12',
      about: 'Hai thân cha con chung một đế, chi dăm đã mịn sau mười lăm năm cắt tỉa. Chậu đá mài đi kèm.',
      aboutEn:
        'A father and a son from one foot, the twigs refined by fifteen years of pruning. Terrazzo pot included.',
      sizes: onePiece('Cao 1,1 m, chậu 70 cm', 9_500_000, {
        heightCm: 110,
        spreadCm: 100,
        potCm: 70,
        weightGrams: 95_000,
      }),
      photos: [
        { kind: 'wrightia', size: 'large', pot: 'cement', backdrop: 'brick-wall' },
        { kind: 'wrightia', pot: 'cement', light: 'morning' },
      ],
      oneOfAKind: true,
      details: { form: 'father-son', trunks: 2, ageMonths: 300, serial: 'CT-12', withPot: true, hold: 'free' },
    },
    {
      species: 'mai-chieu-thuy-bonsai-mini',
      name: 'Mai chiếu thủy mini lá kim',
      nameEn: 'Needle-leaf miniature wrightia',
      about: 'Cao một gang, đặt bàn làm việc sáng cửa sổ. Cây đã vô chậu gốm, khỏi mua thêm gì.',
      aboutEn: 'A hand high, for a desk by the window. It comes in its ceramic pot; nothing else to buy.',
      sizes: [
        size('Cao 12 cm', 120_000, 48, { heightCm: 12, potCm: 10, weightGrams: 700 }),
        size('Cao 20 cm', 260_000, 20, { heightCm: 20, potCm: 14 }),
      ],
      photos: [{ kind: 'wrightia', size: 'small', pot: 'blue-ceramic', backdrop: 'porch' }],
      details: { modes: ['pickup', 'motorbike', 'parcel'], petSafe: true },
    },
    ...CHU_BAY_SHAPES,
  ],
};
