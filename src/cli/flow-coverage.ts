import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { pino } from 'pino';
import { readFlowFiles } from '../app/load-flow-set.js';
import { coverageOf, type Coverage, type Way } from '../engine/coverage.js';
import { parseFlow } from '../engine/load-flows.js';
import { readGolden } from './golden.js';
import { playGolden } from './play-golden.js';
import { openScratch } from './scratch.js';

/** `pasti flows coverage FILE...`: which nodes and branches the given conversations never walk. */
export function coverageCommand(): Command {
  return new Command('coverage')
    .description('play transcripts, and list nodes and branches that none of them walks')
    .argument('<files...>', 'scripts or transcripts, e.g. test/transcripts/*.transcript')
    .action(async (files: string[]) => {
      const walked = await playAll(files);
      for (const { file, text } of readFlowFiles()) {
        const { flow } = parseFlow(file, text);
        if (flow)
          describe(file, coverageOf(flow, walked)).forEach((line) => {
            console.log(line);
          });
      }
    });
}

/** Every way that the conversations walk, each once. */
async function playAll(files: string[]): Promise<Way[]> {
  const walked = new Map<string, Way>();
  const scratch = await openScratch(pino({ level: 'error' }, process.stderr), {
    trace: (way) => {
      walked.set(`${way.flow} ${way.from} ${way.to}`, way);
    },
  });
  try {
    for (const file of files) {
      const golden = readGolden(readFileSync(file, 'utf8'));
      await playGolden(golden, scratch, { given: join(dirname(file), 'given') });
      await scratch.reset();
    }
  } finally {
    await scratch.close();
  }
  return [...walked.values()];
}

function describe(file: string, { nodes, ways, missed }: Coverage): string[] {
  const share = (part: { walked: number; all: number }) => `${part.walked} of ${part.all}`;
  return [
    `${file}: ${share(nodes)} nodes, ${share(ways)} ways`,
    ...missed.map(({ line, what }) => `${file}:${line} never walked: ${what}`),
  ];
}
