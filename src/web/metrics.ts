import type { FastifyInstance } from 'fastify';
import { Histogram, type Registry } from 'prom-client';

const DURATION = 'pasti_http_request_duration_seconds';

/** `/metrics` for Prometheus, and how long requests took by route (not by address: those are many). */
export function addMetrics(app: FastifyInstance, registry: Registry): void {
  const duration =
    (registry.getSingleMetric(DURATION) as Histogram | undefined) ??
    new Histogram({
      name: DURATION,
      help: 'Time from a request to the end of its answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      registers: [registry],
    });
  app.addHook('onResponse', (request, reply, done) => {
    // An event stream lasts as long as its page: its time says nothing.
    if (!reply.getHeader('content-type')?.toString().startsWith('text/event-stream')) {
      const route = request.routeOptions.url ?? 'unknown';
      const labels = { method: request.method, route, status: reply.statusCode };
      duration.observe(labels, reply.elapsedTime / 1000);
    }
    done();
  });
  app.get('/metrics', async (_request, reply) => {
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
