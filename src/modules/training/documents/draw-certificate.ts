import { makeCertificate } from './certificate.js';
import type { Words } from '../../../i18n/words.js';
import type { Certificate } from '../training.js';
import { sayWhen } from '../when.js';

/** Where anybody can look a certificate up. */
export const verifyUrl = (publicUrl: string, number: string): string =>
  `${publicUrl}/verify/${number}`;

/** Draws certificates in the programme's own words. They are Indonesian, whatever language a person chats in. */
export function certificateDrawer(words: Words, timeZone: string, publicUrl: string) {
  const say = (key: string, values?: object) =>
    words.say('id', `trainings:certificate.${key}`, values);
  return (certificate: Certificate): Promise<Uint8Array> => {
    const { number, name, title, topic, place, kecamatan, narasumber, task, at } = certificate;
    const url = verifyUrl(publicUrl, number);
    return makeCertificate({
      ...{ name, topic, at, number, training: title, verifyUrl: url },
      title: say('title'),
      subtitle: say('number', { number }),
      header: say('header'),
      givenTo: say('givenTo'),
      did: say('did'),
      verify: say('verify', { url }),
      rows: [
        [say('when'), sayWhen(certificate, 'id', timeZone)],
        [say('place'), `${place}, ${kecamatan}`],
        [say('narasumber'), narasumber],
        [say('practice'), task],
      ],
    });
  };
}
