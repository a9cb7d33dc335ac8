import type { FastifyRequest, FastifyReply } from 'fastify';
import type { Desk } from '../../../web/dashboard/parts.js';
import type { CoachOffice } from '../coach/office.js';

export interface Visit {
  office: CoachOffice;
  desk: Desk;
  request: FastifyRequest;
  reply: FastifyReply;
}
