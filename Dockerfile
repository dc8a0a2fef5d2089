# One image for web and worker: both run in it. Without DATABASE_URL it keeps a Postgres of its own in /data.
FROM node:24-bookworm-slim AS build
WORKDIR /landfall
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN node lib/cli/bootstrap.mjs build

FROM node:24-bookworm-slim
WORKDIR /landfall
ENV NODE_ENV=production HOST=0.0.0.0 LANDFALL_DATA_DIR=/data
COPY --from=build /landfall /landfall
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Not through npm: signals reach the bootstrap, which passes them on and waits for the drain.
CMD ["node", "lib/cli/bootstrap.mjs", "start"]
