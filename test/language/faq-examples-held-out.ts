/**
 * Examples written after the last tuning: they only measure. Who tunes on them moves them to the tuned ones
 * and writes new ones.
 */
export const askedAfterTuning: Record<string, string> = {
  cost: `permisi, daftarnya gratis kan ya? | ini bayar apa gratis sih | kalau ikut harus bayar ga
    gratis ga nih pelatihannya`,
  data_use: `untuk apa data saya kak? | data saya nanti buat apa aja | siapa aja yang lihat data ini?`,
  data_safety: `aman kan kak datanya | nik saya ga bakal dipake pinjol kan? | data kita terjamin aman ga`,
  why_nik: `kenapa sih harus nik | nik dipake buat apa | apa harus pakai nik?`,
  ktp_photo: `foto ktp wajib? | kirim foto ktp ga kak`,
  nik_where: `nik ada dimana ya | ga hafal nik saya gimana`,
  duration: `berapa lama ya ngisinya | pertanyaannya ada berapa? | masih lama gak?`,
  requirements: `apa syaratnya? | berkas yang disiapin apa aja | perlu kartu keluarga ga`,
  residents: `ktp saya bukan jakarta, boleh? | yang bukan warga jakarta bisa ikut? | saya tinggal di depok bisa ikut ga
    wajib warga dki?`,
  no_business: `saya belum ada usaha boleh daftar? | baru mau usaha boleh ikut ga | masih rencana doang boleh?`,
  business_kinds: `usaha laundry bisa ikut? | usaha online bisa daftar ga`,
  no_permit: `belum punya izin usaha bisa ikut? | harus ada nib dulu?`,
  training_place: `di mana pelatihannya? | pelatihannya dilaksanakan dimana | lokasi pelatihan mana kak`,
  training_mode: `pelatihannya online kah | pelatihan harus dateng ya?`,
  training_time: `kapan jadwal pelatihannya | pelatihannya mulai kapan? | pelatihan brp hari`,
  training_topics: `ada pelatihan apa aja | di pelatihan diajarin apa aja`,
  certificate: `ikut pelatihan dapat sertifikat? | dapet sertifikat kah`,
  coaching: `pendampingan tuh ngapain | pendamping saya siapa ya`,
  permit_cost: `berapa biaya urus nib | bikin izin bayar ga`,
  permit_help: `urus nib gimana caranya | nib itu apa ya kak`,
  capital: `berapa modal yang dikasih | dapat modal ga kak | pinjamannya bisa berapa | kapan dapat modalnya kak`,
  scam: `bukan penipu kan ini | apa ini penipuan? | ini beneran ga sih`,
  who: `dengan siapa ya ini | anda siapa?`,
  robot: `ini bot kan? | ini manusia apa robot`,
  office: `berapa nomor kantornya | alamat kantornya dimana kak`,
  channels: `bisa daftar lewat whatsapp ga | ada link nya ga buat daftar`,
  delete_data: `kalo mau hapus data gimana kak | data bisa dihapus kan?`,
  fix_mistake: `gimana kalau salah isi | kalo typo gimana | bisa ganti jawaban ga`,
  what_next: `abis itu ngapain | habis daftar terus gimana`,
  seven_steps: `7 langkah pasti itu apa aja | langkahnya ada berapa kak`,
  programme: `jakpreneur tuh apa | oke oce itu program apa | manfaatnya apa kak`,
  proxy: `pelatihan boleh diwakilkan? | daftarin suami saya bisa?`,
  age: `batas umurnya berapa | umur 17 bisa ikut?`,
  old_phone: `hp saya jadul gimana ya | ga punya hp gimana kak`,
  continue_later: `lanjut besok aja bisa ga | kalo kuota abis gimana kak`,
  my_status: `saya udah kedaftar belum`,
  stop_messages: `cara berhenti dapet pesan?`,
};

export const otherAfterTuning = `
  Nurul Hidayah | H. Abdul Karim | bu tini | dewi lestari ya kak | nama saya Joko bukan Djoko
  3171010101909901 ya kak | nik 3175064403859902 | 081200007788 | no hp saya 0813 0000 9900 | 12-05-1979
  3 maret 88 | lahir di jakarta tahun 1975 | pasar minggu | kemayoran kak | duren sawit ya
  kelurahan bali mester | saya di ciracas kak | warung nasi bu ning | Toko Berkah Jaya | es kelapa muda
  sate padang pak amir | jahit baju dan permak | jual bakso keliling | jual gas dan galon | frozen food rumahan
  rental motor harian | bengkel las besi | salon rambut wanita | cuci motor | toko kelontong di rumah
  kopi keliling pakai sepeda | budidaya lele di ember | percetakan undangan | les privat matematika
  jualan pulsa dan token listrik | mau buka warung kopi | rencananya jualan dimsum
  pengen buka angkringan di depan gang | usaha kuliner gratis antar | fotokopi dan foto ktp kilat
  penjahit konveksi seragam | kursus komputer | jasa urus nib dan izin usaha | jasa pinjaman modal koperasi
  servis hp dan jual kuota | baru 2 minggu | udah lama banget kak | setahun lebih dikit | dari 2015
  kadang jualan kadang engga | belum tetap | iya kak bener | salah kak yang bener bekasi timur
  eh salah harusnya 1980 | sebentar ya saya cari dulu | tunggu saya cari ktp dulu ya | oke makasih infonya kak
  semangat ya kak | sukses selalu ya | hahaha iya juga ya | duh pusing kak | apa kabar kak hari ini?
  udah sarapan belum kak? | hujan ga disana? | macet ga di jalan gatot subroto? | kapan piala dunia?
  siapa juara liga inggris? | berapa tinggi monas? | dimana stasiun terdekat? | gimana cara ke tebet dari bogor?
  berapa ongkos gojek ke senen? | harga minyak goreng berapa ya? | beli tepung murah dimana ya?
  cara bikin donat biar empuk gimana? | kenapa kue saya bantat? | cara simpan sayur biar awet?
  kemasan standing pouch beli dimana? | berapa hpp yang wajar? | cara pasang iklan di facebook gimana?
  cara narik pelanggan gimana ya? | gimana cara kelola utang? | kompor bagus merek apa?
  listrik rumah saya mati kenapa? | cara urus akta lahir gimana? | bpjs bisa dipake dimana aja?
  vaksin anak kapan? | jadwal imunisasi kapan? | pendaftaran sekolah kapan dibuka? | kamu bisa masak?
  kamu suka kopi? | ceritain lelucon dong | besok hari apa? | 10 dikali 5 berapa?
`;
