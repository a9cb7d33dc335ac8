/** Further examples, chosen to be difficult, on which the thresholds and the wordings were tuned. */
export const askedWhileTuning: Record<string, string> = {
  cost: `apa gratis ya | kena biaya ga sih ini | gratis apa bayar? | sepeser pun ga bayar?
    halo kak mau tanya, ini bayar ga ya? | ini gratis? soalnya saya ga punya uang | kak ini bener2 gratis?
    ada uang pendaftarannya ga? | nanti ujung2nya bayar ga sih | saya gak punya duit, bayar ga ikutnya?
    mau nanya kak, ini dipungut biaya? | gratis beneran? | daftar bayar gak? | apakah pelatihannya gratis?
    ini cuma-cuma kan? | kak maaf mau tanya, ikut ini gratis kan? | ga ada biaya kan ya kak
    berapa biayanya kak | pelatihannya juga gratis?`,
  data_use: `emang buat apa sih data saya | data pribadi saya mau dipake apa? | yang bisa liat nik saya siapa aja?
    dikasih ke pihak lain ga data saya | buat apa data saya? | data saya dikasih siapa aja?
    datanya disimpan brp lama | datanya nanti dipakai untuk apa ya kak | siapa yg liat data saya?
    kok butuh data saya buat apa`,
  data_safety: `nik saya aman? | takutnya nik disalahgunain, aman kan? | setuju tapi datanya aman ga?
    keamanan datanya gimana kak? | ga bakal bocor kan datanya? | nik saya dijaga ga?
    data saya aman gak ya kalo disini | gak disalahgunakan kan nik saya? | aman ngasih nik?
    nik saya aman ga kak disini | aman ga sih ini | data saya ga bocor kan`,
  why_nik: `ngapain pake nik? | harus ya nik nya diisi? | buat apaan nik saya? | nik nya wajib ya kak?
    nik buat apa sih kak | kok harus nik? | wajib nik kah? | kenapa harus pakai nik ya | nik saya buat apa ya
    kalo ga mau kasih nik gimana`,
  ktp_photo: `ktp perlu difoto? | kirim ktp nya ga? | perlu kirim foto ktp gak? | fotoin ktp ga nih
    ktp harus difoto ga | upload foto ktp nya dimana | foto ktp nya juga? | perlu foto ktp ga kak`,
  nik_where: `nik tuh apaan kak | ktp lg dibawa suami gmn | cari nik dimana kak | lupa nik gimana ya
    nik itu nomor apa? | saya lupa nik | nik yg mana ya kak | ktp saya ilang gimana kak`,
  duration: `lama gak ya prosesnya | berapa menit kira2? | isinya lama ga? | berapa lama lagi pertanyaannya?
    daftar ini lama ga | kira2 brp lama ngisinya | daftarnya brp menit | lama ga sih daftarnya`,
  requirements: `syarat2nya apa aja? | perlu npwp gak kak | assalamualaikum, maaf mau nanya syaratnya apa aja ya kak
    persyaratan ikut apa aja ya | yg harus disiapin apa aja kak | npwp perlu? | syaratnya apa aja nih kak
    perlu kk sama npwp ga? | dokumennya apa aja? | syarat2 daftarnya apa ya | apa saja syaratnya kak
    harus bawa apa aja`,
  residents: `ktp luar kota bisa ga? | saya ktp tangerang, bisa daftar ga kak? | non dki boleh?
    orang luar jakarta boleh gabung? | ktp bogor bisa ikut kak? | selain warga jakarta boleh?
    harus ktp dki ya? | ktp luar dki boleh ikut? | hanya untuk warga dki? | orang depok bisa daftar ga kak
    ktp saya tangerang boleh ga | khusus warga jakarta ya kak? | ktp daerah tapi tinggal di jakarta boleh?`,
  no_business: `kalau belum ada usahanya boleh gabung ga | belum usaha bisa? | baru mau usaha, boleh?
    blm punya usaha, boleh daftar gak? | usahanya belum jalan bisa ikut? | belum ada usaha, gapapa?
    harus punya usaha dulu baru bisa daftar? | cuma punya ide boleh ikut? | saya blm usaha bolehkah ikut
    kalau belum punya usaha gimana | baru rencana, boleh ikut?`,
  business_kinds: `jualan di shopee boleh ikut? | dagang sayur bisa ikut? | usaha apa aja yg bisa daftar
    tukang sayur boleh ikut ga | usaha kecil boleh daftar? | usaha jasa bisa ikut?
    jualan makanan online boleh? | harus usaha makanan?`,
  no_permit: `ga ada nib gpp? | izin usaha wajib ga? | nib belum punya gapapa? | wajib punya nib ga sih
    belum ada nib bisa? | harus punya izin dulu ga? | usaha saya belum ada izin, boleh? | nib harus ada ga`,
  training_place: `pelatihanny dmana sih | training nya dimana | tempat latihannya dimana yah | pelatiannya dimana ya kak
    tempatnya dimana pelatihannya | pelatihannya di daerah mana? | lokasinya dimana pelatihannya kak
    dimana tempat latihannya | tempat pelatihannya dmn ya | pelatihannya di kecamatan ya?`,
  training_mode: `pelatihan online apa tatap muka? | pelatihannya via zoom? | pelatihan nya online apa langsung?
    bisa online ga kak pelatihannya | online bisa ga pelatihan nya | harus dateng langsung ya?
    pelatihannya via online? | wajib hadir ga pelatihannya`,
  training_time: `kapan mulai training? | pelatihannya kapan min | jadwal pelatihannya kapan | pelatihan mulai kpn min
    pelatihannya tanggal berapa ya | kapan ada pelatihan? | jadwal pelatihan ada? | hari apa pelatihannya?
    kapan pelatihannya dimulai | pelatihan jam brp kak`,
  training_topics: `pelatihannya ngapain aja sih | belajarnya apa aja | nanti pelatihannya tentang apa?
    belajar apa aja di pelatihan kak | materinya apa aja? | nanti diajarin apa | pelatihannya apa aja ya
    dpt ilmu apa aja di pelatihan`,
  certificate: `dpt sertifikat gk | sertifikatnya ada? | sertifikat dapet ga? | ada sertifikat ga ikut pelatihan
    dapat sertifikat ga ya? | sertifikatnya gimana? | dapet sertifikat ga kak? | ada sertifikat pelatihannya?`,
  coaching: `pendamping itu siapa sih | pendampingnya nanti siapa | apa itu pendampingan | pendamping tuh apa sih
    siapa yg bakal dampingin saya? | siapa pendampingnya kak | apa tugas pendamping`,
  permit_cost: `bikin NIB gratis? | ngurus halal berapa duit | biaya bikin nib berapa ya | urus pirt gratis ga
    nib biayanya berapa? | bayar berapa urus izin? | buat nib bayar berapa kak | sertifikat halal bayar ga`,
  permit_help: `cara bikin nib gmn kak | nib apaan | bisa dibantu urus nib? | gimana bikin nib nya | cara ngurus nib gmn
    apa itu nib kak | cara bikin izin usaha gmn | bisa urus nib di sini?`,
  capital: `dapet modal ga nih? | modal cairnya kapan | pinjamannya bunga brp | dapat bantuan modal ga?
    modal yg dikasih berapa? | cairnya kapan modalnya | pinjaman ada bunganya ga | dapet duit berapa
    modal yang didapat berapa? | kapan dapet modal? | ini pinjaman apa hibah? | dikasih uang ga?
    bunganya berapa kak | dapat modalnya berapa ya | modalnya kapan cair kak | kapan bisa pinjam modal
    nanti dapat bantuan uang ga`,
  scam: `ini penipuan ya? | ini bener resmi? | jangan2 penipuan | ini beneran bukan penipuan? | resmi ga ini kak
    asli apa penipuan nih? | ini penipu bukan sih | resmi kan ini? | takut penipuan nih kak
    ini bukan penipuan kan kak | ini resmi dari pemprov?`,
  who: `ini dgn siapa ya | maaf ini siapa? | ini admin siapa? | ini dengan siapa?
    ini siapa ya kok tau nomor saya | siapa nih | ini dari siapa ya? | maaf, ini siapa ya?
    dari mana dapat nomor saya?`,
  robot: `ini bot apa orang? | saya chat sama robot? | ini robot bukan | ngobrol sama bot ya ini?
    kamu robot apa orang? | ini dijawab robot ya | ini robot ya kak | ini orang beneran atau bot`,
  office: `nomor kantornya ada? | alamat kantor dong kak | nomer telpon kantor ada ga | kantor dimana kak
    nomor telepon kantornya berapa? | kantornya buka jam berapa kak | minta nomor kantor dong
    ada kantornya ga`,
  channels: `bisa via whatsapp? | harus install aplikasi ga | daftarnya bisa dari wa? | perlu aplikasi ga
    bisa pakai wa aja? | ada aplikasinya? | lewat wa bisa? | harus pakai aplikasi ga`,
  delete_data: `kalo mau data saya dihapus gimana | data saya bisa dihapus ga kak? | hapus data gimana caranya
    bisa hapus data saya ga nanti | cara menghapus data gimana? | data saya dihapus bisa?
    apa data saya bisa dihapus? | cara hapus datanya gimana ya`,
  fix_mistake: `kalo ada yg salah ketik gmn | bisa dibenerin ga kalo salah | kalo saya salah ketik gimana
    jawaban tadi bisa diubah ga? | kalo salah ngisi gimana? | salah ketik nih gimana benerinnya
    bisa diubah nanti ga datanya | kalau ada yang salah gimana | cara ganti nomor hp gimana`,
  what_next: `terus abis ini ngapain? | next nya apa | setelah daftar apa lagi | abis ini apa kak
    kalo udah daftar terus ngapain | abis ini ngapain lagi? | setelah daftar gimana? | habis ini apa lagi?
    selanjutnya gimana kak`,
  seven_steps: `tujuh langkah tuh apa | langkahnya apa aja? | 7 langkahnya apa aja? | langkah langkahnya apa
    langkah2 nya apa aja kak | 7 langkah apaan? | tujuh langkah itu apa aja sih | ada berapa langkah kak`,
  programme: `ok oce apaan | apa sih ok oce itu | apa untungnya ikut ini? | jakpreneur apaan ya | ok oce tuh program apa
    untungnya apa ikut program | apa itu jakpreneur | okoce itu apa | ini program apa sih kak
    ok oce apa ya`,
  proxy: `bisa diwakilkan ga kak? | boleh suami yg daftarin? | diwakilkan anak boleh? | bisa suami saya yg wakilin?
    bisa diwakili suami? | boleh saya daftarin kakak saya? | bisa diwakilkan istri?
    boleh diwakili orang lain?`,
  age: `minimal usia berapa kak | umur 55 boleh? | saya udah 65 tahun masih bisa? | umur minimalnya berapa ya
    usia 70 masih boleh ga | ada batas umurnya? | maksimal umur berapa? | minimal umur berapa ya kak
    ada batasan usia ga`,
  old_phone: `hp jadul masih bisa? | kalo ga punya hp? | hp saya jadul kak gimana | ga punya hp android bisa ga
    hp kentang bisa ga | hp saya jadul bisa? | hp jadul gapapa? | saya gaptek, bisa ikut ga`,
  continue_later: `kalo kuota abis gimana | boleh lanjut besok? | kalo sinyal ilang gimana | besok dilanjutin lagi bisa?
    kalo paket data abis gimana | bisa lanjut besok ga? | kuota mau abis, lanjut nanti bisa?
    bisa dilanjut besok ga kak | kuota saya mau habis, gimana?`,
  my_status: `saya udah kedaftar blm | cara cek pendaftaran saya gmn | cek udah kedaftar apa blm gimana
    nomor peserta saya mana | saya udah terdaftar? | saya sudah terdaftar apa belum?`,
  stop_messages: `bakal sering dikirimin pesan ga | berhenti langganan gimana caranya | gimana cara berhenti langganan?
    bisa keluar kapan aja kan?`,
};

export const otherWhileTuning = `
  sertifikat tanah hilang gimana? | sertifikat vaksin perlu ga? | pelatihan anjing dimana?
  jadwal puskesmas kapan? | jadwal posyandu tebet kapan ya | biaya rumah sakit berapa? | biaya kuliah gratis ga?
  modal nikah berapa ya? | modal jualan bakso berapa? | berapa modal buka warung?
  usaha apa yang bagus sekarang? | usaha apa yang cocok buat ibu rumah tangga? | usaha saya bangkrut gimana dong
  jual apa ya enaknya? | cara mulai usaha gimana? | cara buat rekening bank gimana? | nomor rekening berapa?
  kirim uang kemana? | transfer kemana? | ktp saya rusak bisa diganti dimana? | bikin ktp dimana?
  umur nabi berapa? | langkah kaki berapa? | ada promo ga? | ada diskon ga kak | ada lowongan? | bisa cod ga?
  bisa kredit motor ga? | boleh pinjam uang pribadi ga kak | pinjam seratus dulu dong | ini hari apa?
  ini tanggal berapa? | ini jam berapa? | ini makanan apa? | siapa pacar kamu? | kamu lapar ga?
  orang tua saya sakit gimana ya | anak saya sakit gimana? | suami saya boleh poligami ga?
  data internet murah dimana? | kuota murah dimana? | hp saya ilang gimana? | hp saya rusak servis dimana?
  wa saya ke hack gimana? | cara hapus akun instagram gimana? | cara hapus pesan wa gimana?
  cara ganti foto profil gimana? | cara ganti sim gimana? | foto ktp saya jelek ya | foto saya bagus ga?
  apa kabar? | apa itu cinta? | apa ibukota indonesia? | apa bedanya kue basah sama kue kering?
  program makan gratis kapan? | makan gratis ga? | parkir gratis ga? | tiket gratis dimana?
  gratis masuk ancol ga? | vaksin gratis dimana? | warga negara mana? | tinggal dimana kak?
  kak rumahnya dimana? | kantor kelurahan buka jam berapa? | kantor pajak dimana? | bank jakarta dimana?
  atm terdekat dimana? | daftar haji berapa? | daftar sekolah kapan? | daftar cpns gimana? | daftar kjp dimana?
  daftar bpjs gratis ga? | syarat nikah apa aja? | syarat bikin sim apa? | syarat kjp apa aja?
  nasi uduk nya aman ga? | obat ini aman ga? | jalanan aman ga? | air nya aman diminum? | pesan makanan bisa?
  bisa bayar pake gopay? | bisa bayar pakai qris? | qris gimana cara daftarnya? | shopee potongannya berapa?
  gofood bagi hasil berapa persen? | cara jualan di tokopedia gimana? | bunga anggrek berapa harganya?
  jual bunga ya kak | bank mana bunganya rendah? | umur pensiun berapa? | kelas yoga dimana? | kelas 3 sd
  lama ya macetnya | robot mainan berapa? | jualan robot mainan ya | penipuan online makin banyak ya
  saya pernah kena tipu | kemarin saya ditipu pinjol gimana lapornya? | gedung resmi dibuka kapan?
  siapa yang punya warung ini? | siapa ketua rt sini? | izin rt perlu ga buat tenda? | izin cuti gimana?
  izin ya kak nanti saya balas | besok lanjut lagi ya kak | nanti saya lanjut ya | saya ga punya hp
  gaptek saya kak | saya salah tadi | nik saya salah tadi | saya mau hapus nomor | saya ga bisa datang besok
  saya punya nib | nib saya 1234567890123 | sudah punya pirt ya | saya belum ada izin | saya warga bekasi ya
  ktp depok kak | saya 16 tahun | saya sudah tua | usaha saya jasa kak | usaha jahit ya kak
  usaha warung kecil ya | jualan online ya | kecil-kecilan aja kak | usaha rumahan kak | harga nasi uduk berapa?
  kue lapisnya gratis? | ada bonus ga? | kapan saya bisa kaya? | kenapa sepi terus ya dagangan saya?
  gimana cara foto produk yang bagus? | cara bikin logo gimana kak? | resep sambal dong
  bisa bantu jualan saya laku ga? | cara daftar gofood gimana? | cara daftar shopee food gimana?
  berapa lama nunggu paket? | paket saya sampai mana? | pesanan saya sudah dikirim? | kapan barangnya sampai?
  nomor resi berapa? | alamat tokonya dimana? | toko buka jam berapa? | masih ada stok? | bisa kirim ke depok?
  minimal order berapa? | bisa bayar di tempat? | umur ayam potong berapa hari? | ayam saya mati kenapa ya?
  kucing saya hilang | dompet saya hilang gimana | ktp anak saya gimana cara bikinnya
  kartu atm ketelan gimana? | sim saya mati gimana? | stnk hilang lapor kemana? | pajak saya berapa?
  npwp saya berapa ya? | siapa walikota jakarta selatan? | siapa penemu lampu? | siapa yang jual gerobak?
  ibu kota jawa barat apa? | hari ini puasa ga? | buka puasa jam berapa? | adzan magrib jam berapa?
  sekarang bulan apa? | besok libur ga? | nanti hujan ga ya? | robot vacuum berapa harganya?
  hp samsung yang bagus apa? | hp android murah apa ya? | kuota telkomsel berapa? | sinyal xl bagus ga?
  wa saya error kenapa ya? | telegram premium berapa? | cara download lagu gimana? | website shopee apa?
  link film dong | kursus bahasa inggris dimana? | pelatihan kerja luar negeri dimana? | sertifikat rumah hilang
  sertifikat toefl berapa? | magang dimana ya? | loker jakarta timur ada? | gaji umr jakarta berapa?
  modal awal jualan es teh berapa? | untung jualan pulsa berapa? | bunga deposito berapa? | saya warga tebet
  saya tinggal di depok kak | ktp saya bogor | umur saya 60 | belum punya nib | belum ada izin | ga punya npwp
  hp saya samsung | sudah terdaftar kok | udah pernah ikut pelatihan kok | suami saya yang punya usaha
  istri saya yang jaga warung | usaha makanan rumahan ya kak | dagang sayur keliling ya | pemula kak
  sama aja ya | iya dong | belum sih | kayaknya gitu ya | ga juga sih | mau dong | ya udah | coba ya
  tunggu ya kak | sip nanti saya kabari ya | aduh lupa | salah pencet | eh maaf | bukan itu | bukan yang itu kak
  bisa kak | boleh kak | bisa ya | siapa aja boleh | kapan aja boleh | ini enak ga? | ini pedas ga ya?
  ini masih ada? | ini punya siapa? | itu apa? | itu dimana? | apa itu NFT? | apa itu bitcoin?
  gratis tehnya ya | bayar nanti ya kak | bayarnya besok ya | saya bayar pakai apa? | kembalian saya mana?
  uang saya mana? | bantuan beras kapan? | dana desa itu apa? | data penduduk miskin dimana?
  data skripsi boleh minta? | dokumen nikah apa aja? | foto produk harus bagus ga? | foto kue perlu diedit?
  nik anak saya belum keluar | nomor antrian berapa? | nomor rumah saya 12 | nomor polisi motor saya
  kantor saya di sudirman | kantor gojek dimana? | jualan apa yang laku? | usaha apa yang modalnya kecil?
  modal kecil bisa usaha apa? | usaha saya sepi gimana ya kak | usaha katering ibu saya
  pelatihan barista berapa? | pelatihan saya kemarin di tebet | kelas balita | jadwal kerja saya padat
  kapan gajian? | kapan saya sukses ya | sertifikat halal sudah punya | pendamping skripsi
  pinjaman saya di bank masih ada | bunga mawar | jual bunga papan | resminya nanti lebaran | siapa tau rejeki
  siapa yang makan kue saya? | robot coffee | mesin kopi second | telepon umum dimana?
  wa bisnis caranya gimana? | aplikasi kasir yang bagus apa? | hapus tato dimana? | salah satu contoh usaha
  langkah awal jualan apa? | program diet gimana? | program tv apa malam ini? | suami takut istri
  umur usaha 2 tahun | umur panjang ya kak | anak tk | hp saya lowbat | hp ketinggalan
  kuota belajar dari pemerintah kapan? | sinyal lemah | besok ya | nanti sore ya | lanjut | lanjut kak
  status saya gimana? | terdaftar di kecamatan cakung | berhenti kerja tahun lalu | pesan gado-gado dua
  keluar rumah dulu | jakarta itu kota apa? | warga baru | tebet itu dimana ya?
  jatinegara termasuk jakarta mana? | kecamatan saya apa ya? | kelurahan manggarai masuk kecamatan mana?
  rt rw perlu? | tanggal lahir suami saya? | nama usaha boleh bahasa inggris? | kak ini jualan apa?
  jual apa aja kak? | ini toko apa ya? | ada katalognya? | ada menu apa aja? | bisa nego ga? | ready kak?
  ongkirnya berapa ke tebet? | warnanya apa aja? | ukurannya berapa? | garansinya berapa lama? | kapan restock?
  cara ordernya gimana? | siapa namanya kak? | umurnya berapa kak? | asalnya dari mana kak? | udah nikah kak?
  hobinya apa? | lagi sibuk ga? | udah tidur? | kok lama balasnya? | kenapa ga dibalas?
  kenapa pertanyaannya aneh? | kenapa saya harus jawab? | apa hubungannya? | terus kenapa? | lalu apa?
  masa gitu? | kok bisa? | gimana cara nabung emas? | cara investasi reksadana? | cara lapor pajak umkm gimana?
  cara bayar listrik online? | cara naik busway ke monas? | rute krl ke bogor? | jam operasional mrt?
  tiket ragunan berapa? | harga cabe hari ini? | harga telur sekilo? | kurs dollar berapa?
  suku bunga bi berapa? | ihsg hari ini berapa? | tempat makan enak dimana? | tempat wisata dekat sini dimana?
  lokasi parkir dimana? | alamat puskesmas tebet? | nomor telepon polisi berapa? | nomor damkar?
  nomor dokter anak? | kelas vokal dimana? | pelatihan ternak lele dimana? | pelatihan mengemudi gratis?
  sekolah gratis dimana? | berobat gratis pakai ktp bisa? | bikin paspor syaratnya apa?
  syarat kredit rumah apa? | syarat jadi rt apa? | usaha nasi goreng | nama usahanya dapur sehat
  belum ada namanya | belum ada nama usaha | saya jualan sejak 2019 ya | dari tahun 2020 kak | sudah 5 bulan kak
  usaha bareng suami | modalnya dari tabungan | modal sendiri kak | dibantu anak | tidak punya pegawai
  jualannya lewat wa | dagangnya online sama offline | lokasi usaha di rumah | alamat usaha sama dengan ktp
  ktp dki kak | warga dki asli | tinggal ngontrak di cakung | rumah saya di pulogebang | oke siap kak ditunggu
  baik bu terima kasih infonya | gak papa kak | ga usah deh kak | males ah | kepo ya | apaan sih | ga jelas
  lama banget | ribet ya | susah ya | sudah benar semua kak | betul sekali ya | salah bukan itu
  hapus yang tadi | ulangi yang tadi | ganti ya | 31 januari 1970 ya | 0856 0000 7777 ya kak
  nomor itu aktif kak | umur saya 35 ya | where is the airport? | when is christmas? | how much is a coffee?
  who is the president? | what is your name? | do you like music? | can you help me with homework?
  is it raining? | how do I cook rice? | how do I get to monas? | where can I buy a phone?
  what is the capital of france? | is the bank open today? | how long is the flight? | do you have a job for me?
  I run a small laundry | selling clothes online | yes I agree | my phone number is 0812 0000 1234
  I was born in 1990 | can I pay with a card? | how much is one portion? | when do you open? | where are you?
  is this shirt available? | what day is it? | can I delete this photo? | how do I change my password?
  is there wifi?
`;
