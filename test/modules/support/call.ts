import type { ActionCall, ActionResult } from '../../../src/engine/actions.js';
import type { Vars } from '../../../src/engine/types.js';
import { createActions } from './programme.js';
import { inMemory, secrets } from './memory.js';

export const nik = '3174055708909901';
export const sealedNik = (value = nik): Vars => ({ ...secrets.seal(value, '3174********9901') });

/** All that registration asks. */
export const answers = (): Vars => ({
  name: 'Siti Aminah',
  nik: sealedNik(),
  salutation: 'ibu',
  birthDate: '1990-08-17',
  phone: '+6281200001234',
  kecamatan: { code: '31.74.01', name: 'Tebet', city: 'Jakarta Selatan' },
  kelurahan: { id: '31.74.01.1007', label: 'Manggarai' },
  businessKind: 'business',
  category: 'culinary',
  businessName: 'Dapur Siti',
  since: '1_to_3_years',
});

/** A call of an action as a turn makes one. */
export const makeCall = ({
  from = '1',
  ...call
}: Partial<ActionCall> & { from?: string } = {}): ActionCall => ({
  vars: {},
  person: {},
  args: {},
  contact: { id: `telegram:${from}`, channel: 'telegram', address: from },
  inboundId: '1',
  locale: 'id',
  now: new Date('2026-11-24T03:00:00Z'),
  ...call,
});

/** Actions over a memory of their own, called as a turn would call them. */
export function rig() {
  const { memory, parts } = inMemory();
  const actions = createActions(parts);
  let messages = 0;
  const run = (name: string, call: Partial<ActionCall> & { from?: string } = {}) => {
    messages += 1;
    const action = actions[name];
    if (!action) throw new Error(`there is no action ${name}`);
    return action.run(makeCall({ inboundId: String(messages), ...call }));
  };
  const register = async (from = '1', vars = answers()): Promise<ActionResult> => {
    await run('consent.agree', { from });
    return run('participants.register', { from, vars });
  };
  return { memory, parts, run, register };
}
