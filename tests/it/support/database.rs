//! A database of its own for each test, cloned from a migrated template.
//!
//! `DATABASE_URL` names the server; without it the test process starts a throw-away cluster of its own, which
//! goes with the process.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, process};

use sqlx::postgres::PgPoolOptions;
use sqlx::{AssertSqlSafe, Connection, PgConnection, PgPool};
use vovremya::postgres::{Cluster, Place, Settings};
use vovremya::store::migrate::MIGRATOR;

/// Any number will do, as long as all test processes take the same.
const TEMPLATE_LOCK: i64 = 0x0776_6f76;

/// An empty, migrated database; dropped with this.
pub struct TestDatabase {
    /// For processes that take `DATABASE_URL`.
    pub url: String,
    /// A few connections.
    pub pool: PgPool,
    name: String,
}

/// Clones the template, making it first if need be.
pub async fn fresh_database() -> TestDatabase {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let server = server_url();
    let mut connection = PgConnection::connect(server).await.expect("the test server");
    let template = template(&mut connection, server).await;
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("vovremya_test_{}_{number}", process::id());
    execute(&mut connection, &format!("drop database if exists {name} with (force)")).await;
    execute(&mut connection, &format!("create database {name} template {template}")).await;
    let url = with_database(server, &name);
    let pool = PgPoolOptions::new().max_connections(5).connect_lazy(&url).expect("an address");
    TestDatabase { url, pool, name }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let drop_it = format!("drop database if exists {} with (force)", self.name);
        // The test's runtime is on its way out: a thread with a small one of its own finishes the work.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(async {
                if let Ok(mut connection) = PgConnection::connect(server_url()).await {
                    let _ = sqlx::query(AssertSqlSafe(drop_it)).execute(&mut connection).await;
                }
            });
        });
        let _ = dropped.join();
    }
}

fn server_url() -> &'static str {
    static URL: OnceLock<String> = OnceLock::new();
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    URL.get_or_init(|| {
        let given = env::var("DATABASE_URL").ok().filter(|url| !url.is_empty());
        given.unwrap_or_else(|| {
            let settings =
                Settings { place: Place::ThrowAway, pg_bin: env::var_os("PG_BIN").map(Into::into) };
            CLUSTER.get_or_init(|| Cluster::start(&settings).expect("a throw-away cluster")).url()
        })
    })
}

/// The name of the migrated template. Made under a lock, under another name until it is whole.
async fn template(connection: &mut PgConnection, server: &str) -> String {
    let name = format!("vovremya_template_{}", hash_of_migrations());
    sqlx::query("select pg_advisory_lock($1)")
        .bind(TEMPLATE_LOCK)
        .execute(&mut *connection)
        .await
        .expect("lock");
    let found: bool = sqlx::query_scalar("select exists (select from pg_database where datname = $1)")
        .bind(&name)
        .fetch_one(&mut *connection)
        .await
        .expect("a look at the databases");
    if !found {
        let making = format!("{name}_making");
        execute(connection, &format!("drop database if exists {making} with (force)")).await;
        execute(connection, &format!("create database {making} template template0")).await;
        let mut inside = PgConnection::connect(&with_database(server, &making)).await.expect("the template");
        MIGRATOR.run(&mut inside).await.expect("the migrations");
        inside.close().await.expect("closed");
        execute(connection, &format!("alter database {making} rename to {name}")).await;
    }
    sqlx::query("select pg_advisory_unlock($1)")
        .bind(TEMPLATE_LOCK)
        .execute(connection)
        .await
        .expect("unlock");
    name
}

fn hash_of_migrations() -> String {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    MIGRATOR.iter().for_each(|migration| (migration.version, &migration.checksum).hash(&mut hasher));
    format!("{:016x}", hasher.finish())
}

fn with_database(server: &str, name: &str) -> String {
    let mut url = url::Url::parse(server).expect("DATABASE_URL is an address");
    url.set_path(name);
    url.into()
}

async fn execute(connection: &mut PgConnection, sql: &str) {
    sqlx::query(AssertSqlSafe(sql.to_owned()))
        .execute(connection)
        .await
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
}

#[tokio::test]
async fn each_test_has_a_migrated_database_of_its_own() {
    let (first, second) = (fresh_database().await, fresh_database().await);
    assert_ne!(first.name, second.name);
    let state = vovremya::store::migrate::state(&first.pool).await.expect("a migrated database");
    assert_eq!((state.pending, state.unknown), (vec![], vec![]));
    sqlx::query("create table mine (id int)").execute(&first.pool).await.expect("a table");
    assert!(sqlx::query("select * from mine").execute(&second.pool).await.is_err());
}
