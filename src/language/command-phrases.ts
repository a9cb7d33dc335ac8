/** The words that are heard everywhere. The flow engine knows the same names. */
export type Command =
  | 'menu'
  | 'cancel'
  | 'back'
  | 'restart'
  | 'status'
  | 'help'
  | 'officer'
  | 'language'
  | 'my_data'
  | 'correct'
  | 'delete'
  | 'stop'
  | 'resume'
  | 'register'
  | 'training'
  | 'mentoring'
  | 'licensing'
  | 'marketing'
  | 'bookkeeping'
  | 'capital'
  | 'check_in'
  | 'accounts'
  | 'coach'
  | 'clients'
  | 'schedule'
  | 'admin';

/** The words the bot itself teaches. */
export const exactCommands = new Map<string, Command>([
  ['menu', 'menu'],
  ['batal', 'cancel'],
  ['kembali', 'back'],
  ['ulang', 'restart'],
  ['status', 'status'],
  ['bantuan', 'help'],
  ['petugas', 'officer'],
  ['bahasa', 'language'],
  ['data saya', 'my_data'],
  ['perbaiki', 'correct'],
  ['hapus', 'delete'],
  ['stop', 'stop'],
  ['start', 'resume'],
  ['daftar', 'register'],
  ['hubungkan', 'accounts'],
]);

/**
 * Taught words that are everyday words as well ("modal" answers many a question). They win over an answer only
 * where they are written as they are taught: in capitals, or as a command (`/modal`).
 */
export const loudCommands = new Map<string, Command>([
  ['pelatihan', 'training'],
  ['pendamping', 'mentoring'],
  ['izin', 'licensing'],
  ['produk', 'marketing'],
  ['jualan', 'marketing'],
  ['catat', 'bookkeeping'],
  ['pembukuan', 'bookkeeping'],
  ['modal', 'capital'],
  ['coach', 'coach'],
  ['admin', 'admin'],
  ['peserta', 'clients'],
  ['jadwal', 'schedule'],
]);

/** Spellings folded into one before a phrase is looked up. */
export const foldedWords = new Map(
  Object.entries({
    ga: 'ga gak gk nggak ngga enggak engga tidak tdk kagak kaga ndak nda g ora',
    saya: 'saya sy sya aku aq gw gue gua ane aye ku',
    mau: 'mau mo mw pengen pengin ingin pingin hendak',
    dengan: 'dengan dgn dg sama sm ama',
    gimana: 'gimana gmn gmana gimane bagaimana bgmn bgaimana pegimane pripun kumaha',
    paham: 'paham ngerti mengerti mudeng faham ngarti',
    tau: 'tau tahu tw',
    lagi: 'lagi lg',
    yang: 'yang yg',
    orang: 'orang org manusia',
    bicara: 'bicara ngobrol ngomong berbicara chat chattingan curhat omong',
    jangan: 'jangan jgn',
    bingung: 'bingung bgg binggung pusing',
    kirim: 'kirim kirimin ngirim kirimi dikirim dikirimin',
    pesan: 'pesan psn pesannya chat wa',
    ulangi: 'ulangi ulangin ngulang',
    ubah: 'ubah rubah ganti edit',
    caranya: 'caranya carane cara',
  }).flatMap(([to, words]) => words.split(' ').map((word) => [word, to] as const)),
);

/** Words before a phrase that only ask for it. */
export const askingWords = new Set(
  'saya mau minta mohon tolong coba bisa pilih ketik aja saja dulu ke lihat liat cek buka dong butuh'.split(
    ' ',
  ),
);

/** Everyday variants, in folded spelling. */
export const commandVariants: Record<Command, string> = {
  menu: 'menu utama,kembali ke menu,balik ke menu,menu awal,daftar menu,home,beranda,main menu,kembali ke bot,balik ke bot,ke bot,bot,bot lagi,chat bot,pakai bot,menunya,menu nya,halaman utama',
  cancel: `batalkan,batalin,cancel,ga jadi,gajadi,gakjadi,keluar,udahan,exit,quit,batal aja,batal saja,batal deh,ga jadi deh
    udahan dulu,udahan aja,ga jadi aja,membatalkan,dibatalkan,batalkan aja,tidak jadi`,
  back: `balik,mundur,back,sebelumnya,ke sebelumnya,balik lagi,kembali lagi,kembali ke sebelumnya,balik ke sebelumnya,mundur satu
    pertanyaan sebelumnya,balik dulu,kembali dulu,langkah sebelumnya,satu langkah mundur,ke belakang,undo`,
  restart: `ulangi,dari awal,ulang dari awal,ulangi dari awal,mulai lagi,mulai dari awal,mulai ulang,reset,restart,ulang lagi
    ulangi lagi,ulang semua,dari awal lagi,mulai dari awal lagi,ulang dari awal lagi`,
  status: `status saya,progres,progress,progres saya,progress saya,sampai mana,sudah sampai mana,udah sampai mana,saya sampai mana
    posisi saya,status pendaftaran,status saya gimana,gimana status saya,saya sudah sampai mana`,
  help: `help,tolong,bingung,gimana,caranya,ga paham,ga tau caranya,kurang paham,belum paham,blm paham,maksudnya,maksudnya apa
    apa maksudnya,maksudnya gimana,gimana maksudnya,bantu,bantu saya,tolong bantu,tolongin,bantuin,gimana caranya,caranya gimana
    saya bingung,saya ga paham,gimana ini,ini gimana,panduan,petunjuk,info,bingung saya,help me,tolong saya,harus gimana
    saya harus gimana,apa yang harus saya lakukan,ga paham saya,masih bingung`,
  officer: `admin,cs,orang,operator,customer service,komplain,keluhan,bicara dengan orang,bicara dengan petugas
    bicara dengan admin,bicara dengan cs,hubungi petugas,hubungi admin,panggil petugas,panggil admin,telpon petugas,ke petugas
    komplen,pengaduan,mengadu,ngadu,bicara dengan orang asli,bicara langsung dengan petugas,sambungkan ke petugas,petugasnya,kontak admin
    orang asli,hubungi cs,kontak petugas,nomor petugas,nomor admin,adminnya mana,bicara ke petugas,bicara dengan operator`,
  language: `ubah bahasa,language,english,inggris,bahasa inggris,bahasa indonesia,change language,in english,pakai bahasa inggris
    ubah ke bahasa inggris,pilih bahasa,english please,ubah bahasanya`,
  my_data:
    'dataku,data pribadi saya,data diri saya,my data,data apa saja,data saya apa saja,data tentang saya,data saya dong,isi data saya',
  correct: `koreksi,ralat,ubah,ubah data,betulkan,benerin,betulin,perbaiki data,perbaiki data saya,salah,ada yang salah,data salah
    datanya salah,salah ketik,data saya salah,ubah data saya,revisi,salah isi,salah input,salah tulis,koreksi data,tadi salah
    salah jawab,ubah jawaban,ralat data,yang tadi salah,benerin data,perbarui data`,
  delete: `hapus data,hapus data saya,hapus semua data,hapus semua data saya,tarik persetujuan,cabut persetujuan,hapus akun
    hapus akun saya,delete,hapus semuanya,hapus semua,tarik persetujuan saya,cabut persetujuan saya,hapus dataku,delete my data
    hapus data pribadi saya,menghapus data saya,hapusin data saya,hapusin data`,
  stop: `jangan kirim lagi,berhenti langganan,unsubscribe,stop kirim,stop kirim pesan,stop pesan,jangan kirim pesan lagi
    jangan kirim pesan,jangan kirim,jangan hubungi saya lagi,jangan hubungi lagi,jangan hubungi saya,berhenti kirim pesan
    jangan bicara lagi,jangan ganggu,jangan ganggu saya,jangan ganggu lagi,stop langganan,berhenti berlangganan,ga mau kirim lagi
    jangan pesan lagi,jangan pesan saya lagi,ga usah kirim lagi,stop kirim lagi,berhenti kirim lagi,stop semua pesan,stop semua
    jangan kirim kirim lagi,jangan kirim apa apa lagi,saya ga mau kirim lagi,stop pesannya,ga mau dapat pesan lagi,berhenti kirim`,
  resume:
    'mulai,unstop,aktifkan lagi,langganan lagi,mulai langganan,kirim lagi,aktifkan pesan,berlangganan lagi,mau kirim lagi',
  register: `daftar baru,pendaftaran,registrasi,register,gabung,join,ikut program,daftar pasti,mendaftar,daftar dulu,daftarin saya
    caranya daftar,gimana daftar,gimana caranya daftar,sign up,daftar program,daftar sekarang,ikutan,ikut pasti,mau ikut`,
  training: `pelatihan,ikut pelatihan,jadwal pelatihan,daftar pelatihan,pelatihan saya,info pelatihan,kelas,ikut kelas,jadwal kelas
    daftar kelas,training,trainings,latihan,ikut latihan,kursus,ikut kursus,workshop,ikut workshop,pelatihannya`,
  mentoring: `pendamping,pendampingan,pendamping saya,hubungi pendamping,bicara dengan pendamping,pesan pendamping,pendampingnya
    mentor,mentor saya,mentoring,coach saya,my coach,kunjungan,jadwal kunjungan,jadwal pendampingan,didampingi`,
  licensing: `izin,ijin,izin usaha,ijin usaha,perizinan,perijinan,nib,urus izin,urus nib,ngurus izin,ngurus nib,bikin nib,buat nib
    bikin izin,buat izin,pirt,spp irt,halal,sertifikat halal,urus halal,merek,daftar merek,permit,permits,izin saya`,
  marketing: `produk,jualan,produk saya,pemasaran,katalog,katalog saya,tambah produk,foto produk,kartu produk,lapak,bazar,bazaar
    ikut bazar,jualan saya,product,products,produknya,promosi`,
  bookkeeping: `catat,pembukuan,catatan,mencatat,nyatet,nyatat,catetan,catat keuangan,catatan keuangan,laporan,laporan keuangan
    buku kas,kas,omzet,omset,lapor,isi laporan,laporan bulanan,laporan bulan ini,keuangan,bookkeeping,catat penjualan,catat jualan`,
  capital: `modal,permodalan,modal usaha,tambah modal,pinjam modal,pinjaman,pinjam uang,kur,kredit,ajukan modal,cari modal
    ajukan pinjaman,ajukan kur,butuh modal,loan,capital,minjem modal,pinjem modal,pinjam duit`,
  check_in: `hadir,saya hadir,saya sudah hadir,saya sudah datang,sudah di lokasi,saya sudah di lokasi,udah di lokasi,sudah hadir
    udah hadir,absen,absensi,isi absen,check in,checkin,cek in`,
  accounts: `hubungkan akun,hubungkan wa,hubungkan whatsapp,hubungkan telegram,sambungkan akun,ganti akun,pindah akun,akun saya,akun lain
    pindah ke wa,pindah ke whatsapp,pindah ke telegram,ganti hp,link account,link my account,ganti nomor wa,connect account`,
  coach: 'coach,menu coach,menu pendamping,menu mentor,coach menu',
  admin: 'menu petugas,menu kantor',
  clients:
    'peserta,peserta saya,daftar peserta,daftar peserta saya,binaan,binaan saya,peserta binaan,my participants',
  schedule:
    'jadwal,jadwal saya,agenda,agenda saya,jadwalnya,schedule,my schedule,jadwal hari ini,jadwal besok',
};
