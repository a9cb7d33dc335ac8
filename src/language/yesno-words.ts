import { WordTable } from './tokens.js';

/**
 * What a word does in the answer to a closed question.
 * - `yes`, `no`: an answer by itself.
 * - `thing`: what is affirmed or negated ("mau", "sesuai"): yes alone, no behind a negation.
 * - `flaw`: no alone ("salah"), yes behind a negation ("tidak salah").
 * - `harmless`: yes behind a negation ("ga masalah"), nothing alone.
 * - `doubt`: nothing is decided, whatever stands beside it.
 * - `soft`: carries no value.
 */
export type YesNoRole = 'yes' | 'no' | 'thing' | 'flaw' | 'harmless' | 'doubt' | 'soft';

export const yesNoWords = WordTable.of<YesNoRole>({
  yes: `ya y yes yess yep yup yap yups iya iye iyo iyah iyap iyalah iyes yo yoi yoa yoyoi ok oke okey okay okeh okd oks
    okelah okedeh okdeh okesip oce sip siip sipp siap siaap siyap siaplah siapp gas gass gasken gaskeun gaskan gaspol
    cus cuss kuy skuy yuk yuks yuuk ayo ayuk hayuk hayu nyok lanjut lanjutkan lanjutin lnjut next heeh hooh tentu tentunya
    pasti pastinya jelas monggo nggih inggih injih enggih muhun sumuhun silakan silahkan deal acc sepakat bolehlah maulah baik baiklah yeah yea sure agree nggeh ngih leres yok ayok yaps betullah benarlah fix yaudah yawes
    gapapa gpp gppa gapapalah rapopo gapopo yoih uhuk yey yakin`,
  no: `no nope n g gk gak ga nggak ngga enggak engga ngak kagak kaga kgk kga kagaa tidak tdk tidk tdak tida tak nda ndak endak
    enda nggk ngg ogah emoh moh wegah ora mboten henteu heunteu teu jangan jgn jangaan bukan bkn gausah gosah gaperlu
    gamau gmau gakmau gajadi gakjadi nolak tolak menolak enggan keberatan belum blm blom belom belon bloom blum durung dereng
    tacan acan gamao tidka`,
  thing: `setuju stuju setujuu setju mau mw pengen pengin ingin boleh bole blh bleh betul btul btl betol benar bener bnr bner
    bnar benr cocok sesuai pas bersedia minat berminat tertarik ikut ikutan sudah udah udh sdh udeh sudh uda suda wis
    sampun bisa ada punya perlu butuh purun gelem iso mao ade pernah valid lengkap
    selesai kelar beres tepat`,
  flaw: 'salah keliru ngaco',
  harmless: 'masalah papa popo apaapa bermasalah',
  doubt: `pass tau tahu ngerti mengerti paham faham yakinn hafal hapal ingat inget mungkin kayaknya kyknya sepertinya nanti ntar
    entar bentar sebentar bntr dulu dlu tunggu kurang ragu bingung pikir kali mana apakah atau`,
  soft: `alhamdulillah sangat sendiri saya sy aku gw gue gua ane aye kami sekali bgt banget bngt aja aj saja juga jg semua semuanya datanya data itu ini
    nama namanya nomor nomornya alamat alamatnya tanggal tanggalnya bilang jawab jawaban jawabannya pilih
    begitu gitu emang memang lagi lg msh masih dah`,
});

/** A set of words that also knows their drawn-out spellings. */
function wordSet(words: string): { has: (word: string) => boolean } {
  const table = new WordTable(words.split(/\s+/).map((word) => [word, true] as const));
  return { has: (word) => table.get(word) !== undefined };
}

/** Words that negate what follows them. Alone they are a no. */
export const negations =
  wordSet(`tidak tdk tidk tdak tida tidka tak nda ndak endak enda gk gak ga nggak ngga enggak engga ngak nggk kagak kaga kgk kga ora mboten
  henteu teu bukan bkn belum blm blom belom belon blum durung g jangan jgn`);

/** Negations behind which a flaw is no clear yes: "belum salah". */
export const weakNegations = wordSet('bukan bkn belum blm blom belom belon blum durung jangan jgn');

/** Certainties that a negation turns into doubt: "belum tentu". */
export const certainties = wordSet('tentu pasti yakin jelas tentunya pastinya');

/** Things that may follow a negation only; alone they answer nothing. */
export const negatedOnly =
  wordSet(`sempat sempet dapat dapet usah lagi jadi perlu suka terima lanjut lanjutkan lanjutin oke ok siap dah aja
  dipakai disimpan dikirim dihapus diubah diganti disebar simpan kirim hapus ubah ganti`);

/** A yes that may open a no: "ok ga usah". */
export const agreement = wordSet('iya iye ok oke okay okey');

/** Who or what "bukan" denies by itself: "bukan saya", "bukan yang itu". */
export const denials = wordSet('bukan bkn dudu');
export const denied = wordSet(
  'saya sy aku gw gue aye ane itu ini begitu gitu yang yg data nama nomor alamat punya',
);

/** Words that ask for what stands behind them, and what may be asked for. */
export const wants = wordSet(
  'boleh bole blh mau mw pengen pengin ingin bisa ada punya perlu butuh',
);
export const topics = wordSet(
  'data datanya nama namanya nomor nomornya alamat alamatnya tanggal tanggalnya jawaban jawabannya',
);

/** Whole answers that the words alone would get wrong. */
export const yesNoPhrases = new Map<string, 'yes' | 'no' | 'unknown'>(
  Object.entries({
    yes: `ho oh,he eh,hu uh,ya udah,ya sudah,ya wis,no problem,tidak ada masalah,gak ada masalah,ga ada masalah,nggak ada masalah
      tidak ada yang salah,ga ada yang salah,gak ada yang salah,gak ada yg salah,ga ada yg salah,tidak ada yg salah
      tidak keberatan,ga keberatan,gak keberatan,nggak keberatan,tidak salah lagi,ora opo opo,ya boleh,tidak ada keberatan
      gak pp,ga pp,ga apa,gak apa,nggak apa,ngga apa,lets go,of course,ok oce,oke oce,tak apa,tidak mengapa`,
    no: `ada yang salah,ada yg salah,masih ada yang salah,masih ada yg salah,salah semua,ya nggak,ya enggak,ya ngga,ya gak,ya ga
      ya tidak,ya engga,ya kagak,ya belum,ya jangan,ya salah,bukan itu,bukan saya,itu bukan saya,teu acan,not yet,not agree
      tentu tidak,tentu saja tidak,tentu bukan,jelas tidak,jelas bukan`,
    unknown: `ya ampun,ya allah,ya tuhan,ya kali,ya kan,iya kan,bisa jadi,boleh jadi,jangan salah,sudah ah,udah ah,no hp,no wa,no nik,ga pasti,apa iya,tidak apa
      ya gitu,ya begitu,ya gini`,
  }).flatMap(([answer, list]) =>
    list
      .split(/[,\n]/)
      .map((phrase) => [phrase.trim(), answer as 'yes' | 'no' | 'unknown'] as const),
  ),
);

export const yesEmoji = new Set(['👍', '👌', '✅', '🆗', '☑', '✔', '🙆', '💯']);
export const noEmoji = new Set(['👎', '❌', '🙅', '🚫', '✖']);
