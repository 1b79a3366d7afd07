import { size, type DemoListing } from '../garden';

/** Kumquats and mandarins of Năm Thạnh, to buy and to hire, and his seedlings. */
export const NAM_THANH_FRUIT: DemoListing[] = [
  {
    species: 'tac-kieng',
    name: 'Tắc kiểng trái sai, tán tháp',
    nameEn: 'Fruit-laden calamondin, pyramid',
    about: 'Trái đều từ gốc tới ngọn, chín vàng đúng hai mươi lăm Tết. Ăn Tết xong gửi lại vườn chăm tôi tính rẻ.',
    aboutEn: 'Even fruit from foot to tip, golden right before Tết. Afterwards it can board with us for little money.',
    sizes: [
      size('Chậu 40 cm, cao 1 m', 650_000, 80, { heightCm: 100, potCm: 40, tiers: [[10, 590_000]] }),
      size('Chậu 60 cm, cao 1,5 m', 1_500_000, 26, { heightCm: 150, potCm: 60, weightGrams: 55_000 }),
    ],
    photos: [
      { kind: 'kumquat', size: 'large' },
      { kind: 'kumquat', view: 'close' },
      { kind: 'kumquat', view: 'row', backdrop: 'river-palms' },
    ],
    tet: { daysBefore: 18, deposit: 30 },
    details: { boarding: true, pickupWindow: '18 – 28 tháng Chạp', petSafe: true },
  },
  {
    species: 'tac-kieng',
    name: 'Tắc kiểng mini để bàn',
    nameEn: 'Table calamondin',
    about: 'Bốn chục trái trở lên trên cây cao hai gang. Cơ quan đặt làm quà có in thiệp giúp.',
    aboutEn: 'Forty fruits and more on a plant two hands high. For company gifts we add printed cards.',
    sizes: [size('Chậu 25 cm, cao 60 cm', 230_000, 150, { heightCm: 60, potCm: 25, tiers: [[30, 205_000]] })],
    photos: [{ kind: 'kumquat', size: 'small', pot: 'blue-ceramic', backdrop: 'porch' }],
    tet: { daysBefore: 20, deposit: 30 },
  },
  {
    species: 'tac-cam-thach',
    name: 'Tắc cẩm thạch lá viền',
    nameEn: 'Variegated calamondin',
    about: 'Lá viền trắng, trái sọc xanh vàng; hết Tết vẫn là cây kiểng lá đẹp.',
    aboutEn: 'White-edged leaves and striped fruit; after Tết it remains a fine foliage plant.',
    sizes: [size('Chậu 22 cm', 160_000, 45, { potCm: 22 }), size('Chậu 35 cm', 380_000, 14, { potCm: 35 })],
    photos: [{ kind: 'kumquat', pot: 'white-ceramic' }],
  },
  {
    species: 'quyt-kieng',
    name: 'Quýt đường kiểng trái chín',
    nameEn: 'Ornamental mandarin in fruit',
    about: 'Cây tám năm, trái to, chín cam rực. Bốn người khiêng nên xin báo trước để vườn lo xe cẩu nhỏ.',
    aboutEn:
      'Eight-year-old trees with large glowing fruit. It takes four to lift, so tell us ahead and we bring a small crane.',
    sizes: [size('Chậu 70 cm, cao 1,7 m', 4_800_000, 6, { heightCm: 170, potCm: 70, weightGrams: 120_000 })],
    photos: [{ kind: 'kumquat', pot: 'cement', size: 'large', backdrop: 'porch' }],
    tet: { daysBefore: 15, deposit: 50 },
    details: { modes: ['pickup', 'truck', 'crane'], withPot: true },
  },
  {
    group: 'service',
    unit: 'cap',
    name: 'Cho thuê cặp tắc chưng Tết',
    nameEn: 'Calamondin pair for hire over Tết',
    about: 'Chở tới hai mươi ba, chở về mùng mười. Cây héo giữa chừng vườn đổi cặp khác, khách khỏi lo tưới.',
    aboutEn:
      'Brought on the 23rd of the last month, fetched on the tenth. If it wilts we swap it; no watering to think of.',
    sizes: [size('Cặp cao 1,5 m, 17 ngày', 900_000, 15, { heightCm: 150 })],
    photos: [{ kind: 'kumquat', variant: 'pair', pot: 'terracotta', backdrop: 'porch' }],
    tet: { daysBefore: 14, deposit: 50 },
  },
  {
    group: 'seasonal-flower',
    latin: 'Chrysanthemum × morifolium',
    unit: 'khay',
    pieces: 84,
    name: 'Cúc mâm xôi con, khay 84 cây',
    nameEn: 'Young cushion mums, tray of 84',
    about: 'Cây giâm ngọn hai mươi ngày, rễ trắng đầy lỗ. Nhà nào muốn tự trồng vụ rằm thì lấy khay này.',
    aboutEn: 'Tip cuttings of twenty days with white roots filling every cell, for those who grow their own.',
    care: 'Về nhà để mát một ngày rồi mới sang chậu, bấm đọt lần đầu sau mười lăm ngày.',
    careEn: 'Rest them a day in shade before potting; pinch the first time after fifteen days.',
    sizes: [
      size('Khay 84 lỗ', 105_000, 120, {
        weightGrams: 3500,
        tiers: [
          [10, 95_000],
          [50, 88_000],
        ],
      }),
    ],
    photos: [{ kind: 'seedling-tray' }],
    season: [6, 7, 8, 9],
    details: { propagation: 'cutting', light: ['morning-sun'], transitDays: 2, packing: ['vented-box'] },
  },
];
