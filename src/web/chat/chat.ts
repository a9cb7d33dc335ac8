import type { FastifyInstance } from 'fastify';
import type { WebParts } from '../types.js';
import type { ChatChannel } from './chat-channel.js';
import { addPageRoute } from './page-route.js';
import { addPostRoute } from './post-route.js';
import { addFileRoute } from './file-route.js';
import { addEventsRoute, addMessagesRoute } from './read-routes.js';
import { addUploadRoute } from './upload-route.js';

/** The web chat: its page, and what the page sends and reads. */
export function addChat(
  app: FastifyInstance,
  parts: WebParts,
  channel: ChatChannel,
  style: string,
): void {
  addPageRoute(app, parts, channel);
  addPostRoute(app, parts, channel, style);
  addUploadRoute(app, parts, channel);
  addFileRoute(app, channel);
  addMessagesRoute(app, channel);
  addEventsRoute(app, channel);
}
