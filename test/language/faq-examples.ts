/**
 * Questions as people type them in the middle of a registration, by the entry of the list that answers
 * them; the wordings of `locales/` are others. Lines at even places are for tuning, the others are held out.
 */
export const asked: Record<string, string> = {
  cost: `ini gratis? | bayar ga kak? | ada biayanya gak sih | gratis kan? | harus bayar berapa ya | daftarnya dipungut biaya ga
    beneran gratis nih? | pelatihannya bayar ga? | free ga min | brp biaya pendaftarannya | ini ga bayar kan kak | gratisan bukan nih`,
  data_use: `datanya buat apa ya | data saya dipake buat apa? | siapa aja yg bisa liat data saya | buat apa sih minta data pribadi
    data ini nanti dikasih ke siapa? | kegunaan data nya apa min | data saya disimpan dimana | datanya disebar ga?
    kok minta data lengkap buat apa? | data kami dijual ga?`,
  data_safety: `aman ga nik saya | data saya aman kan? | nik nya ga disalahgunakan kan | takut data bocor, aman gak? | dijamin aman ga datanya
    nanti nik saya dipake pinjol ga | apakah data saya rahasia? | aman kah kasih nik disini | bahaya ga kirim nik di chat | privasi saya aman?`,
  why_nik: `kenapa harus nik | buat apa nik? | nik untuk apa ya kak | kenapa minta nik sih | wajib isi nik ga? | knp pake nik segala
    harus banget pake nik? | tanpa nik bisa ga | nik buat apaan | boleh ga kalo ga isi nik`,
  ktp_photo: `foto ktp perlu? | harus kirim foto ktp ga | perlu upload ktp? | ktp nya difoto ga kak | kirim foto ktp kemana | perlu foto selfie ga
    fotokopi ktp perlu gak? | scan ktp perlu ga ya`,
  nik_where: `nik itu yang mana ya | nik dimana liatnya | ktp saya hilang gimana | ga hafal nik gimana kak | lupa nik, bisa liat dimana? | nik itu apa
    ktp ketinggalan dirumah gimana dong | nomor nik di sebelah mana? | cara cek nik gimana`,
  duration: `berapa lama daftarnya | lama ga kak isinya | brp menit nih | daftarnya lama gak? | pertanyaannya masih banyak ga | masih lama ga ini
    butuh waktu berapa lama? | ada berapa pertanyaan lagi? | kapan selesainya nih pertanyaan | prosesnya brp lama ya`,
  requirements: `syaratnya apa | syarat daftar apa aja kak | apa aja yg harus disiapin | dokumen apa saja yang dibutuhkan? | perlu kk ga | harus punya npwp ga?
    persyaratannya apa ya | butuh berkas apa aja min | apa syarat ikut program ini? | siapin apa aja nih kak`,
  residents: `harus warga jakarta? | ktp luar jakarta bisa? | saya orang bekasi boleh ikut ga? | ktp saya bandung tapi tinggal di jakarta bisa kak?
    khusus orang jakarta aja ya? | kalo ktp depok gimana, bisa ga | pendatang boleh daftar? | ngontrak di jakarta ktp jawa, boleh?
    ktp bukan dki bisa daftar gak | wajib ktp dki kah | domisili tangerang bisa ikut?`,
  no_business: `belum punya usaha boleh? | saya blm ada usaha bisa ikut ga | kalo baru niat usaha boleh daftar? | harus udah punya usaha ya?
    belom jualan apa2 boleh ikut kak? | pemula boleh? | masih ide doang bisa ga | ga punya usaha gimana, tetep bisa daftar?
    usaha saya tutup, masih boleh ikut? | baru mau mulai usaha bisa daftar kan?`,
  business_kinds: `usaha apa aja yang boleh ikut? | jualan online boleh? | warung kecil bisa ikut ga | usaha jasa boleh daftar ga? | ojol boleh ikut kak?
    usaha rumahan bisa? | harus kuliner ya? | pedagang kaki lima boleh gak | usaha kecil-kecilan boleh ikut? | jenis usahanya bebas?`,
  no_permit: `belum punya nib boleh daftar? | harus ada izin usaha ga | usaha saya belum ada ijin gimana | nib wajib ga? | blm punya nib bisa ikut?
    gak punya siup boleh? | perlu nib dulu ga buat daftar | kalo izin usaha belum ada bisa daftar?`,
  training_place: `pelatihannya dimana | tempat pelatihan dmn kak? | lokasi pelatihannya dimana ya | pelatihan di kecamatan mana? | latihannya di mana?
    kelasnya dimana min | acara pelatihan diadakan dmn | pelatihannya deket rumah saya ga | alamat tempat pelatihannya mana`,
  training_mode: `online atau datang | pelatihannya online ga? | bisa ikut pelatihan dari rumah? | pelatihan lewat zoom ya? | harus hadir langsung ga
    kelasnya tatap muka atau online? | online apa offline kak | pelatihannya wajib dateng? | bisa daring ga pelatihannya`,
  training_time: `kapan pelatihannya | jadwal pelatihan kapan ya | kpn mulai pelatihannya kak | pelatihan hari apa? | pelatihannya jam berapa
    tgl brp pelatihannya min | jadwalnya kapan keluar? | kapan saya dipanggil pelatihan | pelatihannya weekend ga? | berapa hari pelatihannya`,
  training_topics: `pelatihannya belajar apa aja | materi pelatihannya apa? | di pelatihan ngapain aja kak | diajarin apa sih nanti | ada praktek masak ga di pelatihan?
    pelatihan apa aja yang ada | ada pelatihan digital marketing? | isi pelatihannya apa ya | siapa yang ngajar pelatihannya?`,
  certificate: `dapat sertifikat? | ada sertifikatnya ga | dpt sertipikat ga kak abis pelatihan | sertifikatnya kapan keluar | kita dapet piagam ga?
    sertifikat pelatihan dikasih ga ya | nanti dapet surat keterangan ga`,
  coaching: `pendamping itu apa | siapa pendamping saya? | pendampingan ngapain aja | pendampingnya siapa ya kak | nanti didampingi siapa
    tugas pendamping apa sih | pendamping dateng ke rumah ga? | coach nya siapa`,
  permit_cost: `berapa biaya NIB | urus izin bayar berapa ya | bikin nib bayar ga? | biaya izin usaha brp kak | urus halal bayar berapa
    pirt biayanya berapa ya | sertifikat halal gratis ga? | ngurus nib gratis kan? | daftar merek berapa biayanya`,
  permit_help: `bisa bantu bikin nib ga | cara buat nib gimana | gimana cara urus izin usaha? | nib itu apa sih | dibantu urus halal ga?
    urus pirt lewat sini bisa? | cara daftar sertifikat halal gimana kak | izin usahanya diurusin ga`,
  capital: `dapat modal berapa | modalnya berapa kak | kapan modalnya cair | dikasih modal ga? | pinjamannya harus dibalikin ga | bunga nya berapa persen?
    dapet uang ga dari program ini | bisa pinjem modal brp juta | ini bantuan atau pinjaman ya | ada jaminan ga buat pinjamannya
    langsung dapet modal ga nih? | kur bisa lewat sini?`,
  scam: `ini penipuan bukan | bukan penipuan kan? | ini beneran resmi ga | ini resmi dari pemerintah? | hoax ga nih | takut nipu, ini asli?
    bisa dipercaya ga ini | ini modus bukan sih | yakin bukan penipu?`,
  who: `siapa ini | ini siapa ya | ini dari mana ya kak | maaf dgn siapa ini? | kamu siapa | ini nomor siapa? | dapet nomor saya dari mana
    ini dari dinas apa ya | situ siapa`,
  robot: `robot ya? | ini bot ya | ini orang apa robot | lagi ngomong sama mesin ya? | kamu manusia bukan | dijawab orang beneran ga sih
    ini ai ya kak | ini otomatis ya balesnya`,
  office: `nomor kantor berapa | kantornya dimana ya | alamat kantornya mana | no telpon yg bisa dihubungi brp | ada kontak yg bisa ditelpon ga
    call center nya berapa? | bisa dateng ke kantor langsung ga | jam buka kantornya? | daftar langsung di kecamatan bisa ga`,
  channels: `bisa lewat wa? | lewat whatsapp bisa ga kak | ada telegramnya ga? | daftar via wa bisa ga | bisa pake aplikasi lain ga | nomor wa nya berapa
    ada websitenya ga | harus download aplikasi ya? | link pendaftarannya mana`,
  delete_data: `cara hapus data | gimana cara hapus data saya | data bisa dihapus ga nanti? | kalo mau hapus data gmn | kalau saya berubah pikiran datanya bisa dihapus?
    bisa minta data saya dihapus? | cara hapus akun gimana kak | menghapus data caranya gmn`,
  fix_mistake: `kalau salah isi gimana | salah ketik nama gimana kak | kalo tadi salah jawab bisa diganti ga | cara ubah data gimana? | bisa diedit ga datanya
    jawaban saya salah bisa diulang? | ganti nomor hp gimana caranya | nik saya tadi salah gmn ya | kalo ada yg keliru gimana`,
  what_next: `habis ini ngapain | abis daftar ngapain lagi kak | setelah ini apa? | langkah selanjutnya apa ya | trs habis ini gimana | sesudah daftar terus apa?
    nanti dihubungi ga setelah daftar? | udah daftar nunggu apa lagi ya | selanjutnya saya ngapain`,
  seven_steps: `7 langkah itu apa | tujuh langkahnya apa aja kak? | apa aja 7 langkah pasti sukses | langkah2nya apa saja | ada berapa langkah sih
    tahapannya apa aja ya | 7 pas itu apa? | semua langkah wajib diikuti ga | pasti itu singkatan apa`,
  programme: `ok oce itu apa | jakpreneur itu apa | oke oce apaan sih | ini program apa ya | program apaan nih | apa bedanya ok oce sama jakpreneur
    manfaat ikut program ini apa? | untungnya ikut apa kak | oke oce masih ada? | jelasin dong ini program apa`,
  proxy: `boleh diwakilkan suami? | bisa diwakilin ga | daftarin ibu saya bisa ga | boleh daftarin orang lain? | istri saya yg isi boleh ga
    saya isikan buat mama saya boleh? | suami istri boleh ikut dua2nya? | anak saya yang daftarin gpp? | pelatihannya bisa diwakilin anak?`,
  age: `umur berapa minimal | batas usia berapa kak | ada batas umur ga | umur 60 masih boleh ikut? | minimal umur brp | usia 16 bisa daftar ga
    udah tua boleh ikut ga ya | lansia boleh ikut? | anak sekolah boleh daftar?`,
  old_phone: `hp saya jadul | hp saya jelek bisa ga ya | ga punya hp gimana | hp jadul bisa ikut ga? | ga bisa main hp gimana kak | harus hp android ya?
    saya gaptek gimana dong | ga punya smartphone, bisa daftar?`,
  continue_later: `kuota habis nanti lanjut gimana | kalo dilanjut besok bisa ga? | bisa dilanjutin nanti ga kak | sinyal jelek kalo putus gimana | nanti aja lanjutnya boleh?
    kalo saya keluar jawabannya ilang ga | bisa diisi nanti malem? | kalau chatnya kehapus gimana`,
  my_status: `saya udah terdaftar belum ya | cara cek udah daftar atau belum gmn | pendaftaran saya sudah masuk? | saya sampai langkah mana ya
    gimana tau saya udah terdaftar | nomor peserta saya berapa ya | udah pernah daftar dulu, harus daftar lagi?`,
  stop_messages: `cara berhenti dapat pesan gimana | nanti sering kirim pesan ga? | bisa stop notifikasi ga | bakal dispam ga nih | cara keluar dari program gimana
    bisa berhenti kapan aja ga? | kalo mau keluar gimana`,
};

/** What is no question of the list: answers, small talk, other people's matters, other questions. */
export const other = `
  Siti Aminah | Muhammad Gratis Saputra | Budi | Ahmad Modal | siti nurhaliza binti ahmad | nama saya Rudi Hartono | Yanto ya | panggil ibu aja ya
  3174055708909901 | nik saya 3174055708909901 | 0812 0000 1234 | nomor hp saya 081200001234 | ini nomor wa saya 0812-0000-1234 | 17 agustus 1990
  saya lahir tahun 1985 | umur saya 45 tahun | tebet | kecamatan tebet ya | saya tinggal di bekasi | di tanah abang kak | menteng dalam ya kak | cakung, jakarta timur
  ktp saya jakarta selatan | ktp saya bandung | sudah punya usaha | belum punya usaha | saya belum punya usaha kak | baru ide aja kak | mau jualan nasi uduk
  jualan nasi uduk depan rumah | gratis ongkir | kue kering gratis ongkir jabodetabek | warung kelontong bu yati | Warung Modal Nekat | Kedai Gratis Kopi | dapur mama online
  jualan baju online di shopee | usaha laundry kiloan | jasa foto ktp dan fotokopi | sewa kantor dan gudang | kursus menjahit online | pelatihan menjahit untuk ibu-ibu
  jual pulsa dan kuota | jual hp jadul dan servis hp | servis hp android | catering harian dan nasi box | usaha saya sudah punya nib | sudah jalan 3 tahun | sekitar 6 bulan
  baru mulai bulan kemarin | modal saya 5 juta | omzet 2 juta sebulan | untung 500 ribu seminggu | butuh modal buat beli gerobak | saya mau pinjam modal 10 juta
  setuju | ya setuju kak | tidak setuju | oke lanjut | iya gratis ya bagus | siap kak makasih ya | nanti dulu ya | bentar ya kak lagi ambil ktp | ktp saya lagi difotokopi
  halo kak apa kabar? | selamat pagi, apa kabar semuanya? | lagi apa? | udah makan belum? | kamu cantik ya | lucu ya kamu | makasih banyak ya kak | mantap ya | wkwk bisa aja
  cuaca hari ini gimana? | jam berapa sekarang? | sekarang tanggal berapa? | kapan lebaran? | kapan libur sekolah? | siapa presiden indonesia? | siapa gubernur jakarta sekarang? | dimana monas?
  berapa harga emas hari ini? | berapa jumlah penduduk jakarta? | harga beras berapa ya | resep nasi uduk gimana? | cara bikin kue lapis gimana? | cara masak rendang | bisa pesan nasi box?
  berapa gaji pendamping? | ada lowongan kerja ga? | cara jadi pendamping gimana? | mau jadi narasumber bisa? | jadwal bioskop hari ini apa? | jadwal kereta ke bogor jam berapa?
  berapa biaya kirim ke bandung? | biaya sekolah berapa? | biaya nikah di kua berapa? | cara bikin ktp baru gimana? | cara urus kk hilang di kelurahan? | perpanjang sim dimana? | bayar pajak motor dimana?
  bpjs saya nonaktif gimana? | cara daftar bpjs gimana? | kjp kapan cair? | bansos kapan cair ya? | pkh bulan ini udah keluar belum? | pinjol legal apa aja? | pulsa saya habis | kuota saya habis
  kenapa jakarta macet? | kenapa harga naik terus ya | kapan banjir surut? | siapa yang menang bola semalam? | dimana beli gerobak murah? | supplier frozen food dimana ya | mesin jahit bagus merk apa?
  harga sewa kios berapa? | pasar minggu buka jam berapa? | rumah sakit terdekat dimana? | alamat samsat dimana? | nomor ambulans berapa? | nomor pln berapa ya | kantor pos buka jam berapa?
  bisa bahasa jawa? | boleh kenalan ga? | boleh minta pulsa ga? | bisa nyanyi ga? | kamu tinggal dimana? | kamu umur berapa? | kamu udah nikah belum? | siapa nama kamu? | berapa 5 tambah 7?
  ya | ga | belum | nggak tau | bingung | apa? | apa ya | gimana | kenapa? | berapa? | kapan? | siapa? | mana? | bisa? | boleh? | ??? | hmm | ok ya | yang mana? | maksudnya? | bener ga? | gitu ya? | masa sih?
  yang tadi | nomor 2 | 2 | kuliner ya | jasa ya kak | lainnya ya | dagang sembako ya | di atas 3 tahun ya | bapak ya | anak saya dua | suami saya kerja di kantor | saya daftar buat usaha istri saya
  orang jakarta asli kak | warga tebet sejak 1990 | data saya sudah benar | datanya benar semua ya | nama saya salah ketik harusnya Siti | saya lulusan sma | saya ibu rumah tangga | saya driver ojol
  alhamdulillah dapat sertifikat halal kemarin | pelatihan kemarin bagus ya | pendamping saya bu rina | saya sudah ikut pelatihan 2019 | formulirnya sudah saya isi kemarin | tolong hubungi saya besok ya
  produk saya kurang laku gimana ya? | gimana cara naikin omzet? | cara promosi di instagram gimana? | kemasan yang bagus kayak apa ya? | cara hitung hpp gimana? | gimana biar laris? | bazarnya kapan? | bazar bayar stand berapa?
  how old are you? | what is the weather today? | what time is it? | who won the match? | my name is John | I sell cakes online | free shipping | can you sing?
`;

/** The same in English, for the list of the English locale. */
export const askedInEnglish: Record<string, string> = {
  cost: 'is it free? | do I have to pay | how much does it cost? | any fees?',
  data_use: 'what is my data for? | who can see my data | why do you need my data?',
  data_safety: 'is my data safe? | is it safe to give my NIK here?',
  why_nik: 'why do you need my NIK? | what is the nik for',
  duration: 'how long does it take? | how many questions are left?',
  requirements: 'what are the requirements? | what documents do I need?',
  residents: 'only for jakarta residents? | can I join with a KTP from outside Jakarta?',
  no_business: 'can I join without a business? | I have no business yet, can I register?',
  training_place: 'where is the training? | where does the training take place',
  training_time: 'when is the training? | when does the training start',
  capital: 'how much money do I get? | is it a loan?',
  scam: 'is this a scam? | is this real?',
  who: 'who is this? | who are you?',
  robot: 'are you a robot? | am I talking to a bot?',
  delete_data: 'how do I delete my data? | can I delete my data later?',
  fix_mistake: 'what if I make a mistake? | can I change my answers?',
  what_next: 'what happens next? | what do I do after this?',
  programme: 'what is ok oce? | what is jakpreneur?',
  age: 'is there an age limit? | what is the minimum age?',
  certificate: 'do I get a certificate? | is there a certificate?',
};
