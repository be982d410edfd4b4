//! The embedded PostgreSQL, for real: it starts, stops, recovers, and keeps a second owner out.

use std::fs;
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;

use sqlx::{Connection, PgConnection};
use vovremya::postgres::{Cluster, ClusterError, Place, Settings};

use crate::support::process::{Folder, Running, kill, pid_file, run, server_process, vovremya};

fn kept(folder: &Folder) -> Settings {
    Settings { place: Place::Kept(folder.path().join("data")), pg_bin: None }
}

async fn ask(cluster: &Cluster, sql: &'static str) -> String {
    let mut connection = PgConnection::connect_with(&cluster.connect_options()).await.expect("a connection");
    sqlx::query_scalar(sql).fetch_one(&mut connection).await.expect("an answer")
}

async fn tell(cluster: &Cluster, sql: &'static str) {
    let mut connection = PgConnection::connect(&cluster.url()).await.expect("a connection by the address");
    sqlx::raw_sql(sql).execute(&mut connection).await.expect("done");
}

#[tokio::test]
async fn a_kept_cluster_keeps_its_data_and_stops_cleanly() {
    let folder = Folder::new();
    let cluster = Cluster::start(&kept(&folder)).expect("a first start");
    tell(&cluster, "create table word (said text); insert into word values ('вовремя')").await;
    cluster.stop().expect("a stop");
    assert!(!pid_file(&folder).exists(), "a clean stop leaves no trace");

    let cluster = Cluster::start(&kept(&folder)).expect("a second start");
    assert_eq!(ask(&cluster, "select said from word").await, "вовремя");
}

#[tokio::test]
async fn the_database_knows_cyrillic_capitals_sorts_by_bytes_and_thinks_in_utc() {
    let cluster = Cluster::start(&Settings { place: Place::ThrowAway, pg_bin: None }).expect("a start");
    assert_eq!(ask(&cluster, "select lower('ЖУК') || upper('ёж')").await, "жукЁЖ");
    assert_eq!(
        ask(&cluster, "select string_agg(w, '' order by w) from unnest(array['а','B','a','Я']) w").await,
        "BaЯа"
    );
    assert_eq!(ask(&cluster, "select current_setting('timezone')").await, "UTC");
    assert_eq!(ask(&cluster, "select current_setting('listen_addresses')").await, "");
}

#[tokio::test]
async fn a_throw_away_cluster_leaves_nothing() {
    let cluster = Cluster::start(&Settings { place: Place::ThrowAway, pg_bin: None }).expect("a start");
    let data = PathBuf::from(ask(&cluster, "select current_setting('data_directory')").await);
    let folder = data.parent().expect("the cluster's folder").to_owned();
    assert!(folder.exists());
    cluster.stop().expect("a stop");
    assert!(!folder.exists(), "{} is still there", folder.display());
}

#[tokio::test]
async fn only_the_owner_can_enter_the_socket_folder() {
    let folder = Folder::new();
    let _cluster = Cluster::start(&kept(&folder)).expect("a start");
    let socket_folder = folder.path().join("data/postgres/socket");
    let socket = fs::metadata(socket_folder.join(".s.PGSQL.5432")).expect("the socket");
    assert!(socket.file_type().is_socket());
    assert_eq!(fs::metadata(&socket_folder).expect("its folder").permissions().mode() & 0o777, 0o700);
}

#[tokio::test]
async fn a_long_path_with_odd_characters_is_no_obstacle() {
    let folder = Folder::new();
    let long = folder.path().join(format!("Мои долги, {}", "очень длинное имя ".repeat(6)));
    let cluster = Cluster::start(&Settings { place: Place::Kept(long), pg_bin: None }).expect("a start");
    assert_eq!(ask(&cluster, "select 'here'").await, "here");
}

#[test]
fn a_second_start_on_one_data_folder_is_refused_and_says_by_whom() {
    let folder = Folder::new();
    let _first = Cluster::start(&kept(&folder)).expect("a first start");
    let refused = Cluster::start(&kept(&folder)).expect_err("a second start");
    assert!(matches!(refused, ClusterError::InUse { .. }), "{refused}");
    let text = refused.to_string();
    assert!(text.contains(&format!("process {}", std::process::id())) && text.contains("DATA_DIR"), "{text}");
}

#[tokio::test]
async fn a_killed_owner_and_a_killed_server_leave_a_cluster_that_recovers() {
    let folder = Folder::new();
    let mut owner = Running::start(keeper(
        &folder,
        "psql $DATABASE_URL -qc \"create table kept (id int)\"; echo made >&2; exec cat",
    ));
    owner.says("made");
    let server = server_process(&folder);
    kill("-STOP", &server); // so that it has no time to stop in good order
    owner.signal("KILL");
    owner.ends();
    kill("-KILL", &server);

    let cluster = Cluster::start(&kept(&folder)).expect("the start after the crash");
    assert_eq!(ask(&cluster, "select count(*)::text from kept").await, "0");
}

#[tokio::test]
async fn the_start_after_a_killed_owner_waits_for_the_server_that_is_still_stopping() {
    let folder = Folder::new();
    let mut owner = Running::start(keeper(&folder, "echo ready >&2; exec cat"));
    owner.says("ready");
    owner.signal("KILL");
    owner.ends();
    let cluster = Cluster::start(&kept(&folder)).expect("the next start");
    assert_eq!(ask(&cluster, "select 'here'").await, "here");
}

#[tokio::test]
async fn a_server_without_owner_is_stopped_and_replaced() {
    let folder = Folder::new();
    Cluster::start(&kept(&folder)).expect("a start").stop().expect("a stop");
    let owner = fs::metadata(folder.path().join("data/postgres/data")).expect("the data").uid();
    start_by_hand(&folder, owner);
    let orphan = server_process(&folder);

    let cluster = Cluster::start(&kept(&folder)).expect("the next start");
    assert_ne!(server_process(&folder), orphan);
    assert_eq!(ask(&cluster, "select 'here'").await, "here");
}

#[test]
fn a_trace_with_the_process_id_of_another_program_is_no_obstacle() {
    let folder = Folder::new();
    Cluster::start(&kept(&folder)).expect("a start").stop().expect("a stop");
    fs::write(pid_file(&folder), format!("{}\n", std::process::id())).expect("a stale trace");
    Cluster::start(&kept(&folder)).expect("the next start").stop().expect("a stop");
}

#[test]
fn data_of_another_postgresql_version_is_refused_with_its_number() {
    let folder = Folder::new();
    Cluster::start(&kept(&folder)).expect("a start").stop().expect("a stop");
    fs::write(folder.path().join("data/postgres/data/PG_VERSION"), "9\n").expect("another version");
    let text = Cluster::start(&kept(&folder)).expect_err("not ours").to_string();
    assert!(text.contains("made by postgresql 9"), "{text}");
}

#[test]
fn started_by_root_the_server_runs_as_somebody_else() {
    let folder = Folder::new();
    let _cluster = Cluster::start(&kept(&folder)).expect("a start");
    let ours = fs::metadata(folder.path()).expect("our folder").uid();
    let theirs = fs::metadata(pid_file(&folder)).expect("the server's file").uid();
    if ours == 0 {
        assert_ne!(theirs, 0);
    } else {
        assert_eq!(theirs, ours);
    }
}

#[test]
fn a_command_gets_a_throw_away_database_and_its_exit_code_comes_back() {
    let folder = Folder::new();
    let said = run(vovremya(&folder, &["postgres", "--", "sh", "-c", "echo $DATABASE_URL; exit 7"]));
    assert_eq!(said.status.code(), Some(7), "{}", said.stderr);
    let url = url::Url::parse(said.stdout.trim()).expect("an address");
    let (_, socket_folder) = url.query_pairs().find(|(key, _)| key == "host").expect("a socket folder");
    assert!(!Path::new(&*socket_folder).exists(), "removed with the cluster");
}

#[test]
fn without_the_programs_there_is_one_clear_message() {
    let folder = Folder::new();
    let mut command = vovremya(&folder, &["postgres", "--", "true"]);
    command.env("PG_BIN", "/nowhere");
    let said = run(command);
    assert_eq!(said.status.code(), Some(1));
    assert_eq!(said.stderr.lines().count(), 1, "{}", said.stderr);
    assert!(said.stderr.contains("PG_BIN=/nowhere"), "{}", said.stderr);
}

/// The program, keeping the cluster of `folder/data` until `script`
/// ends, which reads the input it is never given.
fn keeper(folder: &Folder, script: &str) -> Command {
    let mut command = vovremya(folder, &["postgres", "--keep", "--", "sh", "-c"]);
    command.arg(script);
    command
}

fn start_by_hand(folder: &Folder, owner: u32) {
    use std::os::unix::process::CommandExt;
    let bin = run({
        let mut command = Command::new("pg_config");
        command.arg("--bindir");
        command
    });
    let root = folder.path().join("data/postgres");
    let mut command = Command::new(Path::new(bin.stdout.trim()).join("pg_ctl"));
    command.args(["start", "--wait", "--silent", "-D"]).arg(root.join("data"));
    command.arg("-o").arg(format!("-c listen_addresses= -k {}", root.join("socket").display()));
    command.arg("-l").arg(root.join("by-hand.log")).current_dir("/");
    if fs::metadata(folder.path()).expect("our folder").uid() == 0 {
        command.uid(owner);
    }
    assert!(command.status().expect("pg_ctl runs").success());
}
