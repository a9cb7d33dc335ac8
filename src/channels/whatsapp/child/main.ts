import { orderSchema, type Report } from '../protocol.js';
import { classifyFailure, messageOf } from './classify-failure.js';
import { Owner } from './owner.js';

/**
 * The process that owns the browser. It is told what to do over IPC, and ends when nobody tells it any more. The
 * library throws rejections that nobody can catch (each reload of its page does): they are logged; what
 * says that the browser is gone ends the process, and the supervisor starts another.
 */
const report = (message: Report): void => {
  if (process.connected) process.send?.(message);
};

const owner = new Owner(report, () => {
  // What was reported last has to get out first.
  setTimeout(() => process.exit(1), 50);
});

process.on('message', (message) => {
  const order = orderSchema.safeParse(message);
  if (order.success) void owner.take(order.data);
  else
    report({
      type: 'log',
      level: 'error',
      text: `an order was not understood: ${order.error.message}`,
    });
});
process.on('disconnect', () => {
  void owner.take({ type: 'stop' });
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  // The supervisor says when to stop; Ctrl-C in a terminal reaches everybody.
  process.on(signal, () => undefined);
}

const many = 20;
const windowMs = 60_000;
let recent: number[] = [];

process.on('unhandledRejection', (error) => {
  const now = Date.now();
  recent = [...recent.filter((at) => at > now - windowMs), now];
  const kind = classifyFailure(error);
  report({
    type: 'log',
    level: 'warn',
    text: `left unhandled by the library: ${messageOf(error)}`,
  });
  if (recent.length >= many) void owner.fail('broken', 'the library fails again and again');
  else if (kind === 'hung') void owner.fail(kind, messageOf(error));
});
process.on('uncaughtException', (error) => {
  void owner.fail(classifyFailure(error), messageOf(error));
});

report({ type: 'up' });
