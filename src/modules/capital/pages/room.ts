import type { ApplicationDesk } from '../desk.js';
import { demandRole } from '../../../web/dashboard/guard.js';
import { formLimit } from '../../../web/dashboard/read-form.js';
import type { DashboardRoom } from '../../../web/dashboard/parts.js';
import { showApplication, showApplications } from './show.js';
import { changeApplication } from './change.js';

/** `/applications`: what people asked banks for, and what became of it. */
export const applicationsRoom =
  (source: ApplicationDesk): DashboardRoom =>
  (app, desk) => {
    const onRequest = demandRole(['admin']);
    app.get('/applications', { onRequest }, (request, reply) =>
      showApplications(source, desk, request, reply),
    );
    app.get<{ Params: { id: string } }>('/applications/:id', { onRequest }, (request, reply) =>
      showApplication(source, desk, request, reply, request.params.id),
    );
    app.post<{ Params: { id: string } }>(
      '/applications/:id',
      { onRequest, bodyLimit: formLimit },
      (request, reply) => changeApplication(source, desk, request, reply, request.params.id),
    );
  };
