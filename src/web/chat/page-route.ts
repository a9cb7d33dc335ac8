import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { systemClock } from '../../ports/clock.js';
import { loadAsset, makeAsset, sendCompressed, serveAsset } from '../assets.js';
import { rememberLocale, wordsFor, type Words } from '../locale.js';
import type { WebParts } from '../types.js';
import { embedJson, renderView } from '../views.js';
import type { Logger } from '../../ports/logger.js';
import type { LoggedMessage } from '../../ports/store.js';
import { Failure } from '../failure.js';
import type { ChatChannel } from './chat-channel.js';
import { toViews } from './message-view.js';
import { joinPageScript } from './page-script.js';
import { toPageMessages } from './page-view.js';
import { accepted } from './file-type.js';
import { linkToken, MAX_TEXT, startId } from './read-post.js';
import { tagOf, welcomeVisitor } from './visitor.js';

const FIRST_SHOWN = 50;
const MOST_SHOWN = 500;

/** Words the script needs, from `chat.*`. */
const scriptWords = [
  'you',
  'bot',
  'today',
  'yesterday',
  'choices',
  'sending',
  'sent',
  'unsent',
  'retry',
  'refused',
  'hidden',
  'offline',
  'offlineFile',
  'trouble',
  'cookies',
  'location',
  'noLocation',
  'photo',
] as const;

/**
 * `GET /chat`: the page, with the conversation so far already in it: on a slow line people read while
 * the script is still on its way, and without scripts everything works as forms.
 */
export function addPageRoute(app: FastifyInstance, parts: WebParts, channel: ChatChannel): void {
  const serve = (name: string): string =>
    serveAsset(app, loadAsset(`src/web/chat/static/${name}`, `/chat/${name}`));
  const assets = {
    style: serve('chat.css'),
    script: serveAsset(app, makeAsset(Buffer.from(joinPageScript()), '/chat/chat.js')),
    icon: serve('icon.svg'),
  };
  const { secureCookies, timeZone = 'Asia/Jakarta' } = parts.config;
  const clock = parts.clock ?? systemClock;
  app.get('/chat', async (request, reply) => {
    const lang = rememberLocale(request, reply, secureCookies);
    const words = wordsFor(parts.messages, lang);
    const address = welcomeVisitor(request, reply, secureCookies);
    const { all, start } = request.query as { all?: unknown; start?: unknown };
    // Followed at a press: to open an address must not do anything yet.
    const link = linkToken.safeParse(start).data;
    const limit = all === undefined ? FIRST_SHOWN : MOST_SHOWN;
    const rows = await history(channel, address, limit, parts.logger);
    const locale = lang === 'id' ? 'id-ID' : 'en-GB';
    const days = { today: words('chat.today'), yesterday: words('chat.yesterday') };
    const views = toViews(rows, address);
    const messages = toPageMessages(views, { locale, timeZone, ...days }, clock.now());
    const page = renderView('web/chat/views/chat', {
      ...{ lang, words, link, messages, assets, newId: randomUUID, maxText: MAX_TEXT, accepted },
      earlier: limit === FIRST_SHOWN && rows.length === FIRST_SHOWN,
      data: embedJson({
        ...{ locale, timeZone, tag: tagOf(address), words: pickWords(words) },
        last: views.at(-1)?.id ?? '',
        ...(views.length === 0 && !link && { startId: startId(tagOf(address)) }),
      }),
    });
    // Private, and never taken from a cache: the history in it must be the present one.
    void reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    return sendCompressed(request, reply, page);
  });
}

const pickWords = (words: Words): Record<string, string> =>
  Object.fromEntries(scriptWords.map((key) => [key, words(`chat.${key}`, { name: '%' })]));

/** The latest messages; while the store is away a page that says so, and no error of ours. */
async function history(
  channel: ChatChannel,
  address: string,
  limit: number,
  logger: Logger,
): Promise<LoggedMessage[]> {
  try {
    return await channel.latest(address, limit);
  } catch (err) {
    logger.debug({ err }, 'The chat page has no history: the store does not answer');
    const titleKey = 'error.brokenTitle';
    throw new Failure(503, 'unavailable', 'error.broken', { titleKey, retryAfterS: 10 });
  }
}
