import { describe, expect, it } from '@jest/globals';
import { readCommand } from '../../src/language/command.js';

describe('the taught words', () => {
  it.each([
    ['MENU', 'menu'],
    ['batal', 'cancel'],
    ['Kembali', 'back'],
    ['ulang', 'restart'],
    ['status', 'status'],
    ['bantuan', 'help'],
    ['petugas', 'officer'],
    ['bahasa', 'language'],
    ['DATA SAYA', 'my_data'],
    ['perbaiki', 'correct'],
    ['hapus', 'delete'],
    ['stop', 'stop'],
    ['START', 'resume'],
    ['daftar', 'register'],
  ])('%s means %s, with politeness and marks around', (word, command) => {
    for (const text of [
      word,
      word.toLowerCase(),
      `${word} kak`,
      `"${word}"!`,
      `/${word}`,
      ` ${word} dong 🙏`,
    ]) {
      expect(readCommand(text)).toEqual({ command, exact: true });
    }
  });
});

describe('taught words that are everyday words as well', () => {
  it.each([
    ['pelatihan', 'training'],
    ['pendamping', 'mentoring'],
    ['izin', 'licensing'],
    ['produk', 'marketing'],
    ['jualan', 'marketing'],
    ['catat', 'bookkeeping'],
    ['pembukuan', 'bookkeeping'],
    ['modal', 'capital'],
    ['coach', 'coach'],
    ['peserta', 'clients'],
    ['jadwal', 'schedule'],
  ])('%s wins over an answer in capitals only', (word, command) => {
    for (const text of [word.toUpperCase(), `/${word}`, `${word.toUpperCase()}!`])
      expect(readCommand(text)).toEqual({ command, exact: true });
    for (const text of [word, `${word} kak`, `mau ${word}`])
      expect(readCommand(text)).toEqual({ command, exact: false });
  });
});

describe('HADIR with the code of the room', () => {
  it.each([
    ['HADIR DEM200', 'DEM200'],
    ['hadir hn47kp', 'hn47kp'],
    ['Hadir: HN47KP.', 'HN47KP'],
    ['HADIR KPANTU', 'KPANTU'],
  ])('%s', (text, said) => {
    expect(readCommand(text)).toEqual({ command: 'check_in', exact: true, said });
  });

  it.each(['hadir datang', 'hadir besok', 'HADIR BESOK', 'hadir 2 orang', 'saya hadir DEM200 ya'])(
    'not %s',
    (text) => {
      expect(readCommand(text)).toBeUndefined();
    },
  );
});

describe('everyday variants', () => {
  it.each([
    ['balik ke menu', 'menu'],
    ['gak jadi deh', 'cancel'],
    ['nggak jadi kak', 'cancel'],
    ['udahan', 'cancel'],
    ['balik', 'back'],
    ['ulangi dari awal', 'restart'],
    ['sudah sampai mana?', 'status'],
    ['status saya gimana', 'status'],
    ['ga ngerti', 'help'],
    ['gmn caranya kak?', 'help'],
    ['saya bingung', 'help'],
    ['tolong', 'help'],
    ['ngobrol sama orang', 'officer'],
    ['mau ngomong sama petugas', 'officer'],
    ['komplain', 'officer'],
    ['ganti bahasa', 'language'],
    ['lihat data saya', 'my_data'],
    ['data sy', 'my_data'],
    ['ada yang salah', 'correct'],
    ['mau ubah data', 'correct'],
    ['hapus data saya', 'delete'],
    ['tarik persetujuan', 'delete'],
    ['jangan kirim lagi', 'stop'],
    ['jgn kirim pesan lagi', 'stop'],
    ['berhenti langganan', 'stop'],
    ['saya mau daftar kak', 'register'],
    ['bantuhan', 'help'],
    ['mau ikut pelatihan kak', 'training'],
    ['jadwal kelas', 'training'],
    ['pendamping saya', 'mentoring'],
    ['ngobrol sama pendamping', 'mentoring'],
    ['ngurus NIB', 'licensing'],
    ['mau bikin izin', 'licensing'],
    ['sertifikat halal', 'licensing'],
    ['tambah produk', 'marketing'],
    ['ikut bazar', 'marketing'],
    ['catat keuangan', 'bookkeeping'],
    ['mau isi laporan', 'bookkeeping'],
    ['butuh modal', 'capital'],
    ['mau pinjam duit', 'capital'],
    ['mau ajukan KUR', 'capital'],
    ['sy sudah hadir', 'check_in'],
    ['absen', 'check_in'],
    ['menu pendamping', 'coach'],
    ['peserta saya', 'clients'],
    ['jadwal saya', 'schedule'],
    ['kmbali', 'back'],
  ])('"%s" means %s', (text, command) => {
    expect(readCommand(text)).toEqual({ command, exact: false });
  });

  it('"berhenti" leaves open what is to stop', () => {
    expect(readCommand('berhenti kak')).toEqual({ command: 'stop', exact: false, unclear: true });
  });
});

describe('answers that only contain such a word', () => {
  it.each([
    'Warung Menu Sehat',
    'menu makanan',
    'modal dengkul',
    'jualan kue',
    'produk kecantikan',
    'izin orang tua',
    'catat utang warung',
    'stop kontak',
    'ulang tahun',
    'orang tua',
    'salah satu',
    'hapus tinta',
    'kembalian',
    'Jl. Kembali 5',
    'data',
    'ya',
    'halo',
    '1',
    '',
    'menu '.repeat(40),
  ])('"%s" is no command', (text) => {
    expect(readCommand(text)).toBeUndefined();
  });
});
