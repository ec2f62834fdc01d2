// The outbox folder: what left as e-mail, read as a person's mail program would show it.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Waits until a mail fits, at most `limit` milliseconds; the last one that fits. */
export function mail(data, fits, limit = 60_000) {
  return eventually(async () => (await mails(data)).findLast(fits), limit, "no such mail left");
}

/** Asks again and again until there is something. */
export async function eventually(ask, limit, otherwise) {
  for (const end = Date.now() + limit; ; ) {
    const found = await ask();
    if (found) return found;
    if (Date.now() > end) throw new Error(otherwise);
    await pause(100);
  }
}

/** All mails of the outbox, oldest first. */
export async function mails(data) {
  const folder = join(data, "outbox");
  const names = await readdir(folder).catch(() => []);
  const read = names.filter((name) => name.endsWith(".eml")).map(async (name) => parse(await readFile(join(folder, name), "latin1")));
  return (await Promise.all(read)).sort((one, other) => one.date - other.date);
}

function parse(bytes) {
  const { headers, body } = split(bytes);
  const parts = leaves(headers, body);
  const text = parts.find((part) => part.type === "text/plain")?.body.toString("utf8") ?? "";
  return {
    to: headers.to ?? "",
    subject: words(headers.subject ?? ""),
    id: headers["message-id"] ?? "",
    date: new Date(headers.date ?? 0),
    text,
    parts,
  };
}

function split(bytes) {
  const [head, ...rest] = bytes.replace(/\r\n/g, "\n").split("\n\n");
  const headers = {};
  for (const line of head.replace(/\n[ \t]+/g, " ").split("\n")) {
    const at = line.indexOf(":");
    if (at > 0) headers[line.slice(0, at).toLowerCase()] = line.slice(at + 1).trim();
  }
  return { headers, body: rest.join("\n\n") };
}

function leaves(headers, body) {
  const type = headers["content-type"] ?? "text/plain";
  const boundary = type.match(/boundary="?([^";]+)"?/i)?.[1];
  if (boundary) {
    return body.split(`--${boundary}`).slice(1, -1).flatMap((part) => {
      const inner = split(part.replace(/^\n/, ""));
      return leaves(inner.headers, inner.body);
    });
  }
  return [{ type: type.split(";")[0].trim().toLowerCase(), body: decoded(headers["content-transfer-encoding"] ?? "", body) }];
}

function decoded(encoding, body) {
  if (/base64/i.test(encoding)) return Buffer.from(body, "base64");
  if (!/quoted-printable/i.test(encoding)) return Buffer.from(body, "latin1");
  const plain = body.replace(/=\n/g, "").replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, "latin1");
}

/** Header words that are encoded, as in `=?utf-8?Q?…?=`. */
function words(text) {
  return text.replace(/=\?utf-8\?([QB])\?([^?]*)\?=\s*/gi, (_, how, inner) =>
    decoded(/b/i.test(how) ? "base64" : "quoted-printable", inner.replaceAll("_", " ")).toString("utf8"));
}
