# syntax=docker/dockerfile:1

# PASti in a container: `docker build -t pasti .`, or with WhatsApp's browser `docker build --target whatsapp .`
# compose.yaml runs it with MongoDB and Redis. Node 24 is the long-term release that package.json's engines allow.

FROM node:24-bookworm-slim AS base
WORKDIR /app

# What runs in production. No package needs its install script (package.json, allowScripts).
FROM base AS dependencies
COPY package.json package-lock.json .npmrc .puppeteerrc.cjs ./
RUN npm ci --omit=dev --ignore-scripts

FROM base AS build
COPY package.json package-lock.json .npmrc .puppeteerrc.cjs ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY worker worker
RUN npm run build

FROM base AS runtime
# tini passes signals on to Node, and buries what a browser leaves behind.
RUN apt-get update \
  && apt-get install -y --no-install-recommends tini \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  PORT=3000 \
  DATA_DIR=/data
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
COPY bin bin
COPY flows flows
COPY locales locales
# Pages, styles and scripts are read from where they were written.
COPY src src
# Embedded store, WhatsApp session, generated key. One container at a time may use it.
RUN mkdir /data && chown node:node /data
VOLUME /data
EXPOSE 3000
# Every role serves its health on PORT. The start waits for a store that is away, and is healthy meanwhile:
# /readyz tells whether people are served.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --start-interval=2s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["tini", "--"]
CMD ["node", "bin/pasti.js", "start"]

# With the browser that the WhatsApp channel drives, found on PATH, and fonts for it.
FROM runtime AS whatsapp
RUN apt-get update \
  && apt-get install -y --no-install-recommends chromium fonts-noto-core fonts-noto-color-emoji \
  && rm -rf /var/lib/apt/lists/*
USER node

# Last, so that it is what is built when no target is named.
FROM runtime AS app
USER node
