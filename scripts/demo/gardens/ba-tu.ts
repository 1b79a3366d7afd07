import { size, type DemoGarden } from '../garden';

import { BA_TU_POTS } from './ba-tu-pots';

/** Bougainvillea and flowering pots: the household of the demo's first sign-in, with listings in every state. */
export const BA_TU: DemoGarden = {
  owner: { name: 'Trần Thị Tư', phone: '0901000001' },
  helpers: [{ name: 'Trần Minh Khang', phone: '0901000008' }],
  shop: {
    name: 'Vườn Bà Tư',
    tagline: 'Bông giấy Chợ Lách, trồng từ hom của vườn nhà',
    story:
      'Vườn nằm sát rạch, nước ngọt quanh năm nên bông giấy ở đây lá dày, bông đậm màu. Ông xã tôi giâm hom đầu tiên từ năm 1994; bây giờ thằng cháu nội chụp hình, tôi lựa cây. Cây nào tôi chưa ưng thì chưa bán.\n\nKhách ghé vườn cứ gọi trước một tiếng, tôi pha sẵn bình trà.',
    communeCode: '28870',
    hamlet: 'Ấp Long Hiệp, cạnh cầu Kênh Cũ',
  },
  banner: { kind: 'garden', seed: 0 },
  certificates: [
    {
      kind: 'ocop',
      stars: 3,
      ocopGroup: 'ornamental',
      product: 'Bông giấy Vườn Bà Tư',
      certificateNo: '1846/QĐ-UBND',
      issuer: 'UBND tỉnh Vĩnh Long',
      issuedDaysAgo: 310,
      listing: 'Bông giấy hồng tán tròn',
    },
  ],
  listings: [
    {
      species: 'hoa-giay-cho-lach',
      name: 'Bông giấy hồng tán tròn',
      nameEn: 'Pink bougainvillea, round crown',
      about:
        'Giống hồng phấn cũ của vườn, bông ra từng chùm và giữ màu gần hai tháng. Cây ba năm tuổi, đã bấm tán nhiều lần nên đứng chậu nào cũng tròn.',
      aboutEn:
        'The old soft-pink strain of our garden: it flowers in clusters and keeps its colour for almost two months. Three years old and pinched into a round crown.',
      sizes: [
        size('Chậu 25 cm, cao 50 cm', 120_000, 46, { heightCm: 50, spreadCm: 40, potCm: 25, weightGrams: 6000 }),
        size('Chậu 35 cm, cao 80 cm', 220_000, 28, { heightCm: 80, spreadCm: 65, potCm: 35, tiers: [[10, 195_000]] }),
        size('Chậu 45 cm, cao 1,2 m', 300_000, 9, { heightCm: 120, spreadCm: 95, potCm: 45, weightGrams: 28_000 }),
      ],
      photos: [
        { kind: 'bougainvillea', colour: 'pink', variant: 'bush', pot: 'terracotta', backdrop: 'garden-rows' },
        { kind: 'bougainvillea', colour: 'pink', view: 'close' },
        { kind: 'bougainvillea', colour: 'pink', view: 'row' },
      ],
      details: { bloom: 'bloom-50', ageMonths: 36, ageFrom: 'planting', seeInGarden: true, mixedSizes: true },
    },
    {
      species: 'hoa-giay-cho-lach',
      name: 'Bông giấy trắng tuyết',
      nameEn: 'Snow-white bougainvillea',
      about: 'Trắng từ nụ tới tàn, không ngả hồng. Nhà mới sơn màu đậm mà để hai chậu trước cửa thì sáng hẳn ra.',
      aboutEn: 'White from bud to fall, never turning pink. Two pots of it brighten a dark front wall.',
      sizes: [
        size('Chậu 25 cm, cao 50 cm', 130_000, 22, { heightCm: 50, potCm: 25 }),
        size('Chậu 35 cm, cao 80 cm', 240_000, 12, { heightCm: 80, potCm: 35 }),
      ],
      photos: [
        { kind: 'bougainvillea', colour: 'white', variant: 'bush', pot: 'blue-ceramic' },
        { kind: 'bougainvillea', colour: 'white', view: 'close' },
      ],
      details: { bloom: 'full-bloom' },
    },
    {
      species: 'hoa-giay-cho-lach',
      name: 'Bông giấy cam thân trụ',
      nameEn: 'Orange bougainvillea on a single stem',
      about: 'Một thân thẳng như cây dù, đầu tròn màu cam cháy. Hợp đặt hai bên cổng, gió lớn nhớ cột cọc.',
      aboutEn:
        'One straight stem like a parasol with a burnt-orange head. Made for both sides of a gate; stake it in wind.',
      sizes: [size('Chậu 35 cm, cao 1,1 m', 260_000, 18, { heightCm: 110, potCm: 35, weightGrams: 18_000 })],
      photos: [{ kind: 'bougainvillea', colour: 'orange', variant: 'standard', pot: 'cement', backdrop: 'earth-yard' }],
      details: { container: 'cement-pot', withPot: true },
    },
    {
      species: 'hoa-giay-cho-lach',
      name: 'Cổng vòm bông giấy tím',
      nameEn: 'Purple bougainvillea arch',
      about:
        'Hai gốc trồng chung một chậu lớn, uốn khung sắt thành vòm. Chưng quán cà phê hay lối vào nhà đều có chỗ chụp hình.',
      aboutEn:
        'Two stems in one large pot, trained over an iron arch. A place to take pictures at a café or an entrance.',
      sizes: [size('Chậu 45 cm, vòm cao 1,6 m', 690_000, 5, { heightCm: 160, spreadCm: 110, potCm: 45 })],
      photos: [
        { kind: 'bougainvillea', colour: 'purple', variant: 'arch', pot: 'cement', backdrop: 'porch' },
        { kind: 'bougainvillea', colour: 'purple', view: 'close' },
      ],
      details: { container: 'cement-pot', withPot: true, noShip: 'Khung vòm rộng, chỉ giao bằng xe tải trong 80 km' },
    },
    {
      species: 'hoa-giay-cho-lach',
      name: 'Bông giấy lá cẩm thạch',
      nameEn: 'Variegated bougainvillea',
      about: 'Lá viền kem, hết mùa bông vẫn đẹp. Cây lớn chậm, chịu chậu nhỏ nên hay được mua để bàn ngoài hiên.',
      aboutEn:
        'Cream-edged leaves stay handsome when the flowers rest. Slow, content in a small pot on the porch table.',
      sizes: [size('Chậu 25 cm, cao 40 cm', 150_000, 16, { heightCm: 40, potCm: 25 })],
      photos: [{ kind: 'bougainvillea', colour: 'two-colour', variant: 'bush', pot: 'white-ceramic', size: 'small' }],
    },
    {
      species: 'hoa-giay-ghep-nhieu-mau',
      name: 'Bông giấy ghép năm màu',
      nameEn: 'Five-colour grafted bougainvillea',
      about:
        'Gốc giấy rừng mười hai năm của vườn, ghép trắng, hồng, cam, đỏ, tím. Mỗi nhánh trổ một đợt nên lúc nào cũng có màu.',
      aboutEn:
        'A twelve-year-old stock raised here, grafted with white, pink, orange, red and purple. The branches take turns, so there is always colour.',
      sizes: [
        size('Gốc 6 cm, cao 80 cm', 550_000, 8, { heightCm: 80, potCm: 40 }),
        size('Gốc 10 cm, cao 1,2 m', 1_350_000, 3, { heightCm: 120, potCm: 50 }),
      ],
      photos: [
        { kind: 'bougainvillea', colour: 'two-colour', variant: 'standard', pot: 'cement' },
        { kind: 'bougainvillea', colour: 'red', view: 'close' },
      ],
      details: { ageMonths: 144, ageFrom: 'planting' },
    },
    {
      species: 'hoa-giay-ghep-nhieu-mau',
      name: 'Bông giấy ghép hồng trắng',
      nameEn: 'Pink-and-white grafted bougainvillea',
      about: 'Ghép hai màu trên một gốc, bông đan vào nhau như thêu. Tôi giữ cân hai bên tán, khách chỉ cần tưới.',
      aboutEn: 'Two colours on one stem, woven together like embroidery. I keep both sides even; you only water.',
      sizes: [size('Gốc 5 cm, cao 80 cm', 420_000, 11, { heightCm: 80, potCm: 35 })],
      photos: [
        { kind: 'bougainvillea', colour: 'two-colour', variant: 'bush', pot: 'terracotta', backdrop: 'brick-wall' },
      ],
    },
    {
      species: 'hoa-giay-cho-lach',
      name: 'Bông giấy mini để bàn',
      nameEn: 'Miniature bougainvillea for a table',
      about: 'Cành ngắn, mắt khít, cao chừng gang tay. Mua đi tặng thì tôi thắt nơ giấy cho.',
      aboutEn: 'Short twigs, a hand high. For a gift I tie a paper bow around it.',
      sizes: [size('Chậu sứ 15 cm', 95_000, 34, { heightCm: 22, potCm: 15, weightGrams: 1500 })],
      photos: [
        {
          kind: 'bougainvillea',
          colour: 'red',
          variant: 'bush',
          pot: 'white-ceramic',
          size: 'small',
          backdrop: 'porch',
        },
      ],
      details: { container: 'ceramic-pot', withPot: true, modes: ['pickup', 'motorbike', 'parcel'] },
    },
    {
      species: 'hoa-giay-cho-lach',
      name: 'Bông giấy đỏ trồng hàng rào',
      nameEn: 'Red bougainvillea for hedges',
      about: 'Bầu nhỏ, rễ đầy bầu, trồng xuống đất là chạy. Mười mét rào cần khoảng hai mươi lăm bầu.',
      aboutEn:
        'Small bags full of root: they run as soon as they touch soil. Ten metres of hedge take about twenty-five.',
      unit: 'bau',
      sizes: [
        size('Bầu 15 cm, cao 35 cm', 45_000, 600, {
          heightCm: 35,
          weightGrams: 1500,
          tiers: [
            [50, 39_000],
            [200, 35_000],
          ],
        }),
      ],
      photos: [{ kind: 'bougainvillea', colour: 'red', view: 'row', pot: 'nursery-bag' }],
      details: { container: 'poly-bag', thorns: true },
    },
    {
      group: 'seasonal-flower',
      latin: 'Bougainvillea glabra',
      unit: 'bo',
      pieces: 50,
      name: 'Hom bông giấy hồng giâm cành',
      nameEn: 'Pink bougainvillea cuttings',
      about: 'Hom bánh tẻ cắt buổi sáng, gửi trong ngày. Mỗi bó năm chục hom, cắm cát ẩm khoảng ba tuần bén rễ.',
      aboutEn:
        'Half-ripe cuttings, cut in the morning and sent the same day. Fifty to a bundle; they root in moist sand in three weeks.',
      sizes: [size('Hom dài 20 cm', 60_000, 40, { lengthCm: 25, weightGrams: 1200, tiers: [[5, 52_000]] })],
      photos: [{ kind: 'cuttings' }],
      details: { propagation: 'cutting', bareRoot: true, transitDays: 2, warranty: ['arrival'], arrivalHours: 24 },
    },
    ...BA_TU_POTS,
  ],
};
