import { squeeze } from './tokens.js';

/**
 * Spellings and near-synonyms folded into one before texts are compared. Both sides, what a person typed and
 * the wordings of the list, go through the same table, so a row is right as long as no two questions of the
 * list differ by it alone.
 */
const folds = new Map(
  Object.entries({
    tidak:
      'tidak tdk tidk ga gak gk g nggak ngga enggak engga kagak kaga kgk tak nda ndak ora tanpa gausah no not dont without',
    yang: 'yang yg nang',
    untuk: 'untuk utk buat bwt tuk for',
    dengan: 'dengan dgn dg sama sm ama',
    karena: 'karena krn krna soalnya',
    saya: 'saya sy sya aku aq gw gue gua ane aye ku',
    kamu: 'kamu km lu lo elu ente situ anda you',
    bisa: 'bisa bs bisakah dapatkah boleh bole blh bolehkah can could may allowed',
    bagaimana: 'bagaimana gimana gmn gmana gimane bgmn bgaimana pegimane piye kumaha how',
    berapa: 'berapa brp berape brapa brpa',
    kapan: 'kapan kpn when',
    mana: 'mana dimana dmn dmana dimane where kemana mn',
    siapa: 'siapa sapa siape sp who',
    kenapa: 'kenapa knp knapa kenape mengapa ngapa why kok',
    apa: 'apa apaan ape apaa apasih apakah what',
    cara: 'cara caranya',
    ngapain: 'ngapain ngapainnya',
    tanggal: 'tanggal tgl',
    hari: 'hari hr',
    jam: 'jam pkl pukul jm',
    lama: 'lama lma long',
    dapat: 'dapat dpt dapet dapetin get',
    ada: 'ada ade there',
    beri: 'kasih dikasih kasi dikasi ngasih memberi diberi beri give',
    kirim: 'kirim ngirim mengirim dikirim kirimin dikirimi send sent',
    pakai:
      'pakai pake make memakai dipakai dipake gunakan digunakan menggunakan guna kegunaan use used',
    harus: 'harus hrs wajib kudu mesti must need diharuskan diwajibkan',
    perlu: 'perlu prlu butuh dibutuhkan diperlukan dibutuhin',
    sudah: 'sudah udah udh sdh uda dah udeh telah already',
    belum: 'belum blm belom belon blom yet',
    nanti: 'nanti ntar entar nti later',
    habis: 'habis abis hbs',
    setelah: 'setelah stlh sesudah selesai stelah after',
    terus: 'terus trs trus lalu',
    lanjut:
      'lanjut lanjutin lanjutnya dilanjut dilanjutkan dilanjutin melanjutkan lanjutkan continue',
    selanjutnya: 'selanjutnya berikutnya next',
    daftar: 'daftar mendaftar pendaftaran ndaftar registrasi register registration daftarnya',
    terdaftar: 'terdaftar kedaftar registered',
    daftarkan: 'daftarkan daftarin didaftarkan didaftarin mendaftarkan daftarkn',
    ikut: 'join ikut ikutan mengikuti ngikut gabung diikuti ikutin',
    usaha: 'usaha bisnis usahaku business berusaha wirausaha',
    jualan: 'jualan jual berjualan menjual dagang berdagang jualin sell',
    latih: 'pelatihan latihan pelatian training pelatihannya workshop',
    kelas: 'kelas class',
    damping: 'pendamping pendampingan dampingi didampingi mendampingi mentor coach coaching',
    ajar: 'ajar ngajar mengajar diajari diajarin ajarin diajarkan pengajar',
    belajar: 'belajar blajar mempelajari dipelajari',
    praktik: 'praktik praktek prakteknya',
    datang: 'datang dateng hadir dtg kehadiran attend',
    online: 'online daring onlen zoom',
    biaya:
      'biaya bayar berbayar dibayar membayar biayanya tarif ongkos dipungut pungutan biayain pay cost fee fees',
    gratis: 'gratis gratisan free gretong',
    modal: 'modal modalnya permodalan',
    pinjam: 'pinjam pinjaman minjem minjam pinjem pinjamannya loan kredit meminjam',
    kembali: 'dikembalikan dibalikin kembalikan mengembalikan dibalikkan balikin',
    uang: 'uang duit dana money uangnya',
    cair: 'cair pencairan dicairkan',
    izin: 'izin ijin perizinan berizin perijinan izinnya permit',
    urus: 'urus ngurus mengurus diurus diuruskan diurusin ngurusin pengurusan uruskan',
    buat2: 'bikin membuat bikinin dibikinin dibuatkan pembuatan',
    sertifikat: 'sertifikat sertipikat sertificat certificate sertif',
    syarat: 'syarat persyaratan sarat syaratnya requirement requirements',
    dokumen: 'dokumen berkas document documents dokumennya',
    siapkan: 'siapkan siapin disiapkan disiapin nyiapin menyiapkan persiapkan bawa dibawa',
    foto: 'foto difoto poto fotoin memfoto photo fotonya',
    unggah: 'unggah upload diupload diunggah',
    fotokopi: 'fotokopi fotocopy potokopi fotocopi copy',
    ktp: 'ktp ektp',
    nik: 'nik niknya',
    nomor: 'nomor no nmr nomer noomor number',
    telepon: 'telepon telpon telfon ditelpon ditelepon tlp telp nelpon menelepon phone',
    hubungi: 'hubungi dihubungi menghubungi hubungin dihubungin contact kontak dikontak',
    wa: 'wa whatsapp whatsap watsap',
    telegram: 'telegram tele tg',
    unduh: 'unduh download donlot diunduh instal install',
    situs: 'website web situs',
    aplikasi: 'aplikasi apk app aplikasinya',
    hapus: 'hapus menghapus dihapus hapusin terhapus kehapus delete deleted penghapusan',
    ubah: 'ubah diubah mengubah ganti diganti mengganti edit diedit gantiin ngubah change merubah dirubah',
    perbaiki:
      'perbaiki diperbaiki memperbaiki betulkan dibetulkan benerin dibenerin koreksi dikoreksi ralat diralat',
    salah: 'salah keliru kesalahan slah mistake wrong',
    isi: 'isi ngisi mengisi diisi isinya isian',
    isikan: 'isikan isiin ngisiin diisikan diisiin mengisikan',
    aman: 'aman keamanan safe secure',
    bocor: 'bocor kebocoran dibocorin',
    salahgunakan: 'disalahgunakan salahgunakan penyalahgunaan disalahgunain',
    rahasia: 'rahasia kerahasiaan dirahasiakan private',
    sebar: 'sebar disebar disebarin disebarkan tersebar dibagikan menyebar',
    simpan: 'simpan disimpan menyimpan tersimpan kesimpen nyimpen kept',
    lihat: 'lihat liat dilihat diliat melihat ngeliat liatnya see lihatnya',
    tahu: 'tahu tau tw mengetahui ketahuan know',
    hafal: 'hafal hapal inget ingat',
    hilang: 'hilang ilang kehilangan ilangnya lost',
    ketinggalan: 'ketinggalan tertinggal',
    bunga: 'bunga bunganya',
    tipu: 'penipuan tipu nipu penipu tipuan menipu scam ketipu tertipu fake',
    resmi: 'resmi official legal resminya',
    asli: 'asli beneran benaran sungguhan real',
    kuliner: 'kuliner makanan makan',
    pemerintah: 'pemerintah pemprov pemda government',
    hoax: 'hoax hoaks',
    robot: 'robot bot mesin robotnya',
    orang: 'orang org',
    manusia: 'manusia human',
    bicara: 'bicara ngomong ngobrol berbicara talking',
    balas: 'balas dibalas balasan balesan bales dibales balesnya menjawab dijawab',
    jawaban: 'jawaban jawab jawabannya jawabanku answer answers',
    pertanyaan: 'pertanyaan pertanyaannya soal question questions',
    kantor: 'kantor kantornya office sekretariat',
    umur: 'umur usia age umurnya',
    minimal: 'minimal minimum',
    batas: 'batas batasan limit batasnya',
    tua: 'tua lansia sepuh',
    wakil: 'wakil diwakilkan diwakilin diwakili mewakili wakilin wakilkan mewakilkan',
    suami: 'suami istri isteri bini laki suaminya istrinya',
    ortu: 'ibu mama bapak ayah emak nyokap bokap ortu mamah ibuku',
    anak: 'anak anaknya anakku',
    hp: 'hp handphone hape smartphone ponsel android hpnya',
    jelek: 'jelek butut kentang',
    hibah: 'hibah bantuan grant',
    kuota: 'kuota kuotanya paketan',
    sinyal: 'sinyal sinyalnya signal jaringan',
    langkah: 'langkah langkahnya step steps tahap tahapan tahapannya tahapnya',
    tujuh: 'tujuh 7 seven',
    oke: 'ok oke okay',
    oce: 'oce okoce okeoce okocee',
    manfaat: 'manfaat manfaatnya untungnya keuntungan keuntungannya faedah benefit',
    beda: 'beda bedanya perbedaan perbedaannya difference',
    jelas: 'jelasin jelaskan terangin terangkan explain',
    warga: 'warga residents resident',
    jakarta: 'jakarta dki jkt jakarte',
    luar: 'luar outside',
    tinggal: 'tinggal domisili ngontrak ngekos kos kontrak menetap berdomisili live',
    bekasi:
      'bekasi depok bogor tangerang tangsel bandung jawa jateng jabar banten sumatra daerah kampung',
    pendatang: 'pendatang perantau rantau',
    selain: 'selain non kecuali',
    khusus: 'khusus cuma hanya only',
    akhir: 'weekend',
    pemasaran: 'pemasaran marketing promosi',
    kecil: 'kecil kecilan mikro',
    tempat: 'tempat lokasi tempatnya lokasinya place location',
    jadwal: 'jadwal jadwalnya schedule jadual',
    materi: 'materi materinya topik topic topics',
    mulai: 'mulai mule memulai start',
    rencana: 'rencana niat ide berencana idea',
    program: 'program programnya programme',
    pesan: 'pesan notif notifikasi message messages',
    spam: 'spam dispam nyepam',
    henti: 'berhenti stop brenti brhenti',
    keluar: 'keluar quit leave',
    jaga: 'jaga dijaga terjaga',
    jamin: 'dijamin jamin',
    panggil: 'dipanggil panggil diundang undangan undang',
    pribadi: 'pribadi personal privasi privacy',
    data: 'data datanya dataku',
  }).flatMap(([to, words]) => words.split(' ').map((word) => [word, to] as const)),
);

const words = (list: string): Set<string> => new Set(list.split(/\s+/));

/** Words that say nothing about what is asked. */
const empty = words(
  `saya kami kita yang di ke nya dan lah kah itu tuh nih lagi aja saja aj juga jg dong deh sih kok banget bgt tanya
  nanya bertanya numpang mohon tolong info dulu dl dlu gitu begitu gini begini halo hallo hai hi assalamualaikum
  selamat pagi siang doang tadi oke malem ujung ujungnya pihak emangnya bakal akan sore malam met kalau kalo klo
  kl jika bila misal misalnya misalkan ya yaa iya oh eh lho gan segala ato atau apakah adalah si para sini disini
  situ sana tetap tetep pun kak kan buatnya emang memang kira mungkin kayaknya sepertinya katanya soal hal
  mengenai tentang jangan lg gpp gapapa papa masa semua semuanya banyak sedikit cuman biar supaya agar maksudnya
  tolongin pengen sayang sebenarnya sebenernya the a an is are am do does did i my me it to of in be will this
  that s m and or if please on with take have from at us our we he she they their as by been being id ill its your
  yours would`,
);

/** Words that carry little: alone they ask nothing, together they tell two questions apart. */
const light = words(
  `ini ada tidak sudah belum untuk dengan dari dapat beri jam hari tanggal khusus jadi chat minta # tahun benar bener bnr
  nanti setelah terus mau ingin punya ikut lewat via sampai masih baru orang karena tahu lihat any happen happens time day old there
  join take takes where when much many else more so now then just know want like whose which yes`,
);

/** The folded form of a word, `undefined` where it says nothing. */
export function foldWord(word: string): string | undefined {
  const folded = lookUp(word);
  return empty.has(folded) ? undefined : folded;
}

/** Words that ask for one kind of thing: a place, a time, a number. */
const asking = words('bagaimana kenapa siapa mana kapan berapa ngapain kamu');

/** Words that turn a statement into a question: "usaha jasa" is an answer, "usaha jasa boleh" is none. */
const asks = words('bisa apa harus perlu cara bukan');

/** How much a word says: all but the heavy ones ask nothing without others. */
export type Kind = 'light' | 'asking' | 'asks' | 'heavy';

export function kindOf(word: string): Kind {
  if (asks.has(word)) return 'asks';
  if (asking.has(word)) return 'asking';
  return light.has(word) ? 'light' : 'heavy';
}

/** All spellings of the table, for finding the word that a mistyped one was meant to be. */
export const spellings: readonly string[] = [...folds.keys()];

const drawnOut = new Map([...folds].map(([word, folded]) => [squeeze(word), folded]));

function lookUp(word: string): string {
  const known = folds.get(word) ?? drawnOut.get(squeeze(word));
  if (known !== undefined) return known;
  const stem = stripped(word);
  return stem === word ? word : (folds.get(stem) ?? stem);
}

/** "syaratnya", "berapakah", "diwakilin": the ending off; the passive too, where a word of the table remains. */
function stripped(word: string): string {
  const bare = word.replace(/^(.{3,}?)(?:nya|kah)$/, '$1');
  if (folds.has(bare)) return bare;
  const active = bare.replace(/^di(?=.{4})/, '');
  const stems = [
    active,
    active.replace(/(.{4})(?:kan|in)$/, '$1'),
    bare.replace(/(.{4})(?:kan|in)$/, '$1'),
  ];
  return stems.find((stem) => folds.has(stem)) ?? bare;
}
