import { Agent as HttpAgent, type AgentOptions } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

/** Begins the message of every error that came before there was a connection: nothing was sent. */
const mark = 'no connection: ';

/** A connection that lies idle for longer is closed: a router may have forgotten it, and what is sent on it is lost. */
const idleMs = 60_000;

/**
 * Makes an agent that keeps connections and reuses them, and whose errors tell whether there was a connection: only
 * that says for certain that a request was not sent.
 * @param connectMs how long a connection, with its TLS handshake, may take to come about
 */
export function createAgent(
  protocol: string,
  { connectMs, ...options }: AgentOptions & { connectMs: number },
): HttpAgent {
  const secure = protocol === 'https:';
  const Agent = secure ? HttpsAgent : HttpAgent;
  const agent = new Agent({ ...options, keepAlive: true, timeout: idleMs });
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (...given) => {
    const socket = connect(...given);
    if (socket) watch(socket, secure ? 'secureConnect' : 'connect', connectMs);
    return socket;
  };
  return agent;
}

type Socket = NonNullable<ReturnType<HttpAgent['createConnection']>>;

function watch(socket: Socket, established: string, connectMs: number): void {
  const timer = setTimeout(() => {
    socket.destroy(new Error(`it did not come about within ${connectMs} ms`));
  }, connectMs);
  timer.unref();
  const markError = (error: Error) => {
    error.message = mark + error.message;
  };
  socket.once('error', markError);
  socket.once('close', () => {
    clearTimeout(timer);
  });
  socket.once(established, () => {
    clearTimeout(timer);
    socket.off('error', markError);
  });
}

/** Whether a failed request was certainly not sent: there was no connection to send it on. */
export const neverConnected = (error: unknown): boolean =>
  error instanceof Error && error.message.includes(mark);
