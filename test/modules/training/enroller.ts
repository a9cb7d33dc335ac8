import { enrol } from '../../../src/modules/training/enrol.js';
import { connect } from '../../../src/app/database.js';
import { quietLogger } from '../../support/mongo/quiet-logger.js';
import { at } from './make-training.js';
import { storedParts } from './stored-parts.js';

/** A process of its own that enrols people, all at once: `enroller.ts URI TRAINING FIRST COUNT`; prints what each was told. */
const [uri = '', training = '', first = '0', count = '0'] = process.argv.slice(2);
const database = await connect(uri, quietLogger);
const parts = storedParts(database);
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
const people = Array.from({ length: Number(count) }, (_, index) => `p${Number(first) + index}`);
const told = await Promise.all(
  people.map(async (person) => {
    const result = await enrol(parts, training, person, at(-60));
    process.stdout.write(
      `${person} ${result.outcome} ${'position' in result ? result.position : 0}\n`,
    );
    return result;
  }),
);
process.stdout.write(`done ${told.length}\n`);
await database.close();
process.exit(0);
