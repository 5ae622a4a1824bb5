# syntax=docker/dockerfile:1
FROM node:20.20-bookworm-slim AS build
WORKDIR /strata
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN node server/setup.mjs build && npm prune --omit=dev

FROM node:20.20-bookworm-slim
ENV NODE_ENV=production \
    NODE_OPTIONS="--max-old-space-size=512" \
    HOST=0.0.0.0 \
    PORT=3000 \
    STRATA_DATA_DIR=/data
WORKDIR /strata
RUN install -d -o node -g node /data
COPY --from=build --chown=root:root /strata ./
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "server/start.mjs", "--prepared"]
