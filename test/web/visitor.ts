import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { createRig, visit, type Rig } from './rig.js';

export const form = {
  'content-type': 'application/x-www-form-urlencoded',
  accept: 'text/html',
};

/** Somebody who opened the chat page, and how they post to it. */
export interface Visitor {
  rig: Rig;
  cookie: string;
  post: (
    payload: InjectOptions['payload'],
    headers?: Record<string, string>,
  ) => Promise<LightMyRequestResponse>;
}

export async function arrive(overrides?: Parameters<typeof createRig>[0]): Promise<Visitor> {
  const rig = await createRig(overrides);
  const cookie = await visit(rig.app);
  return {
    rig,
    cookie,
    post: (payload, headers = {}) =>
      rig.app.inject({
        method: 'POST',
        url: '/chat/messages',
        headers: { cookie, ...headers },
        payload,
      }),
  };
}

/** The conversation as `GET /chat/messages` gives it. */
export async function messages(
  { app }: Rig,
  cookie: string,
  query = '',
): Promise<{ id: string; text: string }[]> {
  const answer = await app.inject({ url: `/chat/messages${query}`, headers: { cookie } });
  return answer.json<{ messages: { id: string; text: string }[] }>().messages;
}
