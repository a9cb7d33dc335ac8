import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import Excel from 'exceljs';
import { financeExport } from '../../../src/modules/bookkeeping/exports.js';
import { participantsExport } from '../../../src/modules/people/exports.js';
import { readTable } from '../../../src/documents/read-table.js';
import { writeTable } from '../../../src/documents/write-table.js';
import { maskDigits } from '../../../src/language/mask.js';
import { headingFault, importRows, type ImportKind } from '../../../src/documents/import-kind.js';
import { importCoaches } from '../../../src/modules/coaches/import-coaches.js';
import { importParticipants } from '../../../src/modules/registration/import-participants.js';
import { importTrainings } from '../../../src/modules/training/import-trainings.js';
import { coachStore } from '../../../src/modules/coaches/store/coaches.js';
import { officeStore } from '../../../src/store/office.js';
import { participantStore } from '../../../src/modules/people/store/participants.js';
import { trainingStore } from '../../../src/modules/training/store/trainings.js';
import { useDatabase } from '../../support/mongo/use-database.js';
import { secrets } from '../support/memory.js';

const fixture = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'pasti-import-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const now = new Date('2026-11-24T03:00:00Z');
const timeZone = 'Asia/Jakarta';

const participants = () =>
  importParticipants({
    ...{
      participants: participantStore(fixture.database),
      secrets,
      source: 'daftar.csv',
      timeZone,
      now,
    },
    keepText: (text) => officeStore(fixture.database).keepText('id', text),
  });

const heading = 'name,nik,phone,kecamatan,kelurahan,business,category,since,salutation,consent';
const siti =
  'Siti Aminah,3174055708909901,0812 0000 1234,Tebet,Manggarai,=SUM(A1),culinary,1_to_3_years,ibu,"formulir, 12-11-2017"';
const bad = 'Budi,3174055708909,0812,Depok,X,B,cars,soon,tuan,';

async function run(kind: ImportKind, name: string, content: string | Buffer, dryRun = false) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const table = await readTable(path);
  expect(headingFault(kind, table.heading)).toBeUndefined();
  return importRows(kind, table.rows, { show: maskDigits, dryRun });
}

describe('a list of participants', () => {
  it('is checked without a trace, then kept, and the same again changes nothing', async () => {
    const file = `\uFEFF${[heading, siti, bad, ',,,,,,,,,', siti].join('\r\n')}`;
    const dry = await run(participants(), 'dry.csv', file, true);
    expect(dry).toMatchObject({ fresh: 2, known: 0, refused: 1 });
    expect(await fixture.database.participants.countDocuments({})).toBe(0);
    expect(await run(participants(), 'one.csv', file)).toMatchObject({
      fresh: 1,
      known: 1,
      refused: 1,
    });
    expect(await run(participants(), 'one.csv', file)).toMatchObject({
      fresh: 0,
      known: 2,
      refused: 1,
    });
    const [kept] = await fixture.database.participants.find({}).lean();
    expect(kept).toMatchObject({
      name: 'Siti Aminah',
      gender: 'female',
      birthDate: '1990-08-17',
      tags: ['import'],
      steps: { P1: { state: 'done', by: 'import' } },
    });
    expect(JSON.stringify(kept)).not.toContain('3174055708909901');
    const [text] = await fixture.database.texts.find({}).lean();
    expect(text?.text).toBe('Impor dari berkas "daftar.csv": formulir, 12-11-2017');
    expect(await fixture.database.contacts.countDocuments({})).toBe(0);
  });

  it('says of each cell what was given and what is allowed, by line and column', async () => {
    const { faults } = await run(participants(), 'bad.csv', [heading, siti, bad].join('\n'));
    expect(faults.map(({ line, column }) => `${line} ${column}`)).toEqual(
      ['nik', 'phone', 'kecamatan', 'business', 'category', 'since', 'salutation', 'consent'].map(
        (column) => `3 ${column}`,
      ),
    );
    expect(faults[0]).toMatchObject({
      given: '*'.repeat(13),
      allowed: 'the 16 digits of a NIK, as text',
    });
    expect(faults[4]?.allowed).toContain('culinary');
  });

  it('does not take a NIK of which Excel lost the last digit, and leaves empty columns alone', async () => {
    const book = new Excel.Workbook();
    const page = book.addWorksheet('peserta');
    page.addRow([...heading.split(','), null, ' ']);
    const [name, , ...rest] = siti.split(',').slice(0, 9);
    page.addRow([name, 3174055708909900, ...rest, 'formulir']);
    page.addRow([]);
    page.addRow([name, 3174055708909905, ...rest, 'formulir']);
    const content = Buffer.from(await book.xlsx.writeBuffer());
    const result = await run(participants(), 'angka.xlsx', content, true);
    expect(result).toMatchObject({ fresh: 1, refused: 1 });
    expect(result.faults).toMatchObject([{ line: 2, column: 'nik' }]);
  });

  it('says so where there is no such file', async () => {
    await expect(readTable(join(folder, 'nowhere.csv'))).rejects.toThrow('no such file');
  });

  it('does not begin where a column is missing or unknown', () => {
    expect(headingFault(participants(), ['name', 'nik', 'salary'])).toMatch(
      /^line 1, missing: phone, .*; unknown: salary \(columns: name, /,
    );
  });
});

describe('lists of trainings and coaches', () => {
  it('come from a workbook as well, with days as days and numbers as numbers', async () => {
    const book = new Excel.Workbook();
    const page = book.addWorksheet('jadwal');
    page.addRow([
      'title',
      'topic',
      'kind',
      'kecamatan',
      'place',
      'date',
      'from',
      'to',
      'quota',
      'narasumber',
      'bring',
      'task',
    ]);
    page.addRow([
      'Kemasan',
      '',
      'pemprov',
      'Tebet',
      'Kantor',
      new Date('2026-12-05'),
      // A time of day, as Excel keeps it.
      new Date('1899-12-30T09:00:00Z'),
      '12:00',
      50,
      'Bu Ani',
      '',
      'Praktik',
    ]);
    page.addRow([
      'Kemasan',
      '',
      'lain',
      'Tebet',
      'Kantor',
      '2020-01-01',
      '09:00',
      '08:00',
      0,
      'Bu Ani',
      '',
      'Praktik',
    ]);
    const kind = importTrainings({
      ...{ trainings: trainingStore(fixture.database), timeZone, now },
      newToken: () => 'tokentokentoken',
      newRoomCode: () => 'ABC234',
    });
    const content = Buffer.from(await book.xlsx.writeBuffer());
    expect(await run(kind, 'jadwal.xlsx', content)).toMatchObject({ fresh: 1, refused: 1 });
    expect(await run(kind, 'jadwal.xlsx', content)).toMatchObject({ fresh: 0, known: 1 });
    const [training] = await fixture.database.trainings.find({}).lean();
    expect(training?.startsAt).toEqual(new Date('2026-12-05T02:00:00Z'));
    expect(training?.quota).toBe(50);
  });

  it('tell coaches apart by their phone', async () => {
    const kind = importCoaches({ coaches: coachStore(fixture.database), timeZone, now });
    const file =
      'name;phone;kecamatan;capacity\nRina Hartati;0812 0000 7777;"Tebet; Pancoran";40\nX;1;Nowhere;-1';
    expect(await run(kind, 'pendamping.csv', file)).toMatchObject({ fresh: 1, refused: 1 });
    expect(await run(kind, 'pendamping.csv', file)).toMatchObject({ fresh: 0, known: 1 });
    const [coach] = await coachStore(fixture.database).list();
    expect(coach).toMatchObject({
      kecamatan: ['31.74.01', '31.74.08'],
      capacity: 40,
      phone: '+6281200007777',
    });
  });
});

describe('an export', () => {
  it('masks the NIK, and gives spreadsheets nothing to run', async () => {
    const path = join(folder, 'peserta.csv');
    const rows = participantsExport.rows(fixture.database);
    expect(await writeTable(path, participantsExport.columns, rows)).toBe(1);
    const written = readFileSync(path, 'utf8');
    expect(written.startsWith('\uFEFFnumber,name,nik')).toBe(true);
    expect(written).toContain('3174********9901');
    expect(written).toContain("'=SUM(A1)");
    expect(written).toContain(',081200001234,');
    expect(written).not.toContain('3174055708909901');
  });

  it('is a workbook of texts and numbers where the name says so', async () => {
    const path = join(folder, 'peserta.xlsx');
    await writeTable(path, participantsExport.columns, participantsExport.rows(fixture.database));
    const book = new Excel.Workbook();
    await book.xlsx.readFile(path);
    const cell = book.worksheets[0]?.getRow(2).getCell(9);
    expect(cell?.type).toBe(Excel.ValueType.String);
    expect(cell?.value).toBe('=SUM(A1)');
    await expect(
      writeTable(join(folder, 'x.pdf'), [], financeExport.rows(fixture.database)),
    ).rejects.toThrow('.csv or .xlsx');
  });

  it('leaves a loss a number', async () => {
    const path = join(folder, 'loss.csv');
    const rows = (async function* () {
      yield await Promise.resolve({ profit: -5 });
    })();
    await writeTable(path, [{ key: 'profit', title: 'profit', as: 'money' }], rows);
    expect(readFileSync(path, 'utf8').split('\r\n')[1]).toBe('-5');
  });
});
