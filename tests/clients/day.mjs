// A day told in steps: each prints one line of JSON, which the test reads.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";

const PATIENCE = 20_000;
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

export const url = process.env.PALABRE_URL;
export const SCOPES = ["read", "write", "follow", "push"];

/** Asks the test something that only a person can answer, and returns the answer. */
export async function ask(question) {
  console.log(JSON.stringify({ ask: question }));
  return (await lines.next()).value;
}

/** Runs a part of the day. What fails is told, and the day goes on. */
export async function step(name, act) {
  try {
    await within(act());
    console.log(JSON.stringify({ step: name }));
  } catch (error) {
    const details = error.response?.data ?? error.details ?? "";
    console.log(JSON.stringify({ step: name, error: `${error.stack ?? error} ${JSON.stringify(details)}` }));
  }
}

/** What a promise gives, or an error when it takes too long. */
function within(promise) {
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("it takes too long")), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Looks until there is something: reactions run beside the request. */
export async function eventually(look) {
  for (;;) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Where a small picture is. */
export const PICTURE = process.env.PALABRE_PICTURE;

/** The picture as a file that comes from a form. */
export async function picture() {
  return new File([await readFile(PICTURE)], "leaf.jpg", { type: "image/jpeg" });
}

/** Keys of a telephone that takes pushes (RFC 8291). */
export async function telephoneKeys() {
  const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
  const point = await crypto.subtle.exportKey("raw", pair.publicKey);
  const auth = crypto.getRandomValues(new Uint8Array(16));
  return { p256dh: Buffer.from(point).toString("base64url"), auth: Buffer.from(auth).toString("base64url") };
}

export const ids = (found) => found.map((each) => each.id);

export { assert };
