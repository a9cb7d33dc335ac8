import { phrases } from './phrases.js';

/** Short forms of the words that names are made of, where leaving out vowels does not explain them. */
export const shortForms = new Map(
  Object.entries({
    tanjung: 'tj tg tjg tjung tjng tnj tjn tnjg',
    abang: 'abg',
    kebayoran: 'keb kby kbyr kebay kbyrn',
    kebon: 'kb',
    pasar: 'ps',
    pondok: 'pd pdk pndk pndok',
    kampung: 'kp kpg kmp kamp kpng',
    gading: 'gdg gding',
    rawa: 'rw',
    selatan: 'sel slt sltan',
    utara: 'ut utr',
    barat: 'bar',
    timur: 'tim tmr',
    kepulauan: 'kep',
    dua: '2',
    tiga: '3',
    lima: '5',
    baru: 'br bru',
    lama: 'lm',
    kramat: 'keramat krmt',
    minggu: 'mggu mgg mingu',
    seribu: '1000',
  }).flatMap(([word, forms]) => forms.split(' ').map((form) => [form, word] as const)),
);

/** Other ways to say a name, mostly Betawi or a popular blend. */
export const aliases: Readonly<Record<string, string>> = {
  tenabang: 'Tanah Abang',
  tanabang: 'Tanah Abang',
  tnabang: 'Tanah Abang',
  'setia budi': 'Setiabudi',
  'setya budi': 'Setiabudi',
  'kramat jati': 'Kramatjati',
  palmerah: 'Pal Merah',
  'pulo gadung': 'Pulogadung',
  'pulau gadung': 'Pulogadung',
  'kali deres': 'Kalideres',
  'jaga karsa': 'Jagakarsa',
  'tanjung priuk': 'Tanjung Priok',
  'tanjung periok': 'Tanjung Priok',
  'tanjung periuk': 'Tanjung Priok',
  priok: 'Tanjung Priok',
  priuk: 'Tanjung Priok',
  gropet: 'Grogol Petamburan',
  bonjer: 'Kebon Jeruk',
  'kebun jeruk': 'Kebon Jeruk',
  gading: 'Kelapa Gading',
  'pasar senen': 'Senen',
  'pulau seribu utara': 'Kepulauan Seribu Utara',
  'pulau seribu selatan': 'Kepulauan Seribu Selatan',
  benhil: 'Bendungan Hilir',
  'pondok rangon': 'Pondok Ranggon',
  'rawa jati': 'Rawajati',
  'jati pulo': 'Jatipulo',
  'pinang ranti': 'Pinangranti',
  'kali baru': 'Kalibaru',
  'rawa mangun': 'Rawamangun',
  'pal meriam': 'Palmeriam',
  'bale kambang': 'Balekambang',
  'kali sari': 'Kalisari',
  'kali bata': 'Kalibata',
  halim: 'Halim Perdana Kusuma',
  'halim perdanakusuma': 'Halim Perdana Kusuma',
  'kebun kacang': 'Kebon Kacang',
  'kebun sirih': 'Kebon Sirih',
  'hutan kayu': 'Utan Kayu Utara',
  'kampung tengah': 'Tengah',
  'kampung makasar': 'Makasar',
  kemang: 'Bangka',
};

/** Places outside Jakarta that people name instead: neighbours, big cities, provinces. */
export const outsidePlaces: readonly string[] = `
  depok,bekasi,tangerang,tangsel,tangerang selatan,bogor,ciputat,pamulang,serpong,bsd,cinere,sawangan,cimanggis,beji,limo
  ciledug,karawaci,cikarang,cibinong,cileungsi,pondok aren,pondok gede,pondokgede,pondok melati,jatiasih,jati asih,jatisampurna
  jatibening,jati bening,jatiwaringin,bantargebang,bantar gebang,cibitung,tambun,babelan,setu bekasi,citayam,bojonggede,bojong gede
  parung,ciomas,dramaga,citeureup,gunung putri,gunungputri,jonggol,balaraja,cikupa,curug,legok,teluknaga,teluk naga,kosambi,periuk
  larangan,benda,cipondoh,batuceper,jatiuwung,pondok cabe,rempoa,tapos,sukmajaya,cilodong,bojongsari,pancoran mas,rawalumbu
  rawa lumbu,medan satria,mustikajaya,mustika jaya,tarumajaya,karang tengah,neglasari,cibodas,cisauk,setu tangsel,sukaraja,ciawi
  cisarua,puncak,sentul,margonda,kelapa dua depok,bandung,surabaya,semarang,jogja,yogyakarta,yogya,solo,surakarta,medan,palembang
  lampung,bandar lampung,banten,serang,cilegon,karawang,cianjur,cirebon,garut,tasikmalaya,malang,sidoarjo,gresik,denpasar,batam
  pekanbaru,pontianak,balikpapan,samarinda,banjarmasin,manado,makassar sulsel,kota makassar,padang,aceh,riau,jambi,bengkulu
  papua,kendari,sampang,tambaksari,kalimantan,sulawesi,sumatera,sumatra,jabar,jateng,jatim,sulsel,sumut,sumsel,sumbar,kalbar,kaltim,kalsel,sulut,ntb,ntt,diy
  jawa barat,jawa tengah,jawa timur,luar jakarta,luar kota,luar negeri,luar daerah,jabodetabek,bodetabek,tegal,brebes,purwakarta
  subang,sukabumi,bali,lombok,tanggerang,cibubur bekasi,singapura,malaysia,purwokerto,magelang,kudus,madura,jember,kediri,madiun`
  .split(/[,\n]/)
  .map((place) => place.trim())
  .filter((place) => place !== '');

/** Words around a name that say nothing about which place it is. */
export const areaFillers = new Set(
  `di daerah saya sy aku gw tinggal rumah alamat alamatnya wilayah usaha domisili domisilinya ktp lokasi lokasinya tempat nya masuk
  masuknya warga dari asal kab kabupaten adm administrasi administratif provinsi prov dki kota ada itu adalah namanya warung
  warungnya usahanya sini aja saja tinggalnya rumahnya aye ane orang org
  jualan dagang mangkal buka`.split(/\s+/),
);

/** First words shared with too much else to name a place alone. */
export const vagueWords = new Set(
  `bukit tanah kampung pulau sumur lubang ujung harapan jembatan bali utan taman sawah kota roa wijaya tegal batu kayu bambu bidara
  pasar gunung pondok rawa kebon tanjung karang jati pal setia kali duri roa untung kebun hutan pulo jaga`.split(
    /\s+/,
  ),
);

/** Names of kelurahan that are everyday words: only with "kelurahan" before them. */
export const plainWords = new Set(['tengah']);

/** Everyday words that lie one slip away from a name. */
export const everydayWords = new Set(
  `sedang gedung kamar angka gambar bangku dukun senang tangan malam siang salah sudah sawah lupa bulan tebal kartu kenal sekarang
  menang mentah minggu kemarin bingung genteng benteng rendang sendang`.split(/\s+/),
);

/** Short names of the five cities, and the parts that may stand behind "jakarta". */
export const cityWords = new Map(
  Object.entries({
    '31.71': 'jakpus jakpust jktpus',
    '31.72': 'jakut jkut jktut',
    '31.73': 'jakbar jkbar jktbar',
    '31.74': 'jaksel jksel jktsel',
    '31.75': 'jaktim jktim jkttim',
  }).flatMap(([code, list]) => list.split(' ').map((word) => [word, code] as const)),
);
export const cityParts = new Map(
  Object.entries({
    '31.71': 'pusat pus pst pust',
    '31.72': 'utara ut utr',
    '31.73': 'barat bar brt',
    '31.74': 'selatan sel slt sltn',
    '31.75': 'timur tim tmr',
  }).flatMap(([code, list]) => list.split(' ').map((word) => [word, code] as const)),
);
export const jakartaWords = new Set('jakarta jkt jak jakrta jkarta djakarta'.split(' '));

export const levelWords = new Map<string, 'kecamatan' | 'kelurahan'>(
  Object.entries({
    kecamatan: 'kecamatan kec kecamatannya kcamatan kecmatan kcmtn kecamtan',
    kelurahan: 'kelurahan kel kelurahannya klurahan desa kelrahan',
  }).flatMap(([level, list]) =>
    list.split(' ').map((word) => [word, level as 'kecamatan' | 'kelurahan'] as const),
  ),
);

export const alternativeWords = new Set('atau ato atw or dan sama'.split(' '));

/** Two words that are outside although one of them is a place in Jakarta. */
export const jakartaDespiteOutside =
  phrases(`sukabumi utara, sukabumi selatan, sukabumi sel, sukabumi utr, kampung bali, kp bali
  bali mester, jati padang, tegal alur, tegal parang, tanjung periuk, tj periuk, tg periuk`);
