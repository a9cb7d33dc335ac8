import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Failure } from '../failure.js';
import type { ChatChannel } from './chat-channel.js';
import { BACKLOG, EventStream } from './event-stream.js';
import { viewsAfter } from './message-view.js';
import { demandVisitor } from './visitor.js';

/** Tabs of one person that are told at once; a further one still asks every few seconds. */
const STREAMS_PER_VISITOR = 8;

/** `GET /chat/messages?after=ID`: the conversation as JSON, for pages whose stream does not hold. */
export function addMessagesRoute(app: FastifyInstance, channel: ChatChannel): void {
  app.get('/chat/messages', async (request, reply) => {
    const address = demandVisitor(request);
    const rows = await channel.latest(address, BACKLOG);
    void reply.header('cache-control', 'no-store');
    return { messages: viewsAfter(rows, address, afterOf(request)) };
  });
}

/** `GET /chat/events`: the same as a stream of Server-Sent Events, for as long as the page is open. */
export function addEventsRoute(app: FastifyInstance, channel: ChatChannel): void {
  const open = new Map<string, Set<EventStream>>();
  app.get('/chat/events', (request, reply) => {
    const address = demandVisitor(request);
    const streams = open.get(address) ?? new Set<EventStream>();
    if (streams.size >= STREAMS_PER_VISITOR) throw new Failure(429, 'too-many', 'error.broken');
    const stream = new EventStream(channel, address);
    open.set(address, streams.add(stream));
    stream.body.once('close', () => {
      streams.delete(stream);
      if (streams.size === 0) open.delete(address);
    });
    void stream.catchUp(lastSeenOf(request));
    return reply
      .headers({
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        // nginx would keep the events until its buffer is full.
        'x-accel-buffering': 'no',
      })
      .send(stream.body);
  });
  app.addHook('preClose', (done) => {
    for (const streams of open.values()) for (const stream of streams) stream.close();
    done();
  });
}

function afterOf(request: FastifyRequest): string | undefined {
  const { after } = request.query as { after?: unknown };
  return typeof after === 'string' ? after : undefined;
}

/** A browser that comes back by itself names what it saw last; it still asks for the old address. */
function lastSeenOf(request: FastifyRequest): string | undefined {
  const header = request.headers['last-event-id'];
  return typeof header === 'string' && header !== '' ? header : afterOf(request);
}
