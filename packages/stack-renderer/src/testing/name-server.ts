import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";

/** Of a question: 12 bytes of header, then the name in labels, each after its length, then type and class. */
function nameIn(question: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join("."), end: at + 5 };
}

/** One A record, its name a pointer to the question's, kept for no time. */
const record = (address: string): Buffer =>
  Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split(".").map(Number)]);

function answer(question: Buffer, addresses: readonly string[] | undefined): Buffer {
  const { end } = nameIn(question);
  const header = Buffer.from(question.subarray(0, 12));
  header.writeUInt16BE(addresses ? 0x8180 : 0x8183, 2);
  header.writeUInt16BE(addresses?.length ?? 0, 6);
  // Nothing in the further sections.
  header.fill(0, 8);
  return Buffer.concat([header, question.subarray(12, end), ...(addresses ?? []).map(record)]);
}

/** A DNS server in place of the engine's. */
export interface NameServer {
  readonly port: number;
  stop(): void;
}

/** Knows these names and no other. */
export async function startNameServer(names: Readonly<Record<string, readonly string[]>>): Promise<NameServer> {
  const socket: Socket = createSocket("udp4");
  socket.on("message", (question, { address, port }) => {
    socket.send(answer(question, names[nameIn(question).name]), port, address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return { port: socket.address().port, stop: () => socket.close() };
}
