/** Somebody made up, told from all others by `index`. */
export interface Someone {
  index: number;
  name: string;
  nik: string;
  /** YYYY-MM-DD, as the NIK says. */
  birthDate: string;
  gender: 'female' | 'male';
  /** As it is typed: 0812 0000 xxxx. */
  phone: string;
  kecamatan: string;
  business: { kind: 'business'; name: string } | { kind: 'idea'; idea: string };
}

const first = ['Siti', 'Budi', 'Dewi', 'Agus', 'Rina', 'Joko', 'Maya', 'Tono', 'Wati', 'Hadi'];
const last = ['Aminah', 'Santoso', 'Lestari', 'Wibowo', 'Kusuma', 'Pratama', 'Utami', 'Saputra'];
const kecamatan = ['Tebet', 'Cakung', 'Tanah Abang', 'Kebon Jeruk', 'Cilincing', 'Pancoran'];

/** Invents the person of that number, always the same. NIKs have serials 99xx, which nobody has. */
export function inventPerson(index: number): Someone {
  const female = index % 2 === 0;
  const birth = new Date(Date.UTC(1970, 0, 1 + Math.floor(index / 100) * 7 + (index % 100)));
  const iso = birth.toISOString().slice(0, 10);
  const [year = '', month = '', day = ''] = iso.split('-');
  const dd = String(Number(day) + (female ? 40 : 0)).padStart(2, '0');
  const serial = `99${String(index % 100).padStart(2, '0')}`;
  return {
    index,
    name: `${first[index % first.length]} ${last[index % last.length]}`,
    nik: `317405${dd}${month}${year.slice(2)}${serial}`,
    birthDate: iso,
    gender: female ? 'female' : 'male',
    phone: `0812 0000 ${String(index % 10_000).padStart(4, '0')}`,
    kecamatan: kecamatan[index % kecamatan.length] ?? 'Tebet',
    business:
      index % 3 === 0
        ? { kind: 'idea', idea: `Mau jualan nasi uduk di gang nomor ${index}` }
        : { kind: 'business', name: `Dapur Nomor ${index}` },
  };
}
