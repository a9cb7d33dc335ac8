import { z } from 'zod';
import { ok, type JobDefinition, type JobKind } from '../../src/ports/queue.js';

const schema = z.object({ id: z.string().min(1) });
type Payload = z.infer<typeof schema>;

/** Under the id of the deletion: a second one with it changes nothing. */
export const forgetPersonKind: JobKind<Payload> = {
  name: 'forget-person',
  queue: 'office',
  schema,
};

export interface ForgetPersonParts {
  /** False when it is done already. */
  forgetPerson: (id: string) => Promise<boolean>;
}

/** Deletes a person who asked for it. */
export const forgetPersonJob = ({ forgetPerson }: ForgetPersonParts): JobDefinition<Payload> => ({
  ...forgetPersonKind,
  async run({ id }) {
    await forgetPerson(id);
    return ok;
  },
});
