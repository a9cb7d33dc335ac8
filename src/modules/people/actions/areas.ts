import type { ActionDefinition, ActionDefinitions } from '../../../engine/actions.js';
import type { Vars } from '../../../engine/types.js';

export interface AreaParts {
  /** The kelurahan of a kecamatan, by its code. */
  kelurahanOf: (kecamatanCode: string) => { code: string; name: string }[];
}

const asVars = (value: unknown): Vars | undefined =>
  typeof value === 'object' && value !== null ? (value as Vars) : undefined;

/** Takes over the kelurahan where the answer to "which kecamatan" named one. */
const takeKelurahan: ActionDefinition<unknown> = {
  outcomes: ['known', 'unknown'],
  run(_parts, { vars }) {
    const named = asVars(asVars(vars.kecamatan)?.kelurahan);
    if (named) {
      const { code, name } = named as { code: string; name: string };
      return Promise.resolve({ outcome: 'known', set: { kelurahan: { id: code, label: name } } });
    }
    return Promise.resolve({ outcome: 'unknown' });
  },
};

const kelurahan: ActionDefinition<AreaParts> = {
  outcomes: ['listed'],
  run({ kelurahanOf }, { vars }) {
    const code = asVars(vars.kecamatan)?.code;
    const areas = typeof code === 'string' ? kelurahanOf(code) : [];
    const options = areas.map(({ code: id, name: label }) => ({ id, label }));
    return Promise.resolve({ outcome: 'listed', options });
  },
};

export const areaActions: ActionDefinitions<AreaParts> = {
  'areas.takeKelurahan': takeKelurahan,
  'areas.kelurahan': kelurahan,
};
