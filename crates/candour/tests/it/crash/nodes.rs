//! The real program, once or twice over one store, killed without warning and started again.

use std::{
    io::{BufRead as _, BufReader},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Condvar, Mutex, mpsc::channel},
};

use super::{PATIENCE, town::Town};

/// The nodes; one that is being started again has no address.
pub struct Nodes {
    program: Program,
    running: Mutex<Vec<Option<Child>>>,
    addresses: Mutex<Vec<Option<SocketAddr>>>,
    changed: Condvar,
}

struct Program {
    data: PathBuf,
    settings: PathBuf,
    database: Option<String>,
    /// What it said when it panicked.
    faults: Arc<Mutex<Vec<String>>>,
}

impl Program {
    fn start(&self) -> (Child, SocketAddr) {
        let mut command = command(&self.data, self.database.as_deref());
        let mut child = command
            .arg("serve")
            .args(["--listen", "127.0.0.1:0", "--settings"])
            .arg(&self.settings)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let (tell, told) = channel();
        let faults = Arc::clone(&self.faults);
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if line.contains("panicked") {
                    faults.lock().unwrap().push(line.clone());
                }
                if let Some(address) = line.strip_prefix("candour: serving http://") {
                    let _ = tell.send(address.parse::<SocketAddr>());
                } else {
                    println!("{line}");
                }
            }
        });
        let address = told.recv_timeout(PATIENCE).expect("the program starts").unwrap();
        (child, address)
    }
}

/// The program with the variables of this store and of nothing else.
pub fn command(data: &Path, database: Option<&str>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("CANDOUR_")) {
        command.env_remove(name);
    }
    command.env("CANDOUR_DATA", data).env("CANDOUR_LEASE_SECONDS", "1");
    if let Some(database) = database {
        command.env("CANDOUR_DATABASE", database);
    }
    command
}

impl Nodes {
    pub fn start(town: &Town, settings: &Path, count: usize) -> Nodes {
        let program = Program {
            data: town.folder.path().to_owned(),
            settings: settings.to_owned(),
            database: town.database.clone(),
            faults: Arc::default(),
        };
        let (running, addresses) =
            (0..count).map(|_| program.start()).map(|(c, a)| (Some(c), Some(a))).unzip();
        Nodes {
            program,
            running: Mutex::new(running),
            addresses: Mutex::new(addresses),
            changed: Condvar::new(),
        }
    }

    /// The address of a node that lives: the one with this number if it does.
    pub fn address(&self, preferred: usize) -> SocketAddr {
        let mut addresses = self.addresses.lock().unwrap();
        loop {
            let wanted = addresses[preferred % addresses.len()];
            if let Some(address) = wanted.or_else(|| addresses.iter().flatten().next().copied()) {
                return address;
            }
            let (guard, late) = self.changed.wait_timeout(addresses, PATIENCE).unwrap();
            assert!(!late.timed_out(), "no node came back");
            addresses = guard;
        }
    }

    /// Kills a node as a power cut would, and starts it again.
    pub fn kill_and_restart(&self, which: usize) {
        let mut child = self.running.lock().unwrap()[which].take().unwrap();
        child.kill().unwrap();
        self.addresses.lock().unwrap()[which] = None;
        child.wait().unwrap();
        let (child, address) = self.program.start();
        self.running.lock().unwrap()[which] = Some(child);
        self.addresses.lock().unwrap()[which] = Some(address);
        self.changed.notify_all();
    }

    pub fn stop(&self) {
        self.addresses.lock().unwrap().fill(None);
        for child in self.running.lock().unwrap().iter_mut() {
            if let Some(mut child) = child.take() {
                child.kill().unwrap();
                child.wait().unwrap();
            }
        }
        let faults = self.program.faults.lock().unwrap();
        assert!(faults.is_empty(), "{faults:#?}");
    }
}

impl Drop for Nodes {
    /// A test that failed leaves no program behind.
    fn drop(&mut self) {
        for child in self.running.get_mut().into_iter().flatten() {
            if let Some(child) = child.as_mut() {
                let _ = child.kill();
                let _ = child.wait();
            }
        }
    }
}
