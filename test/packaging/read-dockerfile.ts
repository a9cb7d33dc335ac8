import { readFileSync } from 'node:fs';

export interface Instruction {
  name: string;
  argument: string;
}

export interface Stage {
  name: string;
  /** An image, or the name of a stage above. */
  from: string;
  instructions: Instruction[];
}

/** Stages of a Dockerfile, with continued lines joined and comments left out. */
export function readDockerfile(path: string): Stage[] {
  const text = readFileSync(path, 'utf8')
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n\s*/g, ' ');
  const stages: Stage[] = [];
  for (const line of text.split('\n')) {
    const [, name, argument] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? [];
    if (name === undefined || argument === undefined) continue;
    if (name === 'FROM') {
      const [from = '', , as = ''] = argument.split(/\s+/);
      stages.push({ name: as, from, instructions: [] });
    } else {
      stages.at(-1)?.instructions.push({ name, argument });
    }
  }
  return stages;
}

/** A stage's instructions behind those of the stages it is built on. */
export function allInstructions(stages: Stage[], name: string): Instruction[] {
  const stage = stages.find((one) => one.name === name);
  return stage ? [...allInstructions(stages, stage.from), ...stage.instructions] : [];
}

/** The image that a stage rests on in the end. */
export function imageOf(stages: Stage[], name: string): string {
  const stage = stages.find((one) => one.name === name);
  return stage ? imageOf(stages, stage.from) : name;
}

/** What is copied into a stage out of the repository. */
export function copied(instructions: Instruction[]): string[] {
  return instructions
    .filter(({ name, argument }) => name === 'COPY' && !argument.includes('--from='))
    .flatMap(({ argument }) => argument.split(/\s+/).slice(0, -1));
}

/** What a stage sets with ENV. */
export function environmentOf(instructions: Instruction[]): Record<string, string> {
  const pairs = instructions
    .filter(({ name }) => name === 'ENV')
    .flatMap(({ argument }) => argument.split(/\s+/).map((pair) => pair.split('=')));
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]));
}
