import { size, type DemoGarden } from '../garden';

import { NAM_THANH_FRUIT } from './nam-thanh-fruit';

/** Flowers and kumquats for Tết, sold ahead with a deposit. */
export const NAM_THANH: DemoGarden = {
  owner: { name: 'Lê Văn Thạnh', phone: '0901000003' },
  shop: {
    name: 'Nhà vườn Năm Thạnh',
    tagline: 'Cúc mâm xôi, tắc kiểng, hoa Tết: cọc sớm, giữ chậu đẹp',
    story:
      'Nhà tôi làm hoa Tết ba đời, mỗi vụ chừng bốn ngàn chậu cúc mâm xôi. Chậu nào khách cọc, tôi cột dây đỏ có ghi số; tới ngày cứ nhìn dây mà chở.\n\nBông nở sớm hay trễ hơn hẹn quá năm ngày, tôi bớt tiền hoặc đổi chậu.',
    communeCode: '28870',
    hamlet: 'Ấp Long Huê, tổ 7',
  },
  banner: { kind: 'garden', seed: 1 },
  certificates: [
    {
      kind: 'ocop',
      stars: 3,
      ocopGroup: 'ornamental',
      product: 'Cúc mâm xôi Năm Thạnh',
      certificateNo: '2210/QĐ-UBND',
      issuer: 'UBND tỉnh Vĩnh Long',
      issuedDaysAgo: 150,
      listing: 'Cúc mâm xôi vàng loại một',
    },
  ],
  listings: [
    {
      species: 'cuc-mam-xoi',
      name: 'Cúc mâm xôi vàng loại một',
      nameEn: 'Yellow cushion mum, first grade',
      about:
        'Bấm đọt năm lần nên tán kín, không lộ cành. Giao lúc bông hé một phần ba, chưng từ hai mươi ba tới mùng bảy vẫn còn vàng.',
      aboutEn:
        'Pinched five times for a crown without gaps. Delivered one-third open, it stays golden from the kitchen-god day to the seventh of Tết.',
      sizes: [
        size('Chậu 35 cm, tán 55–60 cm', 180_000, 420, {
          spreadCm: 58,
          potCm: 35,
          tiers: [
            [20, 165_000],
            [100, 150_000],
          ],
        }),
        size('Chậu 40 cm, tán 65–70 cm', 260_000, 160, { spreadCm: 68, potCm: 40, tiers: [[20, 240_000]] }),
      ],
      photos: [
        { kind: 'cushion-mum', colour: 'yellow', variant: 'pair', pot: 'bamboo-basket' },
        { kind: 'cushion-mum', colour: 'yellow', view: 'close' },
        { kind: 'cushion-mum', colour: 'yellow', view: 'row', backdrop: 'river-palms' },
      ],
      tet: { daysBefore: 16, deposit: 30 },
      details: {
        lastOrder: 'Rằm tháng Chạp',
        pickupWindow: '20 – 28 tháng Chạp',
        bloomPromise: 'Giao khi bông hé 30 %',
        earlyBloom: 'Nở sớm quá 5 ngày: bớt 30 %',
        cancelRule: 'Khách bỏ cọc sau mùng 10 tháng Chạp thì vườn giữ cọc. Vườn không có hàng thì trả gấp đôi.',
        grade: 'first',
      },
    },
    {
      species: 'cuc-mam-xoi',
      name: 'Cúc mâm xôi vàng cỡ nhỏ',
      nameEn: 'Yellow cushion mum, small',
      about: 'Cỡ để hai bên bàn thờ hay bậc tam cấp nhà phố. Nhẹ, chở xe máy được một lượt hai cặp.',
      aboutEn: 'Sized for an altar or the steps of a town house. Light enough for two pairs on one motorbike.',
      sizes: [size('Chậu 30 cm, tán 45–50 cm', 130_000, 600, { spreadCm: 48, potCm: 30, tiers: [[50, 115_000]] })],
      photos: [{ kind: 'cushion-mum', colour: 'yellow', pot: 'plastic', size: 'small' }],
      tet: { daysBefore: 16, deposit: 30 },
      details: { pickupWindow: '18 – 28 tháng Chạp', modes: ['pickup', 'motorbike', 'truck', 'boat'] },
    },
    {
      species: 'cuc-mam-xoi-han-quoc',
      name: 'Cúc mâm xôi Hàn Quốc hồng',
      nameEn: 'Pink Korean cushion mum',
      about: 'Tán bung tròn như trái banh, bông li ti màu hồng phấn. Chở phải lồng giấy từng chậu kẻo gãy nhánh.',
      aboutEn: 'A perfect ball of tiny powder-pink blooms. Each pot travels in its own paper cage so no branch breaks.',
      sizes: [
        size('Chậu 35 cm, tán 60 cm', 450_000, 60, { spreadCm: 60, potCm: 35 }),
        size('Chậu 45 cm, tán 80 cm', 780_000, 24, { spreadCm: 80, potCm: 45 }),
      ],
      photos: [
        { kind: 'cushion-mum', colour: 'pink', pot: 'bamboo-basket' },
        { kind: 'cushion-mum', colour: 'pink', view: 'close' },
      ],
      tet: { daysBefore: 14, deposit: 30 },
      details: { packing: ['caged', 'fixed-pot'], fragile: true },
    },
    {
      species: 'cuc-mam-xoi-han-quoc',
      name: 'Cúc mâm xôi Hàn Quốc trắng',
      nameEn: 'White Korean cushion mum',
      about: 'Năm đầu vườn làm giống trắng nên chỉ có ba chục cặp. Ai thích nhà cửa nhẹ nhàng thì hợp.',
      aboutEn: 'Our first year with the white strain: thirty pairs only, for a calm and quiet house.',
      sizes: [size('Chậu 35 cm, tán 60 cm', 480_000, 30, { spreadCm: 60, potCm: 35 })],
      photos: [{ kind: 'cushion-mum', colour: 'white', pot: 'bamboo-basket', backdrop: 'greenhouse' }],
      tet: { daysBefore: 14, deposit: 30 },
    },
    {
      species: 'cuc-mam-xoi',
      name: 'Cúc mâm xôi nở sớm, bán gấp',
      nameEn: 'Early-opening cushion mum, quick sale',
      about: 'Lô trồng thử bị nở sớm, bông còn tươi chừng hai tuần. Bán rẻ cho quán xá, đám tiệc; lấy liền trong ngày.',
      aboutEn:
        'A trial lot that opened early and stays fresh for two weeks. Cheap for cafés and parties, same-day pickup.',
      sizes: [size('Chậu 30 cm, tán 45 cm', 90_000, 75, { spreadCm: 45, potCm: 30 })],
      photos: [{ kind: 'cushion-mum', colour: 'yellow', view: 'row', backdrop: 'garden-rows' }],
      negotiable: true,
      details: { bloom: 'full-bloom', modes: ['pickup', 'motorbike', 'truck'] },
    },
    {
      species: 'cuc-ha-lan',
      name: 'Cúc Hà Lan tím',
      nameEn: 'Purple Dutch mum',
      about: 'Bông đơn xếp lớp, màu tím hoa cà. Một cặp trước cửa, một cặp bàn nước là đủ Tết.',
      aboutEn: 'Layered lilac-purple blooms. One pair by the door and one on the tea table make a Tết.',
      sizes: [
        size('Chậu 20 cm', 110_000, 180, { potCm: 20, tiers: [[20, 98_000]] }),
        size('Chậu 25 cm', 140_000, 90, { potCm: 25 }),
      ],
      photos: [{ kind: 'potted-mum', colour: 'purple' }],
      tet: { daysBefore: 14, deposit: 30 },
    },
    {
      species: 'cuc-ha-lan',
      name: 'Cúc Hà Lan cam',
      nameEn: 'Orange Dutch mum',
      about: 'Màu cam đất, lạ mắt, năm ngoái hết hàng trước hai mươi tháng Chạp.',
      aboutEn: 'An earthy, unusual orange; last year it sold out well before the rush.',
      sizes: [size('Chậu 20 cm', 115_000, 140, { potCm: 20 })],
      photos: [{ kind: 'potted-mum', colour: 'orange', pot: 'plastic' }],
      tet: { daysBefore: 14, deposit: 30 },
    },
    {
      species: 'cuc-dai-doa',
      name: 'Cúc đại đóa vàng chín bông',
      nameEn: 'Large yellow mum, nine blooms',
      about:
        'Mỗi chậu chín bông nở đều một mặt, cành nào cũng có que đỡ. Người lớn tuổi trong xóm chỉ chuộng giống này.',
      aboutEn: 'Nine blooms opening at one height, every stem staked. The elders of the hamlet want no other.',
      sizes: [size('Chậu 35 cm, 9–12 bông', 280_000, 70, { potCm: 35, heightCm: 70 })],
      photos: [{ kind: 'potted-mum', colour: 'yellow', size: 'large', pot: 'terracotta' }],
      tet: { daysBefore: 13, deposit: 30 },
    },
    {
      species: 'cuc-dai-doa',
      name: 'Cúc đại đóa trắng',
      nameEn: 'Large white mum',
      about: 'Trồng riêng cho chùa và đám giỗ, đặt trước một tuần. Cắt cành bán lẻ cũng được.',
      aboutEn: 'Grown for temples and memorial days; order a week ahead. Single stems can be cut as well.',
      sizes: [size('Chậu 30 cm, 5–7 bông', 190_000, 40, { potCm: 30 })],
      photos: [{ kind: 'potted-mum', colour: 'white' }],
    },
    {
      species: 'van-tho-cao',
      name: 'Vạn thọ Thái cam bông lớn',
      nameEn: 'Tall orange marigold, large blooms',
      about: 'Thân lùn vừa, bông bằng nắm tay, màu cam rực. Cặp nào cũng đồng đều vì gieo cùng một ngày.',
      aboutEn: 'Sturdy stems with fist-sized, glowing blooms. Sown on one day, so every pair matches.',
      sizes: [
        size('Chậu 25 cm', 95_000, 260, { potCm: 25, tiers: [[50, 84_000]] }),
        size('Chậu 30 cm', 140_000, 110, { potCm: 30 }),
      ],
      photos: [
        { kind: 'marigold', colour: 'orange' },
        { kind: 'marigold', colour: 'orange', view: 'close' },
      ],
      tet: { daysBefore: 12, deposit: 30 },
    },
    {
      species: 'van-tho-cao',
      name: 'Vạn thọ vàng chanh',
      nameEn: 'Lemon-yellow marigold',
      about: 'Vàng tươi, cánh xếp kín. Bông cúng rằm tôi chừa riêng hai liếp, tháng nào cũng có.',
      aboutEn: 'Bright yellow and densely petalled. Two beds are kept for full-moon offerings, every month.',
      sizes: [size('Chậu 25 cm', 90_000, 120, { potCm: 25 })],
      photos: [{ kind: 'marigold', colour: 'yellow', backdrop: 'earth-yard' }],
    },
    {
      species: 'van-tho-lun',
      unit: 'bau',
      name: 'Vạn thọ lùn hai màu',
      nameEn: 'Two-colour French marigold',
      about: 'Cao chưa tới gang tay, trồng viền lối đi hay chèn gốc mai. Mua từ năm chục bầu tính giá sỉ.',
      aboutEn: 'Not a hand high, to edge a path or fill the foot of a mai tree. Wholesale from fifty.',
      sizes: [
        size('Bầu 12 cm', 20_000, 800, {
          heightCm: 18,
          tiers: [
            [50, 17_000],
            [200, 15_000],
          ],
        }),
      ],
      photos: [{ kind: 'marigold', view: 'row', colour: 'orange', pot: 'nursery-bag' }],
    },
    {
      species: 'mao-ga-lua',
      name: 'Mào gà lửa đỏ',
      nameEn: 'Red plumed cockscomb',
      about: 'Chóp bông nhọn như ngọn lửa, đứng nắng càng đỏ. Ít sâu, người bận rộn trồng cũng sống.',
      aboutEn: 'Plumes like flames, redder the hotter it gets. Few pests; it lives even with busy people.',
      sizes: [size('Chậu 20 cm', 45_000, 240, { potCm: 20, tiers: [[30, 39_000]] })],
      photos: [{ kind: 'cockscomb', colour: 'red' }],
    },
    {
      species: 'mao-ga-bua',
      name: 'Mào gà búa tím hoa cà',
      nameEn: 'Purple crested cockscomb',
      about: 'Mào xoắn dày như nhung, sờ vào là mê. Mỗi năm tôi tự để hột nên giống không lẫn.',
      aboutEn: 'A thick velvet crest that begs to be touched. I keep my own seed, so the strain stays true.',
      sizes: [size('Chậu 25 cm', 65_000, 90, { potCm: 25 })],
      photos: [
        { kind: 'cockscomb', colour: 'purple', pot: 'terracotta' },
        { kind: 'cockscomb', colour: 'purple', view: 'close' },
      ],
      tet: { daysBefore: 12, deposit: 30 },
    },
    ...NAM_THANH_FRUIT,
  ],
};
