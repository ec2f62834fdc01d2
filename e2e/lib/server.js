// Starts a server of ours on a free port with an empty data folder, and ends it again.
// It knows binaries and addresses, no pages.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = resolve(fileURLToPath(import.meta.url), "../../..");
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");

/** A port that nobody listens on at this moment. */
export async function freePort() {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** The style guide: `cargo build -p web --example style_guide` made it. */
export function styleGuide() {
  return start(path("STYLE_GUIDE", "examples/style_guide"), () => ["0"]);
}

/**
 * The product itself: `cargo build -p candour` made it. `args` gets the port and the fresh data folder,
 * for example `(port, data) => ["demo", "--listen", `127.0.0.1:${port}`, "--data", data]`.
 */
export function candour(args, env = {}) {
  return start(path("CANDOUR", "candour"), args, env);
}

/** Where a binary of ours is: as the variable says, else where cargo puts it. */
export function path(variable, name) {
  const found = process.env[variable] ?? join(target, "debug", name);
  if (!existsSync(found)) throw new Error(`${name} is not built: see docs/how-to/add-a-page.md`);
  return found;
}

async function start(program, args, env = {}) {
  const data = await mkdtemp(join(tmpdir(), "candour-e2e-"));
  const port = await freePort();
  const child = spawn(program, args(port, data), { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  child.stderr.on("data", (chunk) => said.push(chunk));
  const address = await new Promise((found, failed) => {
    const lines = createInterface({ input: child.stdout });
    lines.on("line", (line) => {
      said.push(`${line}\n`);
      const seen = line.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (seen) found(seen[0]);
    });
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`ended with ${code} before it listened:\n${said.join("")}`)));
  });
  return {
    address,
    data,
    /** What it has said so far. */
    said: () => said.join(""),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGTERM");
        await once(child, "exit");
      }
      await rm(data, { recursive: true, force: true });
    },
  };
}
