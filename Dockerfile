# The server with the viewer page. The studio is a desktop program and not part of it.

FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV XDG_CACHE_HOME=/cache
COPY . .
# Brings the packages and mediasoup-worker: downloaded, or compiled where GitHub cannot be reached.
RUN node setup.mjs setup --server \
  && cp --remove-destination "$(readlink -f node_modules/mediasoup/worker/out/Release/mediasoup-worker)" /worker \
  && npm install --no-save --ignore-scripts --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/mediasoup/worker node_modules/.stallcast \
  && install -D /worker node_modules/mediasoup/worker/out/Release/mediasoup-worker

FROM node:24-bookworm-slim
# ffmpeg keeps recordings; the libraries are those of a mediasoup-worker that was compiled here.
RUN apt-get update \
  && apt-get install -y --no-install-recommends ffmpeg libabsl20220623 libssl3 libuv1 \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o node -g node /data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/shared shared
COPY --from=build /app/drizzle drizzle
COPY --from=build /app/sfu-server sfu-server
COPY --from=build /app/viewer-web/dist viewer-web/dist
ENV NODE_ENV=production DATA_DIR=/data PORT=8420 MEDIA_PORT=44400
USER node
VOLUME /data
EXPOSE 8420/tcp 44400-44403/tcp 44400-44403/udp
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "sfu-server/src/main.ts"]
