# syntax=docker/dockerfile:1

FROM rust:1.95-slim-bookworm AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends gcc libc6-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
ENV SQLX_OFFLINE=true CARGO_TERM_COLOR=never

# The dependencies first: this layer lasts until Cargo.lock changes.
COPY Cargo.toml Cargo.lock build.rs ./
# Named in Cargo.toml, so cargo insists that it is there.
COPY benches benches
RUN --mount=type=cache,target=/usr/local/cargo/registry,sharing=locked \
    mkdir -p src migrations \
    && echo 'fn main() {}' > src/main.rs \
    && touch src/lib.rs \
    && cargo build --release --locked \
    && rm -r src

COPY migrations migrations
COPY locales locales
COPY .sqlx .sqlx
COPY src src
# Files keep the time they had outside; cargo must see that they are newer than the stand-ins above.
RUN --mount=type=cache,target=/usr/local/cargo/registry,sharing=locked \
    touch build.rs src/main.rs src/lib.rs \
    && cargo build --release --locked \
    && cp target/release/vovremya /usr/local/bin/vovremya

FROM debian:bookworm-slim
ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Vovremya" \
      org.opencontainers.image.description="A Telegram bot with which a small business is paid on time, politely" \
      org.opencontainers.image.licenses="MIT OR Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin vovremya
COPY --from=build /usr/local/bin/vovremya /usr/local/bin/vovremya
USER 10001:10001
# The image holds no PostgreSQL: set DATABASE_URL and TELEGRAM_BOT_TOKEN.
# One heap for all threads: a few megabytes less.
ENV HEALTH_LISTEN=127.0.0.1:8080 LOG_FORMAT=json MALLOC_ARENA_MAX=1
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 CMD ["vovremya", "healthcheck"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["vovremya"]
CMD ["run"]
